/**
 * A fake of Hugging Face's Hub and of its router with fal's queue behind it, written from these:
 *
 * - @huggingface/inference 4.13.30, `lib/getInferenceProviderMapping` and `providers/fal-ai` (read
 *   2026-11-21): the mapping of a model, the routes, the two looks, where the path of a request comes
 *   from. The client was run against this fake, and understood it.
 * - fal's pages of Wan 2.2 (fal.ai/models/fal-ai/wan/v2.2-a14b/image-to-video/llms.txt, read
 *   2026-11-25): the input and its limits, the output.
 * - fal's "Model Errors" and "Request Errors" (fal.ai/docs, read 2026-11-25): `detail` as a list with
 *   `type`, `content_policy_violation` with 422; `error_type` of what broke in the queue.
 * - fal's pages of FLUX.1 and Qwen Image Edit (read 2026-11-25), and the same client's tasks
 *   text-to-image and image-to-image: the input and output of stills.
 * - fal's page of Kokoro (read 2026-11-26), and the same client's task text-to-speech: the input and
 *   output of voices.
 *
 * Lifecycle: an input that keeps the limits is put into the queue of its model and gets a request id;
 * the queue keeps no name of the client's, so the same input again makes a second request. Its
 * `response_url` is on fal's own host and leaves out the last parts of the model's name. Each look at
 * its status takes it a step on: `IN_PROGRESS`, then `COMPLETED`. Then its result is there: the address
 * of a clip, which is open to everybody; or an error, for requests that broke or were refused late. A
 * request may be refused when it is put in. A still that a checker flags is there, black and marked.
 */
import { type FakeAnswer, type FakeServer, startFake } from './fake-server.ts';
import { tinyClip } from './tiny-clip.ts';
import { tinyPicture } from './tiny-picture.ts';
import { tinySound } from './tiny-sound.ts';

export interface HuggingfaceServer extends FakeServer {
  /** Each request that was taken: what would be paid for. */
  readonly jobs: readonly FalJob[];
  /** What becomes of the next request. */
  next(fate: 'refuse-at-once' | 'refuse-later' | 'break' | 'flag'): void;
}

export interface FalJob {
  readonly id: string;
  readonly model: string;
  readonly input: FalInput;
}

export type FalInput = Readonly<Record<string, unknown>>;

const ON_THE_HUB: Readonly<Record<string, { providerId: string; status: string; task: string }>> = {
  'Wan-AI/Wan2.2-T2V-A14B': {
    providerId: 'fal-ai/wan/v2.2-a14b/text-to-video',
    status: 'live',
    task: 'text-to-video',
  },
  'Wan-AI/Wan2.2-I2V-A14B': {
    providerId: 'fal-ai/wan/v2.2-a14b/image-to-video',
    status: 'live',
    task: 'image-to-video',
  },
  'Wan-AI/Wan2.2-TI2V-5B': {
    providerId: 'fal-ai/wan/v2.2-5b/text-to-video',
    status: 'live',
    task: 'text-to-video',
  },
  'black-forest-labs/FLUX.1-dev': {
    providerId: 'fal-ai/flux/dev',
    status: 'live',
    task: 'text-to-image',
  },
  'Qwen/Qwen-Image': {
    providerId: 'fal-ai/qwen-image',
    status: 'live',
    task: 'text-to-image',
  },
  'Qwen/Qwen-Image-Edit-2509': {
    providerId: 'fal-ai/qwen-image-edit-plus',
    status: 'live',
    task: 'image-to-image',
  },
  'hexgrad/Kokoro-82M': {
    providerId: 'fal-ai/kokoro/american-english',
    status: 'live',
    task: 'text-to-speech',
  },
  'somebody/staged': { providerId: 'fal-ai/staged', status: 'staging', task: 'text-to-video' },
};

