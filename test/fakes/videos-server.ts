/**
 * A fake of the Videos API in OpenAI's shape, written from these descriptions:
 *
 * - OpenAI's OpenAPI description, `/videos*` (openai/openai-openapi, read 2026-08-21): the form, the
 *   resource, `queued | in_progress | completed | failed`, `/videos/{id}/content`, DELETE.
 * - vLLM-Omni, docs/serving/videos_api.md (read 2026-11-21): free lengths and sizes, more fields.
 * - Azure: `api-key` in place of a bearer token, or one of Microsoft Entra ID, `/openai/v1` and `api-version`; the content filter's
 *   error (Microsoft, "Content filtering", read 2026-11-21).
 *
 * Lifecycle: a form with a prompt makes a job, `queued`; it keeps no name of the client's, so the
 * same form again makes a second job. Each look takes it one step on: `in_progress`, then
 * `completed`. Then its content is there, an mp4 of the size and seconds that were asked for. A job
 * may be refused when it is created (400) or while it is made (`failed`, `moderation_blocked`), and
 * may break (`failed`, `server_error`). Deleting it makes it unknown.
 */
import { type FakeAnswer, type FakeRequest, type FakeServer, startFake } from './fake-server.ts';
import { tinyClip } from './tiny-clip.ts';

export interface VideosServer extends FakeServer {
  /** The form of each job that was taken: what would be paid for. */
  readonly jobs: readonly Job[];
  /** What becomes of the next job. */
  next(fate: 'refuse-at-once' | 'refuse-later' | 'break'): void;
}

export interface Job {
  readonly id: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly inputReference?: Buffer;
}

const FPS = 24;
/** Pictures are a tenth of what is asked for: the client is to fit them anyway. */
const SHRINK = 10;

export async function startVideosServer(options: {
  readonly key: string;
  readonly azure?: boolean;
  /** Of Microsoft Entra ID, which Azure takes as well. */
  readonly tokens?: readonly string[];
  /** A file that is heard with every video. */
  readonly sound?: string;
}): Promise<VideosServer> {
  const { key, azure = false, tokens = [], sound } = options;
  const jobs: (Job & { looks: number; fate: string | undefined })[] = [];
  const deleted = new Set<string>();
  const fates: string[] = [];
  const prefix = azure ? '/openai/v1' : '/v1';
  const path = (rest: string): RegExp => new RegExp(`^${prefix}${rest}$`);
  const find = ({ groups: [id] }: FakeRequest) =>
    jobs.find((job) => job.id === id && !deleted.has(job.id));

  const deny = ({ headers, query }: FakeRequest): FakeAnswer | undefined => {
    const given = azure ? headers['api-key'] : headers['authorization'];
    const isKnown = tokens.some((token) => headers['authorization'] === `Bearer ${token}`);
    if (given !== (azure ? key : `Bearer ${key}`) && !isKnown) {
      return { status: 401, json: error('invalid_api_key', 'Incorrect API key provided.') };
    }
    return azure && query.get('api-version') === null
      ? { status: 404, json: error('404', 'Resource not found') }
      : undefined;
  };

  const server = await startFake({
    deny,
    routes: [
      {
        endpoint: 'submit',
        method: 'POST',
        path: path('/videos'),
        async answer(request) {
          const { fields, file } = await readForm(request);
          if (!fields['prompt']) {
            return { status: 400, json: error('missing_required_parameter', 'No prompt.') };
          }
          const fate = fates.shift();
          if (fate === 'refuse-at-once') return { status: 400, json: refusal(azure) };
          const id = `video_${jobs.length + 1}`;
          jobs.push({ id, fields, looks: 0, fate, ...(file && { inputReference: file }) });
          return { json: resource(jobs.at(-1)!, 'queued', 0) };
        },
      },
      {
        endpoint: 'list',
        method: 'GET',
        path: path('/videos'),
        answer: () => ({ json: { object: 'list', data: [], has_more: false } }),
      },
      {
        endpoint: 'check',
        method: 'GET',
        path: path('/videos/([^/]+)'),
        answer(request) {
          const job = find(request);
          if (job === undefined) return { status: 404, json: error('not_found', 'No such video.') };
          job.looks += 1;
          if (job.looks === 1) return { json: resource(job, 'in_progress', 50) };
          if (job.fate === 'refuse-later') {
            return { json: resource(job, 'failed', 50, 'moderation_blocked') };
          }
          if (job.fate === 'break') return { json: resource(job, 'failed', 50, 'server_error') };
          return { json: resource(job, 'completed', 100) };
        },
      },
      {
        endpoint: 'deliver',
        method: 'GET',
        path: path('/videos/([^/]+)/content'),
        async answer(request) {
          const job = find(request);
          if (job === undefined) return { status: 404, json: error('not_found', 'No such video.') };
          const [width = 1280, height = 720] = (job.fields['size'] ?? '').split('x').map(Number);
          const even = (side: number): number => 2 * Math.round(side / SHRINK / 2);
          const seconds = Number(job.fields['seconds'] ?? 4);
          const picture = { width: even(width), height: even(height), fps: FPS, seconds };
          const file = await tinyClip(picture, 40 * jobs.indexOf(job), sound);
          return { file, type: 'video/mp4' };
        },
      },
      {
        endpoint: 'cancel',
        method: 'DELETE',
        path: path('/videos/([^/]+)'),
        answer(request) {
          const job = find(request);
          if (job === undefined) return { status: 404, json: error('not_found', 'No such video.') };
          deleted.add(job.id);
          return { json: { id: job.id, object: 'video.deleted', deleted: true } };
        },
      },
    ],
  });
  return {
    ...server,
    url: `${server.url}${azure ? '' : prefix}`,
    jobs,
    next: (fate) => void fates.push(fate),
  };
}

