import { createHash } from 'node:crypto';
import type { CheckOutcome, FailedOutcome, Operation } from '../../providers/outcome.ts';
import type { ProbeAccess } from '../../providers/job-provider.ts';
import type { ProviderCall } from '../../providers/provider-call.ts';
import { ProviderError } from '../../providers/provider-error.ts';
import {
  type Ended,
  readEnded,
  readEndedOf,
  readQueue,
  readQueued,
  type QueuedJob,
} from './answer.ts';
import type { Graph } from './graph.ts';
import { chooseFile, type SavedKind } from './output-file.ts';
import { ask, headersOf, NAME, type ServerAccess, tell, urlOf } from './server.ts';
import type { Slot } from './slots.ts';

/** Where the files of a job go: a name of our own. */
export function prefixOf({ idempotencyKey }: ProviderCall): string {
  return `ministudio/${idempotencyKey}`;
}

/** Queues a filled graph under an id of ours; what comes back is all that is needed to ask for it. */
export async function queueGraph(
  graph: Graph,
  slots: readonly Slot[],
  call: ProviderCall,
): Promise<Operation> {
  const { id } = await ask(call, {
    method: 'POST',
    path: ['prompt'],
    paid: true,
    json: { prompt: graph, prompt_id: idOf(call), client_id: call.idempotencyKey },
    read: readQueued,
  });
  const saver = slots.find(({ name }) => name === 'prefix')?.node;
  const wordless = !slots.some(({ name }) => name === 'prompt');
  return { id, ...(saver !== undefined && { saver }), ...(wordless && { wordless }) };
}

export async function checkJob(
  operation: Operation,
  call: ProviderCall,
  kind: SavedKind,
): Promise<CheckOutcome> {
  const id = readId(operation);
  // In this order: a job goes from the queue into the history at once, and never back.
  if ((await queuedJobs(call)).some((job) => job.id === id)) return { kind: 'pending' };
  const ended = await historyOf(id, call);
  return ended === undefined
    ? failed('the server does not know the job any more; it was restarted, or told to forget it')
    : outcomeOf(ended, operation, call, kind);
}

export async function findJob(call: ProviderCall): Promise<Operation | undefined> {
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
}

export async function cancelJob(operation: Operation, call: ProviderCall): Promise<void> {
  const id = readId(operation);
  await tell(call, ['queue'], { delete: [id] });
  const job = (await queuedJobs(call)).find((each) => each.id === id);
  // Older servers do not read the id, and interrupt what runs: one job at a time.
  if (job?.state === 'running') await tell(call, ['interrupt'], { prompt_id: id });
}

export async function probeServer(access: ProbeAccess): Promise<void> {
  await ask(access, { path: ['system_stats'], read: (answer) => answer.at('system').value });
}

async function queuedJobs(access: ServerAccess): Promise<readonly QueuedJob[]> {
  return await ask(access, { path: ['queue'], read: readQueue });
}

async function historyOf(id: string, access: ServerAccess): Promise<Ended | undefined> {
  return await ask(access, { path: ['history', id], read: (answer) => readEnded(answer, id) });
}

function outcomeOf(
  ended: Ended,
  { saver, wordless }: Operation,
  call: ProviderCall,
  kind: SavedKind,
): CheckOutcome {
  if (ended.state === 'failed') return failed(call.redact(ended.reason));
  const file = chooseFile(ended.files, typeof saver === 'string' ? saver : undefined, kind);
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