const FIELDS = new Set(
  [
    'prompt image_url end_image_url negative_prompt seed',
    'num_frames frames_per_second resolution aspect_ratio',
    'num_inference_steps guidance_scale guidance_scale_2 shift acceleration',
    'enable_safety_checker enable_output_safety_checker enable_prompt_expansion',
    'interpolator_model num_interpolated_frames adjust_fps_for_interpolation',
    'video_quality video_write_mode',
  ].flatMap((names) => names.split(' ')),
);
const STILL_FIELDS = new Set(
  [
    'prompt image_url image_urls negative_prompt seed image_size num_images output_format',
    'num_inference_steps guidance_scale acceleration enable_safety_checker sync_mode',
  ].flatMap((names) => names.split(' ')),
);
const VOICE_FIELDS = new Set(['text', 'prompt', 'voice', 'speed', 'enable_safety_checker']);
const SECONDS_A_CHARACTER = 0.01;
const IMAGE = /^data:image\/(png|jpeg|webp);base64,[\w+/]+=*$/;
/** Pictures are a tenth of what is asked for: the client is to fit them anyway. */
const SHRINK = 10;

export async function startHuggingfaceServer(options: {
  readonly token: string;
  /** The Hub has given its mappings as a list, and as fields. */
  readonly mapping?: 'list' | 'fields';
}): Promise<HuggingfaceServer> {
  const { token, mapping = 'fields' } = options;
  const jobs: (FalJob & { looks: number; fate: string | undefined })[] = [];
  const fates: string[] = [];
  const find = (id: string | undefined) => jobs.find((job) => job.id === id);

  const server = await startFake({
    deny: ({ endpoint, headers }) =>
      endpoint === 'deliver' || headers['authorization'] === `Bearer ${token}`
        ? undefined
        : { status: 401, json: { error: 'Invalid username or password.' } },
    routes: [
      {
        endpoint: 'mapping',
        method: 'GET',
        path: /^\/api\/models\/([^/]+\/[^/]+)$/,
        answer({ groups: [id = ''], query }) {
          const own = Object.hasOwn(ON_THE_HUB, id) ? ON_THE_HUB[id] : undefined;
          if (own === undefined || query.get('expand[]') !== 'inferenceProviderMapping') {
            return { status: 404, json: { error: 'Repository not found' } };
          }
          const others = { providerId: 'wan-2.2', status: 'live', task: own.task };
          const inferenceProviderMapping =
            mapping === 'fields'
              ? { wavespeed: others, 'fal-ai': own }
              : [
                  { provider: 'wavespeed', ...others },
                  { provider: 'fal-ai', ...own },
                ];
          return { json: { _id: '1', id, inferenceProviderMapping } };
        },
      },
      {
        endpoint: 'whoami',
        method: 'GET',
        path: /^\/api\/whoami-v2$/,
        answer: () => ({ json: { type: 'user', name: 'somebody' } }),
      },
      {
        endpoint: 'submit',
        method: 'POST',
        path: /^\/fal-ai\/(.+)$/,
        answer({ body, query, groups: [model = ''] }) {
          const isLive = Object.values(ON_THE_HUB).some(({ providerId }) => providerId === model);
          if (!isLive || query.get('_subdomain') !== 'queue') {
            return { status: 400, json: { error: 'Model not supported by provider fal-ai' } };
          }
          const input = JSON.parse(body.toString()) as FalInput;
          const problem = isOfVoices(model)
            ? voiceProblem(input)
            : isOfStills(model)
              ? stillProblem(input, model)
              : problemWith(input, model);
          if (problem !== undefined) {
            return detail(['body', problem], 'Input should be valid', 'value_error');
          }
          const fate = fates.shift();
          if (fate === 'refuse-at-once') return refusal();
          const id = `00000000-0000-4000-8000-${String(jobs.length + 1).padStart(12, '0')}`;
          jobs.push({ id, model, input, looks: 0, fate });
          const url = `https://queue.fal.run/${ownerAndName(model)}/requests/${id}`;
          return {
            json: {
              status: 'IN_QUEUE',
              request_id: id,
              response_url: url,
              status_url: `${url}/status`,
              cancel_url: `${url}/cancel`,
              queue_position: 0,
            },
          };
        },
      },
      {
        endpoint: 'check',
        method: 'GET',
        path: /^\/fal-ai\/([\w-]+\/[\w-]+)\/requests\/([\w-]+)\/status$/,
        answer({ query, groups: [app, id] }) {
          const job = find(id);
          if (job === undefined || ownerAndName(job.model) !== app || !isQueue(query)) {
            return { status: 404, json: { detail: 'Request not found' } };
          }
          job.looks += 1;
          const status = job.looks === 1 ? 'IN_PROGRESS' : 'COMPLETED';
          return { json: { status, request_id: job.id, logs: null, metrics: {} } };
        },
      },
      {
        endpoint: 'result',
        method: 'GET',
        path: /^\/fal-ai\/([\w-]+\/[\w-]+)\/requests\/([\w-]+)$/,
        answer({ query, groups: [app, id] }) {
          const job = find(id);
          if (job === undefined || ownerAndName(job.model) !== app || !isQueue(query)) {
            return { status: 404, json: { detail: 'Request not found' } };
          }
          if (job.looks < 2)
            return { status: 400, json: { detail: 'Request is still in progress' } };
          if (job.fate === 'refuse-later') return refusal();
          if (job.fate === 'break') {
            const json = { detail: 'Internal server error', error_type: 'runner_server_error' };
            return { status: 500, json };
          }
          if (isOfStills(job.model)) return { json: stillOf(job, server.url) };
          if (isOfVoices(job.model)) {
            const url = `${server.url}/files/${job.id}.wav`;
            return { json: { audio: { url, content_type: 'audio/wav', file_name: 'line.wav' } } };
          }
          const url = `${server.url}/files/${job.id}.mp4`;
          return {
            json: { video: { url, content_type: 'video/mp4' }, prompt: '', seed: 7 },
          };
        },
      },
      {
        endpoint: 'deliver',
        method: 'GET',
        path: /^\/files\/([\w-]+)\.(?:mp4|png|wav)$/,
        async answer({ groups: [id] }) {
          const job = find(id);
          if (job === undefined) return { status: 404, json: {} };
          if (isOfVoices(job.model)) {
            const seconds = String(job.input['prompt']).length * SECONDS_A_CHARACTER;
            return { file: tinySound(seconds, jobs.indexOf(job) + 1), type: 'audio/wav' };
          }
          if (!isOfStills(job.model)) return { file: await clipOf(job), type: 'video/mp4' };
          const size = job.input['image_size'] as { width: number; height: number };
          return { file: tinyPicture(size, jobs.indexOf(job) + 1), type: 'image/png' };
        },
      },
    ],
  });
  return { ...server, jobs, next: (fate) => void fates.push(fate) };

  function stillOf(
    { id, input, fate }: FalJob & { fate: string | undefined },
    url: string,
  ): object {
    const { width, height } = input['image_size'] as { width: number; height: number };
    return {
      images: [{ url: `${url}/files/${id}.png`, width, height, content_type: 'image/png' }],
      timings: {},
      seed: 7,
      has_nsfw_concepts: [fate === 'flag'],
      prompt: input['prompt'],
    };
  }

  async function clipOf({ input, id }: FalJob): Promise<Uint8Array> {
    const lines = Number.parseInt(String(input['resolution']), 10);
    const even = (side: number): number => 2 * Math.round(side / SHRINK / 2);
    const long = even((lines * 16) / 9);
    const isTall = input['aspect_ratio'] === '9:16';
    const fps = Number(input['frames_per_second']);
    return await tinyClip(
      {
        width: isTall ? even(lines) : long,
        height: isTall ? long : even(lines),
        fps,
        seconds: Number(input['num_frames']) / fps,
      },
      40 * jobs.findIndex((job) => job.id === id),
    );
  }
}

