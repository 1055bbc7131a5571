/**
 * A fake of Kling AI, written from its own pages (kling.ai/document-api, state of 2026-09-20): "Text
 * to Video", "Image to Video" and "Omni Video Generation" of each model, "Query Task", "Error Codes".
 *
 * Lifecycle: a POST to `/text-to-video`, `/image-to-video` or `/omni-video` of a model makes a task,
 * `submitted`, with the `external_task_id` of the client; the same one again is refused (400, 1201).
 * `GET /tasks` finds tasks by `task_ids` or `external_task_ids`, never by both, and leaves out those
 * that it does not know. Each look takes a task one step on: `processing`, then `succeeded` with the
 * address of an mp4 that is signed and needs no key, and with what was charged, in units of a
 * resource pack. A task may be refused when it is posted (400, 1301) or while it is made (`failed`,
 * with words and no charge), and may break (`failed`). Nothing stops it. An account has no more tasks
 * at once than its pack allows (429, 1303), which a test asks for as a fault.
 */
import { type FakeAnswer, type FakeServer, startFake } from './fake-server.ts';
import { tinyClip } from './tiny-clip.ts';

export interface KlingServer extends FakeServer {
  /** Each task that was taken: what would be paid for. */
  readonly jobs: readonly KlingJob[];
  /** What becomes of the next task. */
  next(fate: 'refuse-at-once' | 'refuse-later' | 'break'): void;
}

export interface KlingJob {
  readonly id: string;
  /** Such as `/text-to-video/kling-3.0`. */
  readonly path: string;
  readonly body: KlingBody;
}

interface KlingBody {
  readonly prompt?: string;
  readonly contents?: readonly Readonly<Record<string, string>>[];
  readonly settings: {
    readonly resolution?: string;
    readonly duration?: number;
    readonly audio?: string;
    readonly aspect_ratio?: string;
    readonly multi_shot?: boolean;
  };
  readonly options: { readonly external_task_id?: string };
}

type Task = KlingJob & { looks: number; readonly fate: string | undefined };

const SIGNATURE = 'signed-for-a-month';
const SECONDS = /^([3-9]|1[0-5])$/;
const UNITS_A_SECOND: Readonly<Record<string, number>> = { '720p': 0.6, '1080p': 0.8, '4k': 3 };

export async function startKlingServer(options: { readonly key: string }): Promise<KlingServer> {
  const tasks: Task[] = [];
  const fates: string[] = [];
  const ownName = ({ body }: KlingJob): string | undefined => body.options.external_task_id;

  const server = await startFake({
    deny({ endpoint, headers }) {
      if (endpoint === 'deliver') return undefined;
      const given = headers['authorization'];
      if (given === undefined) return failure(401, 1001, 'Authorization is empty');
      return given === `Bearer ${options.key}`
        ? undefined
        : failure(401, 1002, 'Authorization is invalid');
    },
    routes: [
      {
        endpoint: 'submit',
        method: 'POST',
        path: /^\/(text-to-video|image-to-video|omni-video)\/([\w.-]+)$/,
        answer({ path, body, groups: [product] }) {
          const posted = JSON.parse(body.toString()) as KlingBody;
          const wrong = mistakeIn(product ?? '', posted);
          if (wrong !== undefined) return failure(400, 1201, wrong);
          const name = posted.options.external_task_id;
          if (name !== undefined && tasks.some((task) => ownName(task) === name)) {
            return failure(400, 1201, `external_task_id ${name} already exists`);
          }
          const fate = fates.shift();
          if (fate === 'refuse-at-once') {
            return failure(400, 1301, 'Trigger the content security policy of the platform');
          }
          const task = { id: `8936059464${tasks.length}`, path, body: posted, looks: 0, fate };
          tasks.push(task);
          return success({ ...head(task), status: 'submitted' });
        },
      },
      {
        endpoint: 'check',
        method: 'GET',
        path: /^\/tasks$/,
        answer({ query }) {
          const ids = query.get('task_ids')?.split(',');
          const names = query.get('external_task_ids')?.split(',');
          if ((ids === undefined) === (names === undefined)) {
            return failure(400, 1201, 'task_ids or external_task_ids, one of them');
          }
          const found = tasks.filter((task) =>
            ids === undefined ? names!.includes(ownName(task) ?? '') : ids.includes(task.id),
          );
          if (ids !== undefined) for (const task of found) task.looks += 1;
          return success(found.map((task) => look(task, server.url)));
        },
      },
      {
        endpoint: 'deliver',
        method: 'GET',
        path: /^\/files\/(\d+)\.mp4$/,
        async answer({ query, headers, groups: [id] }) {
          if (headers['authorization'] !== undefined) throw new Error('the key was sent to a file');
          const index = tasks.findIndex((task) => task.id === id);
          const task = tasks[index];
          if (task === undefined || query.get('sign') !== SIGNATURE) {
            return { status: 403, json: {} };
          }
          return await clipOf(task, index);
        },
      },
    ],
  });
  return { ...server, jobs: tasks, next: (fate) => void fates.push(fate) };
}

