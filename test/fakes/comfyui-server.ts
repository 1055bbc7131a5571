/**
 * A fake of a ComfyUI server, written from its source (Comfy-Org/ComfyUI v0.3.64: `server.py`,
 * `execution.py`, `nodes.py`, `comfy_extras/nodes_wan.py`, `nodes_video.py`) and from its guide
 * "Routes" (docs.comfy.org, read 2026-08-21). There is no API description of this server.
 *
 * Lifecycle: pictures are put into the folder `input`. `POST /prompt` checks the graph against the
 * nodes and files that are there, and answers 400 with `node_errors`, or queues it under the id that
 * the client chose (a server that is `old` chooses one itself). The same id again would be queued
 * again. The first look at the queue shows a job in `queue_pending`, two more in `queue_running`, and
 * then it is in the history, with its files under `images` (a clip of `SaveVideo`, a still of
 * `SaveImage`), or with what broke. `/view` gives a file.
 * `POST /queue` takes a pending job out, `POST /interrupt` breaks a running one; both answer with an
 * empty body. A restart forgets queue and history. No server asks for credentials; a proxy in front
 * may, and then for a bearer token.
 */
import { randomUUID } from 'node:crypto';
import { FILES, mistakesIn, type Nodes, nodesWith } from './comfyui-nodes.ts';
import { type FakeAnswer, type FakeRequest, type FakeServer, startFake } from './fake-server.ts';
import { tinyClip } from './tiny-clip.ts';
import { tinyPicture } from './tiny-picture.ts';

export interface ComfyuiServer extends FakeServer {
  /** Each graph that was queued. */
  readonly jobs: readonly ComfyuiJob[];
  /** Pictures in the folder `input`, by their names as `LoadImage` takes them. */
  readonly pictures: ReadonlyMap<string, Buffer>;
  /** The next job breaks in its sampler. */
  breakNext(): void;
  restart(): void;
}

export interface ComfyuiJob {
  readonly id: string;
  readonly client: string | undefined;
  readonly graph: Nodes;
}

type Job = ComfyuiJob & {
  state: 'pending' | 'running' | 'done' | 'gone';
  looks: number;
  ending: 'saved' | 'broken' | 'interrupted';
};

export async function startComfyuiServer(
  options: {
    readonly token?: string;
    /** Chooses the ids of jobs itself. */
    readonly old?: boolean;
    /** Kinds of nodes that are not installed. */
    readonly without?: readonly string[];
    readonly files?: readonly string[];
  } = {},
): Promise<ComfyuiServer> {
  const { token, old = false, without = [], files = FILES } = options;
  const nodes = Object.fromEntries(
    Object.entries(nodesWith(files)).filter(([kind]) => !without.includes(kind)),
  );
  const jobs: Job[] = [];
  const pictures = new Map<string, Buffer>();
  let breaking = 0;

  const tuple = ({ id, client, graph }: Job) => [
    jobs.findIndex((job) => job.id === id),
    id,
    graph,
    { ...(client !== undefined && { client_id: client }) },
    [],
  ];
  const ended = (job: Job): Record<string, unknown> => ({
    [job.id]: { prompt: tuple(job), ...resultOf(job) },
  });

  const server = await startFake({
    deny: ({ headers }) =>
      token === undefined || headers['authorization'] === `Bearer ${token}`
        ? undefined
        : { status: 401, json: { error: 'Unauthorized' } },
    routes: [
      {
        endpoint: 'stats',
        method: 'GET',
        path: /^\/system_stats$/,
        answer: () => ({ json: { system: { comfyui_version: '0.3.64' }, devices: [] } }),
      },
      {
        endpoint: 'info',
        method: 'GET',
        path: /^\/object_info\/([^/]+)$/,
        answer({ groups: [kind = ''] }) {
          const required = nodes[kind];
          const json = required ? { [kind]: { input: { required }, name: kind } } : {};
          return { json };
        },
      },
      {
        endpoint: 'upload',
        method: 'POST',
        path: /^\/upload\/image$/,
        answer: async (request) => await takePicture(request, pictures),
      },
      {
        endpoint: 'submit',
        method: 'POST',
        path: /^\/prompt$/,
        answer({ body }) {
          const posted = JSON.parse(body.toString()) as {
            prompt: Nodes;
            prompt_id?: string;
            client_id?: string;
          };
          const node_errors = mistakesIn(posted.prompt, nodes, pictures);
          if (Object.keys(node_errors).length > 0) {
            const error = {
              type: 'prompt_outputs_failed_validation',
              message: 'Prompt outputs failed validation',
              details: '',
              extra_info: {},
            };
            return { status: 400, json: { error, node_errors } };
          }
          const id = old ? randomUUID() : (posted.prompt_id ?? randomUUID());
          const ending = breaking > 0 ? 'broken' : 'saved';
          breaking = Math.max(0, breaking - 1);
          jobs.push({
            id,
            client: posted.client_id,
            graph: posted.prompt,
            state: 'pending',
            looks: 0,
            ending,
          });
          return { json: { prompt_id: id, number: jobs.length, node_errors: {} } };
        },
      },
      {
        endpoint: 'check',
        method: 'GET',
        path: /^\/queue$/,
        answer() {
          for (const job of jobs) {
            if (job.state !== 'pending' && job.state !== 'running') continue;
            job.state = LIFE[job.looks] ?? 'done';
            job.looks += 1;
          }
          return {
            json: {
              queue_running: jobs.filter(({ state }) => state === 'running').map(tuple),
              queue_pending: jobs.filter(({ state }) => state === 'pending').map(tuple),
            },
          };
        },
      },
      {
        endpoint: 'history',
        method: 'GET',
        path: /^\/history(?:\/([^/]+))?$/,
        answer({ groups: [id] }) {
          const found = jobs.filter(
            (job) => job.state === 'done' && (id === undefined || job.id === id),
          );
          return { json: Object.assign({}, ...found.map(ended)) as unknown };
        },
      },
      {
        endpoint: 'deliver',
        method: 'GET',
        path: /^\/view$/,
        async answer({ query }) {
          const name = `${query.get('subfolder')}/${query.get('filename')}`;
          const job = jobs.find((each) => each.state === 'done' && fileOf(each) === name);
          const isThere = job !== undefined && query.get('type') === 'output';
          return isThere ? await clipOf(job, jobs.indexOf(job)) : { status: 404, json: {} };
        },
      },
      {
        endpoint: 'delete',
        method: 'POST',
        path: /^\/queue$/,
        answer({ body }) {
          const { delete: ids } = JSON.parse(body.toString()) as { delete: readonly string[] };
          for (const job of jobs) {
            if (job.state === 'pending' && ids.includes(job.id)) job.state = 'gone';
          }
          return NOTHING;
        },
      },
      {
        endpoint: 'interrupt',
        method: 'POST',
        path: /^\/interrupt$/,
        answer() {
          for (const job of jobs) {
            if (job.state !== 'running') continue;
            job.state = 'done';
            job.ending = 'interrupted';
          }
          return NOTHING;
        },
      },
    ],
  });
  return {
    ...server,
    jobs,
    pictures,
    breakNext: () => void (breaking += 1),
    restart() {
      for (const job of jobs) job.state = 'gone';
    },
  };
}