function isFor(model: string, ending: string): boolean {
  return Object.values(ON_THE_HUB).some(
    ({ providerId, task }) => providerId === model && task.endsWith(ending),
  );
}

function isOfStills(model: string): boolean {
  return isFor(model, '-to-image');
}

function isOfVoices(model: string): boolean {
  return isFor(model, '-to-speech');
}

/** The field that does not keep the limits of the page of Kokoro. */
function voiceProblem(input: FalInput): string | undefined {
  const unknown = Object.keys(input).find((name) => !VOICE_FIELDS.has(name));
  if (unknown !== undefined) return unknown;
  if (typeof input['prompt'] !== 'string' || input['prompt'] === '') return 'prompt';
  const { speed = 1 } = input as { speed?: number };
  if (!(speed >= 0.1 && speed <= 5)) return 'speed';
  return /^a[fm]_[a-z]+$/.test(String(input['voice'])) ? undefined : 'voice';
}

/** The field that does not keep the limits of the pages of stills. */
function stillProblem(input: FalInput, model: string): string | undefined {
  const unknown = Object.keys(input).find((name) => !STILL_FIELDS.has(name));
  if (unknown !== undefined) return unknown;
  if (typeof input['prompt'] !== 'string' || input['prompt'] === '') return 'prompt';
  const urls = input['image_urls'];
  const takesImages = model.includes('-edit');
  if (takesImages !== (urls !== undefined)) return 'image_urls';
  if (urls !== undefined && !(urls as string[]).every((url) => IMAGE.test(url)))
    return 'image_urls';
  const { width, height } = (input['image_size'] ?? {}) as { width?: number; height?: number };
  if (!Number.isInteger(width) || !Number.isInteger(height)) return 'image_size';
  if (Number(input['num_images']) !== 1) return 'num_images';
  return ['png', 'jpeg'].includes(String(input['output_format'])) ? undefined : 'output_format';
}