function resource(
  { id, fields }: Job,
  status: string,
  progress: number,
  code?: string,
): Record<string, unknown> {
  return {
    id,
    object: 'video',
    model: fields['model'] ?? 'sora-2',
    status,
    progress,
    created_at: 1_790_000_000,
    completed_at: status === 'completed' ? 1_790_000_060 : null,
    expires_at: null,
    size: fields['size'] ?? '720x1280',
    seconds: fields['seconds'] ?? '4',
    prompt: fields['prompt'],
    remixed_from_video_id: null,
    error: code === undefined ? null : { code, message: `It was not made: ${code}.` },
  };
}

function error(code: string, message: string): Record<string, unknown> {
  return { error: { message, type: 'invalid_request_error', param: null, code } };
}

function refusal(azure: boolean): Record<string, unknown> {
  if (!azure) return error('moderation_blocked', 'The request was blocked by our moderation.');
  return {
    error: {
      code: 'content_filter',
      message: 'The response was filtered.',
      innererror: {
        code: 'ResponsibleAIPolicyViolation',
        content_filter_result: {
          hate: { filtered: false, severity: 'safe' },
          violence: { filtered: true, severity: 'medium' },
        },
      },
    },
  };
}

async function readForm({ headers, body }: FakeRequest): Promise<{
  readonly fields: Readonly<Record<string, string>>;
  readonly file: Buffer | undefined;
}> {
  const type = headers['content-type'] ?? '';
  if (type.startsWith('application/json')) {
    return { fields: JSON.parse(body.toString()) as Record<string, string>, file: undefined };
  }
  const form = await new Response(new Uint8Array(body), {
    headers: { 'content-type': type },
  }).formData();
  const fields: Record<string, string> = {};
  let file: Buffer | undefined;
  for (const [name, value] of form) {
    if (typeof value === 'string') fields[name] = value;
    else file = Buffer.from(await value.arrayBuffer());
  }
  return { fields, file };
}
