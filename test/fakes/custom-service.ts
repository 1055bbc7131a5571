/**
 * A fake of two services that somebody may have built, which no vendor describes: it is written from
 * what the adapter's README promises of each kind.
 *
 * - `POST /generate` answers with the clip itself, as `video/mp4`, when it is made.
 * - `POST /v2/jobs` answers with the number of a job inside `data`; `GET /v2/jobs/{number}` shows it
 *   `queued`, then `working` with a percentage, then `ready` with the clip's address. It may be
 *   `blocked`, or `broken`. A request that moderation refuses is answered with 422 and the code
 *   `policy`. It keeps no name of the client's.
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
  const take = ({ body, headers }: FakeRequest): FakeAnswer | (typeof jobs)[number] => {
    const asked = JSON.parse(body.toString()) as Record<string, unknown>;
    if (typeof asked['prompt'] !== 'string')
      return problem(400, 'no_prompt', 'There is no prompt.');
    const fate = fates.shift();
    if (fate === 'refuse-at-once') return problem(422, 'policy', 'Not this one.');
    const job = { id: jobs.length + 1, body: asked, headers, looks: 0, fate };
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
          const job = take(request);
          return 'id' in job ? await clipOf(job) : job;
        },
      },
      {
        endpoint: 'submit',
        method: 'POST',
        path: /^\/v2\/jobs$/,
        answer(request) {
          const job = take(request);
          return 'id' in job ? { status: 202, json: { data: { job: job.id } } } : job;
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

function problem(status: number, code: string, text: string): FakeAnswer {
  return { status, json: { problem: { code, text } } };
}

function ended(state: string, code: string): FakeAnswer {
  return { json: { data: { state }, problem: { code, text: `It was not made: ${code}.` } } };
}
