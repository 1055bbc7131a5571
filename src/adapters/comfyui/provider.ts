import { createHash } from 'node:crypto';
import type { FailedOutcome, Operation, StartOutcome } from '../../providers/outcome.ts';
import type { ProviderCall } from '../../providers/provider-call.ts';
import { ProviderError } from '../../providers/provider-error.ts';
import type { VideoRequest } from '../../providers/request.ts';
import type { CheckOutcome, VideoProvider } from '../../providers/video-provider.ts';
import {
  type Ended,
  readEnded,
  readEndedOf,
  readQueue,
  readQueued,
  type QueuedJob,
} from './answer.ts';
import { fillGraph } from './fill-graph.ts';
import { NodeInfos } from './node-infos.ts';
import { chooseFile } from './output-file.ts';
import { ask, headersOf, NAME, type ServerAccess, tell, urlOf } from './server.ts';
import { Uploads } from './upload.ts';
import { has, type Workflow } from './workflow.ts';
import { workflowsIn } from './workflows-in.ts';
import { workflowError } from './workflow-error.ts';

/**
 * A ComfyUI server: a graph is queued under an id of ours and looked for in the queue, then in the
 * history. The server keeps both in memory, so what it has lost by a restart was not made.
 */
export function createProvider(folder: string | undefined): VideoProvider {
  const uploads = new Uploads();
  const nodes = new NodeInfos();

  async function queue(request: VideoRequest, call: ProviderCall): Promise<StartOutcome> {
    const [unknown] = Object.keys(request.options);
    if (unknown !== undefined) throw workflowError(request.model, `has no option ${unknown}`);
    const workflow = await workflowOf(request, folder);
    const infos = await nodes.check(workflow, call);
    const images = await uploads.imagesOf(request, call);
    const prefix = `ministudio/${call.idempotencyKey}`;
    const graph = fillGraph(workflow, request, images, infos, prefix);
    const { id } = await ask(call, {
      method: 'POST',
      path: ['prompt'],
      paid: true,
      json: { prompt: graph, prompt_id: idOf(call), client_id: call.idempotencyKey },
      read: readQueued,
    });
    const saver = workflow.slots.find(({ name }) => name === 'prefix')?.node;
    const wordless = !has(workflow, 'prompt');
    return {
      kind: 'started',
      operation: { id, ...(saver !== undefined && { saver }), ...(wordless && { wordless }) },
    };
  }

  return {
    name: NAME,
    idempotent: false,
    pollEveryMs: 3_000,

    async start(request, call) {
      call.signal.throwIfAborted();
      return await queue(request, call);
    },

    async check(operation, call) {
      const id = readId(operation);
      // In this order: a job goes from the queue into the history at once, and never back.
      if ((await queuedJobs(call)).some((job) => job.id === id)) return { kind: 'pending' };
      const ended = await historyOf(id, call);
      return ended === undefined
        ? failed(
            'the server does not know the job any more; it was restarted, or told to forget it',
          )
        : outcomeOf(ended, operation, call);
    },

    async find(call) {
      const id = idOf(call);
      const client = call.idempotencyKey;
      const queued = (await queuedJobs(call)).find((job) => job.id === id || job.client === client);
      if (queued !== undefined) return { id: queued.id };
      if ((await historyOf(id, call)) !== undefined) return { id };
      // Older servers choose the id, and keep our name beside it.
      const [older] = await ask(call, {
        path: ['history'],
        query: { max_items: '100' },
        read: (answer) => readEndedOf(answer, client),
      });
      return older === undefined ? undefined : { id: older };
    },

    async cancel(operation, call) {
      const id = readId(operation);
      await tell(call, ['queue'], { delete: [id] });
      const job = (await queuedJobs(call)).find((each) => each.id === id);
      // Older servers do not read the id, and interrupt what runs: one job at a time.
      if (job?.state === 'running') await tell(call, ['interrupt'], { prompt_id: id });
    },

    async probe(access) {
      await ask(access, { path: ['system_stats'], read: (answer) => answer.at('system').value });
    },
  };
}

async function workflowOf(
  { model, revision }: VideoRequest,
  folder: string | undefined,
): Promise<Workflow> {
  const workflow = (await workflowsIn(folder)).find(({ name }) => name === model);
  if (workflow === undefined) throw workflowError(model, 'is not there', 'See COMFYUI_WORKFLOWS.');
  if (revision === undefined || revision === workflow.digest) return workflow;
  throw workflowError(model, 'was changed after the film was planned', 'Run it again.');
}

async function queuedJobs(access: ServerAccess): Promise<readonly QueuedJob[]> {
  return await ask(access, { path: ['queue'], read: readQueue });
}

async function historyOf(id: string, access: ServerAccess): Promise<Ended | undefined> {
  return await ask(access, { path: ['history', id], read: (answer) => readEnded(answer, id) });
}

function outcomeOf(ended: Ended, { saver, wordless }: Operation, call: ProviderCall): CheckOutcome {
  if (ended.state === 'failed') return failed(call.redact(ended.reason));
  const file = chooseFile(ended.files, typeof saver === 'string' ? saver : undefined);
  if ('problem' in file) return failed(call.redact(file.problem));
  const { filename, subfolder, type } = file;
  const url = urlOf(call, ['view'], { filename, subfolder, type });
  const credentials = { origin: new URL(url).origin, headers: headersOf(call) };
  return {
    kind: 'completed',
    media: { kind: 'url', url, credentials },
    ...(wordless === true && { notes: ['The workflow takes no words: the prompt was not used.'] }),
  };
}

function failed(reason: string): FailedOutcome {
  return { kind: 'failed', reason, charged: false };
}

/** Servers expect a UUID: one that is made of our key, and so the same after a crash. */
function idOf({ idempotencyKey }: Pick<ProviderCall, 'idempotencyKey'>): string {
  const hex = createHash('sha256').update(idempotencyKey).digest('hex');
  const [, a, b, c, d, e] = /^(.{8})(.{4}).(.{3}).(.{3})(.{12})/.exec(hex)!;
  return `${a}-${b}-4${c}-8${d}-${e}`;
}

function readId({ id }: Operation): string {
  if (typeof id === 'string') return id;
  throw new ProviderError('provider/failed', `this is no operation of ${NAME}`, {
    retryable: false,
    submitted: 'no',
  });
}
