import type { Json, JsonObject } from '../../film/json.ts';
import { AnswerReader, isAnswerError } from '../../providers/http/answer-reader.ts';
import { ProviderError } from '../../providers/provider-error.ts';
import type { FormTemplate } from '../../providers/template/form.ts';
import { slotsIn } from '../../providers/template/slots.ts';
import { readFind } from './find.ts';
import { CLIPS, type Making } from './making.ts';

/** A place in an answer: names of fields and numbers of items, parted by dots. */
export type Place = string;

/** A service as a film describes it, with what it leaves unsaid filled in. */
export interface Service {
  readonly url: string | undefined;
  readonly model: string;
  readonly submit: {
    readonly method: 'POST' | 'PUT';
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    /** As JSON, or as a form. */
    readonly content: { readonly body: JsonObject } | { readonly form: FormTemplate };
    /** How long the service may take to answer, which is as long as it makes the clip. */
    readonly timeoutMs: number;
  };
  /** Absent where the answer to the submission has the clip. */
  readonly job: Job | undefined;
  /** Absent where the service can't be asked for a job by our key. */
  readonly find: Find | undefined;
  readonly clip: ClipPlace;
  readonly errors: Errors;
}

/** What is needed to ask for a job: kept in the operation, so plain JSON. */
export interface Job {
  readonly id: Place;
  readonly path: string;
  readonly status: Place;
  readonly running: readonly string[];
  readonly done: readonly string[];
  readonly failed: readonly string[];
  readonly refused: readonly string[];
  readonly progress: Place | undefined;
}

/** How a job is looked up by our key. */
export interface Find {
  readonly path: string;
  readonly id: Place;
  /** What it means that there is none: it was never taken, or nobody knows. */
  readonly absent: 'none' | 'unknown';
}

/** Where the clip is: the answer itself, or its place in it, or a path of its own. */
export type ClipPlace =
  | { readonly in: 'body' }
  | { readonly in: 'url'; readonly place: Place }
  | { readonly in: 'data'; readonly place: Place }
  | { readonly in: 'path'; readonly path: string };

export interface Errors {
  readonly code: Place | undefined;
  readonly message: Place | undefined;
  readonly refused: readonly string[];
  readonly quota: readonly string[];
}

const USUAL_TIMEOUT_S = 600;
/** Ours: a film could otherwise send credentials of its own, or break the request apart. */
const OWN_HEADERS =
  /^(authorization|proxy-.*|cookie|host|connection|content-length|content-type|transfer-encoding|te|upgrade|expect)$/i;

/**
 * Reads the options of a film. Their form is checked where the film is read; what is said here is
 * what a schema can't see.
 *
 * @throws ProviderError `provider/invalid-request`
 */
export function readService(options: JsonObject, making: Making = CLIPS): Service {
  try {
    return read(new AnswerReader(options), making);
  } catch (error) {
    if (isAnswerError(error)) throw wrong(error.message, making);
    throw error;
  }
}

function read(options: AnswerReader, making: Making): Service {
  const submit = part(options, 'submit');
  const job = options.at('job').optional((each) => readJob(each, making));
  const clip = readClip(options.at(making.result), job !== undefined, making);
  const errors = part(options, 'errors');
  const content = readContent(submit, making);
  const headers = (submit.at('headers').value ?? {}) as Record<string, string>;
  const path = text(submit, 'path') ?? making.usualPath;
  checkHeaders(headers, making);
  checkSlots(headers, 'submit.headers', ['id'], making);
  checkSlots(path, 'submit.path', ['id'], making);
  const find = options.at('find').optional((each) => {
    if (job === undefined) throw wrong('`find` is for services with a `job`', making);
    if (!slotsOf({ content, headers, path }).includes('key'))
      throw wrong('`find` needs <key> in `submit`, which sends it nowhere', making);
    return readFind(each, job);
  });
  return {
    url: text(options, 'url'),
    model: text(options, 'model') ?? 'custom',
    submit: {
      method: submit.at('method').optional((each) => each.oneOf(['POST', 'PUT'])) ?? 'POST',
      path,
      headers,
      content,
      timeoutMs: 1000 * (submit.at('timeout').optional((each) => each.number()) ?? USUAL_TIMEOUT_S),
    },
    job,
    find,
    clip,
    errors: {
      code: text(errors, 'code'),
      message: text(errors, 'message'),
      refused: words(errors, 'refused'),
      quota: words(errors, 'quota'),
    },
  };
}