/** What each look at the queue shows of a job, and then it is done. */
const LIFE: readonly Job['state'][] = ['pending', 'running', 'running'];

/** Some routes answer 200 and nothing more. */
const NOTHING: FakeAnswer = { file: new Uint8Array(), type: 'text/plain' };

async function takePicture(
  { headers, body }: FakeRequest,
  pictures: Map<string, Buffer>,
): Promise<FakeAnswer> {
  const form = await new Response(new Uint8Array(body), {
    headers: { 'content-type': headers['content-type'] ?? '' },
  }).formData();
  const image = form.get('image');
  if (image === null || typeof image === 'string') return { status: 400, json: {} };
  const folder = form.get('subfolder');
  const subfolder = typeof folder === 'string' ? folder : '';
  const name = subfolder === '' ? image.name : `${subfolder}/${image.name}`;
  pictures.set(name, Buffer.from(await image.arrayBuffer()));
  return { json: { name: image.name, subfolder, type: 'input' } };
}

function resultOf(job: Job): Record<string, unknown> {
  if (job.ending === 'interrupted') {
    const messages = [['execution_interrupted', { prompt_id: job.id, node_id: '9' }]];
    return { outputs: {}, status: { status_str: 'error', completed: false, messages } };
  }
  if (job.ending === 'broken') {
    const data = {
      prompt_id: job.id,
      node_id: '9',
      node_type: 'KSampler',
      exception_type: 'torch.OutOfMemoryError',
      exception_message: 'CUDA out of memory.\n',
      traceback: [],
    };
    const messages = [
      ['execution_start', { prompt_id: job.id }],
      ['execution_error', data],
    ];
    return { outputs: {}, status: { status_str: 'error', completed: false, messages } };
  }
  const [saver, { class_type: kind }] = Object.entries(job.graph).find(([, node]) =>
    isSaver(node.class_type),
  )!;
  const [subfolder, filename] = fileOf(job).split('/');
  const images = [{ filename, subfolder, type: 'output' }];
  return {
    outputs: { [saver]: { images, ...(kind === 'SaveVideo' && { animated: [true] }) } },
    status: { status_str: 'success', completed: true, messages: [] },
    meta: {},
  };
}

function fileOf({ graph }: Job): string {
  const saver = Object.values(graph).find((node) => isSaver(node.class_type));
  const ending = saver?.class_type === 'SaveImage' ? 'png' : 'mp4';
  return `${String(saver?.inputs['filename_prefix'])}_00001_.${ending}`;
}

function isSaver(kind: string): boolean {
  return kind === 'SaveVideo' || kind === 'SaveImage';
}

/** A tenth of the size, and of the length that the graph says. */
async function clipOf({ graph }: Job, index: number): Promise<FakeAnswer> {
  const inputs = Object.assign({}, ...Object.values(graph).map((node) => node.inputs)) as Record<
    string,
    number
  >;
  const { width = 0, height = 0, length = 0, fps = 1 } = inputs;
  if (length === 0) return { file: tinyPicture({ width, height }, index + 1), type: 'image/png' };
  const even = (side: number): number => 2 * Math.round(side / 20);
  const picture = { width: even(width), height: even(height), fps, seconds: length / fps };
  return { file: await tinyClip(picture, 40 * index), type: 'video/mp4' };
}