/** Requests are asked for below the first two parts of the model's name. */
function ownerAndName(model: string): string {
  return model.split('/').slice(0, 2).join('/');
}

function isQueue(query: URLSearchParams): boolean {
  return query.get('_subdomain') === 'queue';
}

/** The field that does not keep the limits of the page. */
function problemWith(input: FalInput, model: string): string | undefined {
  const unknown = Object.keys(input).find((name) => !FIELDS.has(name));
  if (unknown !== undefined) return unknown;
  if (typeof input['prompt'] !== 'string' || input['prompt'] === '') return 'prompt';
  const takesImage = model.endsWith('/image-to-video');
  if (takesImage !== IMAGE.test(String((input['image_url'] as string | undefined) ?? '')))
    return 'image_url';
  if (input['end_image_url'] !== undefined && !takesImage) return 'end_image_url';
  const frames = Number(input['num_frames']);
  if (!Number.isInteger(frames) || frames < 17 || frames > 161) return 'num_frames';
  if (!['480p', '580p', '720p'].includes(String(input['resolution']))) return 'resolution';
  return ['16:9', '9:16', '1:1'].includes(String(input['aspect_ratio']))
    ? undefined
    : 'aspect_ratio';
}

function refusal(): FakeAnswer {
  const text = 'The content could not be processed because it was flagged by a content checker.';
  return detail(['body', 'prompt'], text, 'content_policy_violation', ['violence']);
}

function detail(
  loc: readonly string[],
  msg: string,
  type: string,
  categories?: readonly string[],
): FakeAnswer {
  const url = `https://docs.fal.ai/errors#${type}`;
  const one = { loc, msg, type, url, ...(categories && { categories }) };
  return { status: 422, json: { detail: [one] }, headers: { 'x-fal-retryable': 'false' } };
}