/** What the service would refuse in a request, of that which its pages say. */
function mistakeIn(
  product: string,
  { prompt, contents = [], settings }: KlingBody,
): string | undefined {
  const of = (type: string): number => contents.filter((each) => each['type'] === type).length;
  const said = prompt ?? contents.find(({ type }) => type === 'prompt')?.['text'] ?? '';
  if (product === 'text-to-video' && prompt === undefined) return 'prompt is required';
  if (said.length > 3072) return 'the prompt is too long';
  if (product === 'image-to-video' && of('first_frame') !== 1) return 'first_frame is required';
  if (of('last_frame') > 0 && of('first_frame') === 0) return 'last_frame without first_frame';
  if (of('refer_image') > 0 && product !== 'omni-video') return 'refer_image is not supported';
  if (contents.some(({ url }) => url?.startsWith('data:'))) return 'url is neither URL nor base64';
  if (!SECONDS.test(JSON.stringify(settings.duration ?? 5))) return 'duration is invalid';
  if (UNITS_A_SECOND[settings.resolution ?? '720p'] === undefined) return 'resolution is invalid';
  const follows = product === 'image-to-video' || of('first_frame') > 0;
  if (!follows && settings.aspect_ratio === undefined) return 'aspect_ratio is required';
  return undefined;
}

function look(task: Task, url: string): Record<string, unknown> {
  const base = { ...head(task), message: '', outputs: [], billing: [] };
  if (task.looks < 2) return { ...base, status: task.looks === 0 ? 'submitted' : 'processing' };
  const failed = (message: string) => ({ ...base, status: 'failed', message });
  if (task.fate === 'refuse-later') return failed('Failure to pass the content risk control');
  if (task.fate === 'break') return failed('Internal error of the model');
  const { resolution = '720p', duration = 5, audio } = task.body.settings;
  const units = UNITS_A_SECOND[resolution]! * duration * (audio === 'native' ? 1.5 : 1);
  return {
    ...base,
    status: 'succeeded',
    outputs: [
      {
        type: 'video',
        id: `v${task.id}`,
        url: `${url}/files/${task.id}.mp4?sign=${SIGNATURE}`,
        duration: duration.toFixed(1),
      },
    ],
    billing: [{ charge_type: 'unit', amount: String(units), package_type: 'video' }],
  };
}

/** Small, in the shape and length that were asked for. */
async function clipOf(task: Task, index: number): Promise<FakeAnswer> {
  const { aspect_ratio: aspect = '16:9', duration = 5 } = task.body.settings;
  const [width, height] = { '9:16': [72, 128], '1:1': [72, 72] }[aspect] ?? [128, 72];
  const picture = { width: width!, height: height!, fps: 24, seconds: duration };
  return { file: await tinyClip(picture, 40 * index), type: 'video/mp4' };
}

function head({ id, body }: KlingJob): Record<string, unknown> {
  const times = { create_time: 1_790_000_000_000, update_time: 1_790_000_060_000 };
  return { id, ...times, external_id: body.options.external_task_id ?? '' };
}

function success(data: unknown): FakeAnswer {
  return { json: { code: 0, message: 'SUCCEED', request_id: 'r-1', data } };
}

function failure(status: number, code: number, message: string): FakeAnswer {
  return { status, json: { code, message, request_id: 'r-1' } };
}
