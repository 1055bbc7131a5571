/**
 * A fake of Luma's Agents API, written from its pages (docs.agents.lumalabs.ai): "Video generation"
 * (state of 2026-06-11), "Get a generation", "Error handling" and "Rate limits".
 *
 * Lifecycle: a POST makes a generation (201), `queued`; it keeps no name of the client's, so the same
 * body again makes a second one. Each look takes it one step on: `processing`, then `completed` with
 * an address that is signed anew at every look and needs no key. A generation may be refused when it
 * is posted or while it is made (`failed`, `content_moderated`), and may break (`failed`,
 * `generation_failed`); both are refunded. Errors are a status and `{ detail }`. Nothing stops a
 * generation, and there is no list of them.
 */
import { type FakeAnswer, type FakeServer, startFake } from './fake-server.ts';
import { tinyClip } from './tiny-clip.ts';

export interface LumaServer extends FakeServer {
  /** Each generation that was taken: what would be paid for. */
  readonly jobs: readonly LumaJob[];
  /** What becomes of the next one. */
  next(fate: 'refuse-at-once' | 'refuse-later' | 'break'): void;
}

export interface LumaJob {
  readonly id: string;
  readonly body: LumaBody;
}

interface Frame {
  readonly data?: string;
  readonly media_type?: string;
}

interface LumaBody {
  readonly model?: string;
  readonly type?: string;
  readonly prompt?: string;
  readonly aspect_ratio?: string;
  readonly video?: {
    readonly resolution?: string;
    readonly duration?: string;
    readonly start_frame?: Frame;
    readonly end_frame?: Frame;
  };
}

type Generation = LumaJob & { looks: number; readonly fate: string | undefined };

const ASPECTS = ['9:16', '3:4', '1:1', '4:3', '16:9', '21:9'];
const RESOLUTIONS = ['540p', '720p', '1080p'];

export async function startLumaServer(options: { readonly key: string }): Promise<LumaServer> {
  const generations: Generation[] = [];
  const fates: string[] = [];
  let signatures = 0;
  const find = (id: string | undefined): Generation | undefined =>
    generations.find((each) => each.id === id);

  const server = await startFake({
    deny: ({ endpoint, headers }) =>
      endpoint === 'deliver' || headers['authorization'] === `Bearer ${options.key}`
        ? undefined
        : { status: 401, json: { detail: 'Invalid API key' } },
    routes: [
      {
        endpoint: 'submit',
        method: 'POST',
        path: /^\/v1\/generations$/,
        answer({ body }) {
          const posted = JSON.parse(body.toString()) as LumaBody;
          const wrong = mistakeIn(posted);
          if (wrong !== undefined) return { status: 422, json: { detail: wrong } };
          const fate = fates.shift();
          const id = `5f0c0000-0000-4000-8000-00000000000${generations.length}`;
          const generation = { id, body: posted, looks: 0, fate };
          if (fate === 'refuse-at-once') {
            return { status: 201, json: failed(generation, 'content_moderated') };
          }
          generations.push(generation);
          return { status: 201, json: resource(generation, 'queued') };
        },
      },
      {
        endpoint: 'check',
        method: 'GET',
        path: /^\/v1\/generations\/([^/]+)$/,
        answer({ groups: [id] }) {
          const generation = find(id);
          if (generation === undefined) return { status: 404, json: { detail: 'Not found' } };
          generation.looks += 1;
          if (generation.looks === 1) return { json: resource(generation, 'processing') };
          if (generation.fate === 'refuse-later') {
            return { json: failed(generation, 'content_moderated') };
          }
          if (generation.fate === 'break') {
            return { json: failed(generation, 'generation_failed') };
          }
          signatures += 1;
          const url = `${server.url}/files/${generation.id}.mp4?X-Signature=signed-${signatures}`;
          return {
            json: { ...resource(generation, 'completed'), output: [{ type: 'video', url }] },
          };
        },
      },
      {
        endpoint: 'deliver',
        method: 'GET',
        path: /^\/files\/([\w-]+)\.mp4$/,
        async answer({ query, headers, groups: [id] }) {
          if (headers['authorization'] !== undefined) throw new Error('the key was sent to a file');
          const generation = find(id);
          const signed = query.get('X-Signature') === `signed-${signatures}`;
          if (generation === undefined || !signed) return { status: 403, json: {} };
          return await clipOf(generation, generations.indexOf(generation));
        },
      },
    ],
  });
  return {
    ...server,
    url: `${server.url}/v1`,
    jobs: generations,
    next: (fate) => void fates.push(fate),
  };
}

/** What the service would refuse in a body, of that which its pages say. */
function mistakeIn({ model, type, prompt = '', aspect_ratio, video = {} }: LumaBody) {
  const { resolution = '720p', duration = '5s', start_frame, end_frame } = video;
  if (model !== 'ray-3.2') return 'model: unknown';
  if (type !== 'video') return 'type: unknown';
  if (prompt.length < 1 || prompt.length > 6000) return 'prompt: 1 to 6000 characters';
  if (aspect_ratio !== undefined && !ASPECTS.includes(aspect_ratio)) return 'aspect_ratio: unknown';
  if (!RESOLUTIONS.includes(resolution)) return 'video.resolution: unknown';
  if (!['5s', '10s'].includes(duration)) return 'video.duration: unknown';
  const frames = [start_frame, end_frame].flatMap((frame) => frame ?? []);
  if (duration === '10s' && frames.length > 0) return 'video.duration: 10s goes with no frame';
  if (frames.some(({ data, media_type: media }) => !data || !media?.startsWith('image/'))) {
    return 'a frame is data and media_type';
  }
  return undefined;
}

function resource({ id, body }: LumaJob, state: string): Record<string, unknown> {
  return {
    id,
    type: body.type,
    state,
    model: body.model,
    created_at: '2026-11-25T09:00:00Z',
    output: [],
    failure_code: null,
    failure_reason: null,
  };
}

function failed(generation: LumaJob, code: string): Record<string, unknown> {
  return {
    ...resource(generation, 'failed'),
    failure_code: code,
    failure_reason: `It was not made: ${code}.`,
  };
}

/** Small, in the shape and length that were asked for. */
async function clipOf({ body }: LumaJob, index: number): Promise<FakeAnswer> {
  const [wide = 16, high = 9] = (body.aspect_ratio ?? '16:9').split(':').map(Number);
  const even = (side: number): number => 2 * Math.round((72 * side) / Math.min(wide, high) / 2);
  const seconds = Number.parseInt(body.video?.duration ?? '5s', 10);
  const picture = { width: even(wide), height: even(high), fps: 24, seconds };
  return { file: await tinyClip(picture, 40 * index), type: 'video/mp4' };
}