/** The slots of everything that is submitted. */
export function slotsOf({
  content,
  headers,
  path,
}: Pick<Service['submit'], 'content' | 'headers' | 'path'>): readonly string[] {
  return slotsIn(['form' in content ? content.form : content.body, headers, path]);
}

function readContent(submit: AnswerReader, making: Making): Service['submit']['content'] {
  const [body, form] = [submit.at('body'), submit.at('form')];
  if (body.isThere && form.isThere) {
    throw wrong('`submit` says `body` or `form`, not both', making);
  }
  if (form.isThere) {
    const template = form.value as FormTemplate;
    checkSlots(template, 'submit.form', ['id'], making, making.files);
    return { form: template };
  }
  const template = (body.value ?? making.usualBody) as JsonObject;
  checkSlots(template, 'submit.body', ['id'], making);
  return { body: template };
}

function readJob(job: AnswerReader, making: Making): Job {
  const path = job.at('path').text();
  checkSlots(path, 'job.path', allButJob(making), making);
  return {
    id: job.at('id').text(),
    path,
    status: job.at('status').text(),
    running: words(job, 'running'),
    done: words(job, 'done'),
    failed: words(job, 'failed'),
    refused: words(job, 'refused'),
    progress: text(job, 'progress'),
  };
}

/** A job is asked for by its id, and by our key. */
function allButJob({ slots }: Making): readonly string[] {
  return slots.filter((name) => name !== 'id' && name !== 'key');
}

function readClip(clip: AnswerReader, isJob: boolean, making: Making): ClipPlace {
  const { result } = making;
  const names = Object.keys((clip.value ?? {}) as object).filter((each) => !each.startsWith('x-'));
  const [name, ...others] = names;
  if (name === undefined) {
    if (!isJob) return { in: 'body' };
    const what = `a service with a \`job\` needs \`${result}\``;
    throw wrong(`${what}: where the ${result} is when it is done`, making);
  }
  if (others.length > 0 || !['url', 'data', 'path'].includes(name)) {
    throw wrong(`\`${result}\` says one place: \`url\`, \`data\` or \`path\``, making);
  }
  const place = clip.at(name).text();
  if (name !== 'path') return { in: name === 'url' ? 'url' : 'data', place };
  if (!isJob) throw wrong(`\`${result}.path\` is for services with a \`job\``, making);
  checkSlots(place, `${result}.path`, allButJob(making), making);
  return { in: 'path', path: place };
}

/** A mapping that may be left out. */
function part(options: AnswerReader, name: string): AnswerReader {
  const written = options.at(name);
  return written.isThere ? written : new AnswerReader({}, name);
}

function text(reader: AnswerReader, name: string): string | undefined {
  return reader.at(name).optional((each) => each.text());
}

function words(reader: AnswerReader, name: string): readonly string[] {
  return reader.at(name).optional((each) => each.items().map((item) => String(item.value))) ?? [];
}

function checkSlots(
  template: Json,
  where: string,
  without: readonly string[],
  making: Making,
  more: readonly string[] = [],
): void {
  const known = [...making.slots.filter((name) => !without.includes(name)), ...more];
  const other = slotsIn(template).find((name) => !known.includes(name));
  if (other === undefined) return;
  const list = known.map((name) => `<${name}>`).join(', ');
  throw wrong(`\`${where}\` names <${other}>; known there: ${list}`, making);
}

function checkHeaders(headers: Readonly<Record<string, string>>, making: Making): void {
  for (const [name, value] of Object.entries(headers)) {
    if (OWN_HEADERS.test(name)) throw wrong(`\`submit.headers\` can’t set ${name}`, making);
    const isToken = /^[\w!#$%&'*+.^`|~-]+$/.test(name);
    if (!isToken || !/^[\t\x20-\x7e]*$/.test(value)) {
      throw wrong(`\`submit.headers\` holds ${JSON.stringify(name)}, which is no header`, making);
    }
  }
}

export function wrong(problem: string, { where }: Pick<Making, 'where'> = CLIPS): ProviderError {
  return new ProviderError('provider/invalid-request', `${where}: ${problem}`, {
    retryable: false,
    submitted: 'no',
    hint: 'The provider’s README shows a description of each kind of service.',
  });
}
