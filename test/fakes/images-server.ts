/**
 * A fake of the Images API in OpenAI's shape, written from these descriptions:
 *
 * - OpenAI's client for Node.js 7.55.0, `resources/images.d.ts` (read 2026-11-25): the fields of both
 *   addresses and their values, sizes in steps of 16, 16 pictures, the answer; that `response_format`
 *   is refused for GPT Image models.
 * - vLLM-Omni, docs/serving/image_generation_api.md and image_edit_api.md (read 2026-11-25): free
 *   sizes, more fields, errors under `detail`.
 * - Azure: `api-key` in place of a bearer token, `/openai/v1` and `api-version`; the content filter's
 *   error.
 *
 * Lifecycle: a body with a prompt, or a form with a prompt and pictures, is answered with the picture
 * in base64, of the size that was asked for; nothing is kept, so the same again makes a second one.
 * Both are refused by moderation with a 400, before or after the picture is made. A server may answer
 * with an address instead, or with bytes that are no picture.
 */
import { type FakeAnswer, type FakeRequest, type FakeServer, startFake } from './fake-server.ts';
import { tinyPicture } from './tiny-picture.ts';

export interface ImagesServer extends FakeServer {
  /** What each picture was made of: what would be paid for. */
  readonly made: readonly MadePicture[];
  /** What becomes of the next one. */
  next(fate: ImageFate): void;
}

export type ImageFate = 'refuse' | 'no-picture' | 'bad-base64' | 'address' | 'reword' | 'nothing';

export interface MadePicture {
  readonly path: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly pictures: readonly Buffer[];
}

const FIELDS = new Set(
  [
    'model prompt n size quality background complexity output_format output_compression',
    'moderation input_fidelity',
  ].flatMap((names) => names.split(' ')),
);
const MORE_FIELDS = new Set(
  [
    'negative_prompt seed num_inference_steps guidance_scale true_cfg_scale response_format',
  ].flatMap((names) => names.split(' ')),
);

export async function startImagesServer(options: {
  readonly key: string;
  readonly azure?: boolean;
}): Promise<ImagesServer> {
  const { key, azure = false } = options;
  const made: MadePicture[] = [];
  const fates: ImageFate[] = [];
  const prefix = azure ? '/openai/v1' : '/v1';
  const path = (rest: string): RegExp => new RegExp(`^${prefix}${rest}$`);

  async function make(picture: MadePicture, problem: string | undefined): Promise<FakeAnswer> {
    if (problem !== undefined) return { status: 400, json: error('invalid_value', problem) };
    const fate = fates.shift();
    if (fate === 'refuse') return { status: 400, json: refusal(azure) };
    made.push(picture);
    const [width = 0, height = 0] = String(picture.fields['size']).split('x').map(Number);
    const bytes = Buffer.from(tinyPicture({ width, height }, made.length));
    const b64_json = bytes.toString('base64');
    const image = {
      'no-picture': { b64_json: Buffer.from('no picture. '.repeat(99)).toString('base64') },
      'bad-base64': { b64_json: `${b64_json.slice(0, 40)}<html>` },
      address: { url: `${server.url}/picture-${made.length}.png` },
      reword: { b64_json, revised_prompt: 'A lantern finds a book.' },
    };
    const data = fate === 'nothing' ? [] : [fate === undefined ? { b64_json } : image[fate]];
    return { json: { created: 1_790_000_000, data, output_format: 'png' } };
  }

  const server = await startFake({
    deny({ headers, query, endpoint }) {
      if (endpoint === 'deliver') return undefined;
      const given = azure ? headers['api-key'] : headers['authorization'];
      if (given !== (azure ? key : `Bearer ${key}`)) {
        return { status: 401, json: error('invalid_api_key', 'Incorrect API key provided.') };
      }
      return azure && query.get('api-version') === null
        ? { status: 404, json: error('404', 'Resource not found') }
        : undefined;
    },
    routes: [
      {
        endpoint: 'submit',
        method: 'POST',
        path: path('/images/generations'),
        async answer({ headers, body, path: asked }) {
          if (headers['content-type'] !== 'application/json') {
            return { status: 415, json: error('unsupported', 'JSON is expected.') };
          }
          const fields = JSON.parse(body.toString()) as Record<string, unknown>;
          const problem = problemWith(fields, 'input_fidelity');
          return await make({ path: asked, fields, pictures: [] }, problem);
        },
      },
      {
        endpoint: 'submit',
        method: 'POST',
        path: path('/images/edits'),
        async answer(request) {
          const { fields, pictures } = await readForm(request);
          const count = pictures.length;
          const problem =
            count < 1 || count > 16
              ? `${count} images, where 1 to 16 are expected.`
              : problemWith(fields, 'moderation');
          return await make({ path: request.path, fields, pictures }, problem);
        },
      },
      {
        endpoint: 'models',
        method: 'GET',
        path: path('/models'),
        answer: () => ({ json: { object: 'list', data: [] } }),
      },
      {
        endpoint: 'deliver',
        method: 'GET',
        path: /^\/picture-(\d+)\.png$/,
        answer: ({ groups: [number] }) => ({
          file: tinyPicture({ width: 64, height: 36 }, Number(number)),
          type: 'image/png',
        }),
      },
    ],
  });
  return {
    ...server,
    url: `${server.url}${azure ? '' : prefix}`,
    made,
    next: (fate) => void fates.push(fate),
  };
}

/** What the descriptions say of fields that are not taken. */
function problemWith(
  fields: Readonly<Record<string, unknown>>,
  elsewhere: string,
): string | undefined {
  const { prompt, model, n, size } = fields;
  const isGpt = String(model).startsWith('gpt-image');
  const unknown = Object.keys(fields).find(
    (name) => name === elsewhere || !(FIELDS.has(name) || (!isGpt && MORE_FIELDS.has(name))),
  );
  if (unknown !== undefined) return `Unknown parameter: '${unknown}'.`;
  if (typeof prompt !== 'string' || prompt === '') return 'No prompt.';
  if (Number(n) !== 1) return 'n';
  const [width = 0, height = 0] = String(size).split('x').map(Number);
  if (!(width > 0 && height > 0)) return `Invalid size '${String(size)}'.`;
  return isGpt && (width % 16 !== 0 || height % 16 !== 0)
    ? `Invalid size '${String(size)}': sides are divisible by 16.`
    : undefined;
}

function error(code: string, message: string): Record<string, unknown> {
  return { error: { message, type: 'image_generation_user_error', param: null, code } };
}

function refusal(azure: boolean): Record<string, unknown> {
  const text =
    'Your request was rejected by the safety system. If you believe this is an error, contact us. safety_violations=[violence].';
  if (!azure) return error('moderation_blocked', text);
  return {
    error: {
      code: 'content_filter',
      message: 'The response was filtered.',
      innererror: {
        code: 'ResponsibleAIPolicyViolation',
        content_filter_result: { violence: { filtered: true, severity: 'medium' } },
      },
    },
  };
}

async function readForm({ headers, body }: FakeRequest): Promise<{
  readonly fields: Readonly<Record<string, unknown>>;
  readonly pictures: readonly Buffer[];
}> {
  const form = await new Response(new Uint8Array(body), {
    headers: { 'content-type': headers['content-type'] ?? '' },
  }).formData();
  const fields: Record<string, unknown> = {};
  const pictures: Buffer[] = [];
  for (const [name, value] of form.entries()) {
    if (typeof value === 'string') fields[name] = value;
    else if (name === 'image[]') pictures.push(Buffer.from(await value.arrayBuffer()));
    else fields[name] = value.name;
  }
  return { fields, pictures };
}
