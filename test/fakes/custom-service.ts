/**
 * A fake of three services that somebody may have built, which no vendor describes: it is written from
 * what the adapter's README promises of each kind.
 *
 * - `POST /generate` answers with the clip itself, as `video/mp4`, when it is made.
 * - `POST /v2/jobs` answers with the number of a job inside `data`; `GET /v2/jobs/{number}` shows it
 *   `queued`, then `working` with a percentage, then `ready` with the clip's address. It may be
 *   `blocked`, or `broken`. A request that moderation refuses is answered with 422 and the code
 *   `policy`. It keeps no name of the client's.
 * - `POST /v3/clips` takes a form, with pictures as files, and answers with the job itself, which has
 *   the same stages. It keeps the field `client`: `GET /v3/clips?client=…` lists the jobs of that
 *   name, mostly one or none.
 *
 * Both want the key in `x-api-key`.
 */
import { type FakeAnswer, type FakeRequest, type FakeServer, startFake } from './fake-server.ts';
import { tinyClip } from './tiny-clip.ts';

export interface CustomService extends FakeServer {
  /** The body of each request that was taken: what would be paid for. */
  readonly jobs: readonly Job[];
  next(fate: 'refuse-at-once' | 'refuse-later' | 'break'): void;
}

export interface Job {
  readonly id: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;
  /** Of a form: its files, by their fields. */
  readonly files: readonly (readonly [field: string, name: string, bytes: Buffer])[];
}

export async function startCustomService({
  key,
}: {
  readonly key: string;
}): Promise<CustomService> {
  const jobs: (Job & { looks: number; fate: string | undefined })[] = [];
  const fates: string[] = [];
  let url = '';
  const find = ({ groups: [id] }: FakeRequest) => jobs.find((job) => String(job.id) === id);
  const take = async ({
    body,
    headers,
  }: FakeRequest): Promise<FakeAnswer | (typeof jobs)[number]> => {
    const { asked, files } = await readBody(body, headers['content-type'] ?? '');
    if (typeof asked['prompt'] !== 'string')
      return problem(400, 'no_prompt', 'There is no prompt.');
    const fate = fates.shift();
    if (fate === 'refuse-at-once') return problem(422, 'policy', 'Not this one.');
    const job = { id: jobs.length + 1, body: asked, files, headers, looks: 0, fate };
    jobs.push(job);
    return job;
  };
  const clipOf = async ({ id }: Job): Promise<FakeAnswer> => ({
    file: await tinyClip({ width: 128, height: 72, fps: 24, seconds: 4 }, 40 * id),
    type: 'video/mp4',
  });

  const server = await startFake({
    deny: ({ headers }) =>
      headers['x-api-key'] === key ? undefined : problem(401, 'key', 'Who are you?'),
    routes: [
      {
        endpoint: 'generate',
        method: 'POST',
        path: /^\/generate$/,
        async answer(request) {
          const job = await take(request);
          return 'id' in job ? await clipOf(job) : job;
        },
      },
      {
        endpoint: 'submit',
        method: 'POST',
        path: /^\/v2\/jobs$/,
        async answer(request) {
          const job = await take(request);
          return 'id' in job ? { status: 202, json: { data: { job: job.id } } } : job;
        },
      },
      {
        endpoint: 'submit',
        method: 'POST',
        path: /^\/v3\/clips$/,
        async answer(request) {
          const type = request.headers['content-type'] ?? '';
          if (!type.startsWith('multipart/form-data')) return problem(415, 'form', 'No form.');
          const job = await take(request);
          return 'id' in job ? { status: 202, json: { job: job.id, state: 'queued' } } : job;
        },
      },
      {
        endpoint: 'find',
        method: 'GET',
        path: /^\/v3\/clips$/,
        answer({ query }) {
          const known = jobs.filter(({ body }) => body['client'] === query.get('client'));
          return { json: { items: known.map(({ id }) => ({ job: id })) } };
        },
      },
      {
        endpoint: 'check',
        method: 'GET',
        path: /^\/v2\/jobs\/(\d+)$/,
        answer(request) {
          const job = find(request);
          if (job === undefined) return problem(404, 'unknown', 'No such job.');
          job.looks += 1;
          if (job.looks === 1) return { json: { data: { state: 'queued' } } };
          if (job.looks === 2) return { json: { data: { state: 'working', percent: 50 } } };
          if (job.fate === 'refuse-later') return ended('blocked', 'policy');
          if (job.fate === 'break') return ended('broken', 'gpu');
          const files = [{ href: `${url}/files/${job.id}.mp4` }];
          return { json: { data: { state: 'ready', files } } };
        },
      },
      {
        endpoint: 'deliver',
        method: 'GET',
        path: /^\/files\/(\d+)\.mp4$/,
        async answer(request) {
          const job = find(request);
          return job === undefined ? problem(404, 'unknown', 'No such file.') : await clipOf(job);
        },
      },
    ],
  });
  ({ url } = server);
  return { ...server, jobs, next: (fate) => void fates.push(fate) };
}

/** What a film says of the service with jobs. */
export const JOB_DESCRIPTION = {
  submit: {
    path: '/v2/jobs',
    headers: { 'x-request-id': '<key>' },
    body: {
      prompt: '<prompt>',
      length: '<seconds>',
      picture: { size: '<width>x<height>', start: '<first_frame_url>' },
      seed: '<seed>',
    },
  },
  job: {
    id: 'data.job',
    path: '/v2/jobs/<id>',
    status: 'data.state',
    running: ['queued', 'working'],
    done: ['ready'],
    failed: ['broken'],
    refused: ['blocked'],
    progress: 'data.percent',
  },
  clip: { url: 'data.files.0.href' },
  errors: { code: 'problem.code', message: 'problem.text', refused: ['policy'] },
} as const;

/** What a film says of the service with forms. */
export const FORM_DESCRIPTION = {
  submit: {
    path: '/v3/clips',
    form: {
      prompt: '<prompt>',
      length: '<seconds>',
      size: '<size>',
      sound: false,
      start: '<first_frame_file>',
      look: ['<reference_files>'],
      client: '<key>',
    },
  },
  find: { path: '/v3/clips?client=<key>', id: 'items.0.job', absent: 'none' },
  job: { ...JOB_DESCRIPTION.job, id: 'job' },
  clip: JOB_DESCRIPTION.clip,
  errors: JOB_DESCRIPTION.errors,
} as const;

async function readBody(
  body: Buffer,
  type: string,
): Promise<{ readonly asked: Readonly<Record<string, unknown>>; readonly files: Job['files'] }> {
  if (!type.startsWith('multipart/form-data')) {
    return { asked: JSON.parse(body.toString()) as Record<string, unknown>, files: [] };
  }
  const answer = new Response(new Uint8Array(body), { headers: { 'content-type': type } });
  const asked: Record<string, unknown> = {};
  const files: (readonly [string, string, Buffer])[] = [];
  for (const [field, value] of await answer.formData()) {
    if (typeof value === 'string') asked[field] = value;
    else files.push([field, value.name, Buffer.from(await value.arrayBuffer())]);
  }
  return { asked, files };
}

function problem(status: number, code: string, text: string): FakeAnswer {
  return { status, json: { problem: { code, text } } };
}

function ended(state: string, code: string): FakeAnswer {
  return { json: { data: { state }, problem: { code, text: `It was not made: ${code}.` } } };
}
