import type { AnswerReader } from '../../providers/http/answer-reader.ts';

/** A file on the server, as `/view` is asked for it. */
export interface ServerFile {
  readonly filename: string;
  readonly subfolder: string;
  readonly type: string;
  /** The node that has saved it. */
  readonly node: string;
}

/** A job that has ended, as `GET /history` shows it. */
export type Ended =
  | { readonly state: 'done'; readonly files: readonly ServerFile[] }
  | { readonly state: 'failed'; readonly reason: string };

/** `POST /prompt`: older servers choose an id of their own. Throws `AnswerError`. */
export function readQueued(answer: AnswerReader): { readonly id: string } {
  return { id: answer.at('prompt_id').id() };
}

/** A job of the queue; `[number, id, graph, extra data, outputs]`. */
export interface QueuedJob {
  readonly id: string;
  /** Ours, where it was given. */
  readonly client: string | undefined;
  readonly state: 'running' | 'pending';
}

/** `GET /queue`. Throws `AnswerError`. */
export function readQueue(answer: AnswerReader): readonly QueuedJob[] {
  const read = (state: QueuedJob['state']) => (job: AnswerReader) => ({ ...readJob(job), state });
  return [
    ...answer.at('queue_running').items().map(read('running')),
    ...answer.at('queue_pending').items().map(read('pending')),
  ];
}

function readJob(job: AnswerReader): { readonly id: string; readonly client: string | undefined } {
  const [, id, , extra] = job.items();
  const client = extra?.optional((data) => data.at('client_id').value);
  return {
    id: (id ?? job.at('prompt_id')).id(),
    client: typeof client === 'string' ? client : undefined,
  };
}

/** `GET /history/{id}`; undefined where nothing of that name has ended. Throws `AnswerError`. */
export function readEnded(answer: AnswerReader, id: string): Ended | undefined {
  return answer.at(id).optional((job) => {
    const status = job.at('status').optional((each) => each.at('status_str').text());
    if (status !== undefined && status !== 'success') {
      return { state: 'failed', reason: reasonIn(job.at('status').at('messages')) };
    }
    return { state: 'done', files: filesIn(job.at('outputs')) };
  });
}

/** Ids in `GET /history`, of jobs that were queued under our name. Throws `AnswerError`. */
export function readEndedOf(answer: AnswerReader, client: string): readonly string[] {
  const { value } = answer;
  const ids = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  return ids.filter(
    (id) =>
      answer
        .at(id)
        .at('prompt')
        .optional((job) => readJob(job).client) === client,
  );
}

/** Nodes put their files under `images`, `gifs`, `videos`: every list is looked through. */
function filesIn(outputs: AnswerReader): readonly ServerFile[] {
  return Object.keys(outputs.value ?? {}).flatMap((node) => {
    const output = outputs.at(node);
    return Object.keys(output.value ?? {}).flatMap((key) => {
      const list = output.at(key);
      return Array.isArray(list.value) ? list.items().flatMap((file) => fileOf(file, node)) : [];
    });
  });
}

function fileOf({ value }: AnswerReader, node: string): readonly ServerFile[] {
  if (typeof value !== 'object' || value === null) return [];
  const { filename, subfolder = '', type = 'output' } = value as Record<string, unknown>;
  if (typeof filename !== 'string' || typeof subfolder !== 'string' || typeof type !== 'string') {
    return [];
  }
  return [{ filename, subfolder, type, node }];
}

/** `[["execution_error", {node_id, node_type, exception_message}], …]` */
function reasonIn(messages: AnswerReader): string {
  for (const message of messages.optional((each) => each.items()) ?? []) {
    const [event, data] = message.items();
    if (event?.value === 'execution_interrupted') return 'the job was interrupted on the server';
    if (event?.value !== 'execution_error' || data === undefined) continue;
    const said = data.at('exception_message').optional((each) => each.text()) ?? 'no words';
    const kind = data.at('node_type').optional((each) => each.text()) ?? 'a node';
    const id = data.at('node_id').optional((each) => String(each.value)) ?? '?';
    return `${kind} (node ${id}): ${said.trim()}`;
  }
  return 'the job failed, with no reason';
}
