/**
 * A fake of two services that somebody may have built, which no vendor describes: it is written from what
 * the adapter's README promises of each kind.
 *
 * - `POST /speak` answers with the sound itself, as `audio/wav`, when it is spoken.
 * - `POST /lines` answers with the number of a job inside `data`; `GET /lines/{number}` shows it `queued`,
 *   then `working`, then `ready` with the sound's address; or `blocked`. A line that moderation refuses at
 *   once is answered with 422 and the code `policy`.
 *
 * Both want the key in `x-api-key`.
 */
import { type FakeAnswer, type FakeRequest, type FakeServer, startFake } from './fake-server.ts';
import { tinySound } from './tiny-sound.ts';

export interface CustomVoices extends FakeServer {
  /** The body of each line that was taken: what would be paid for. */
  readonly lines: readonly Line[];
  next(fate: 'refuse-at-once' | 'refuse-later' | 'no-sound'): void;
}

export interface Line {
  readonly id: number;
  readonly body: Readonly<Record<string, unknown>>;
}

const SECONDS_A_CHARACTER = 0.01;
const NO_SOUND = Buffer.from(`RIFF????WAVE${'no sound. '.repeat(99)}`);

export async function startCustomVoices({ key }: { readonly key: string }): Promise<CustomVoices> {
  const lines: (Line & { looks: number; fate: string | undefined })[] = [];
  const fates: string[] = [];
  let url = '';
  const find = ({ groups: [id] }: FakeRequest) => lines.find((line) => String(line.id) === id);
  const take = ({ body }: FakeRequest): FakeAnswer | (typeof lines)[number] => {
    const asked = JSON.parse(body.toString()) as Record<string, unknown>;
    if (typeof asked['text'] !== 'string') return problem(400, 'no_text', 'There is no text.');
    const fate = fates.shift();
    if (fate === 'refuse-at-once') return problem(422, 'policy', 'Not this one.');
    const line = { id: lines.length + 1, body: asked, looks: 0, fate };
    lines.push(line);
    return line;
  };
  const soundOf = ({ id, body, fate }: (typeof lines)[number]): FakeAnswer => ({
    file:
      fate === 'no-sound'
        ? NO_SOUND
        : tinySound(String(body['text']).length * SECONDS_A_CHARACTER, id),
    type: 'audio/wav',
  });

  const server = await startFake({
    deny: ({ headers }) =>
      headers['x-api-key'] === key ? undefined : problem(401, 'key', 'Who are you?'),
    routes: [
      {
        endpoint: 'submit',
        method: 'POST',
        path: /^\/speak$/,
        answer(request) {
          const line = take(request);
          return 'id' in line ? soundOf(line) : line;
        },
      },
      {
        endpoint: 'submit',
        method: 'POST',
        path: /^\/lines$/,
        answer(request) {
          const line = take(request);
          return 'id' in line ? { status: 202, json: { data: { job: line.id } } } : line;
        },
      },
      {
        endpoint: 'check',
        method: 'GET',
        path: /^\/lines\/(\d+)$/,
        answer(request) {
          const line = find(request);
          if (line === undefined) return problem(404, 'unknown', 'No such line.');
          line.looks += 1;
          if (line.looks === 1) return { json: { data: { state: 'queued' } } };
          if (line.looks === 2) return { json: { data: { state: 'working' } } };
          if (line.fate === 'refuse-later') return { json: { data: { state: 'blocked' } } };
          return { json: { data: { state: 'ready', sound: `${url}/files/${line.id}.wav` } } };
        },
      },
      {
        endpoint: 'deliver',
        method: 'GET',
        path: /^\/files\/(\d+)\.wav$/,
        answer(request) {
          const line = find(request);
          return line === undefined ? problem(404, 'unknown', 'No such file.') : soundOf(line);
        },
      },
    ],
  });
  ({ url } = server);
  return { ...server, lines, next: (fate) => void fates.push(fate) };
}

/** What a film says of the service that answers with the sound. */
export const SPEAKING_DESCRIPTION = {
  submit: {
    body: { text: '<text>', voice: '<voice>', speed: '<rate>', mood: '<tone>', seed: '<seed>' },
  },
  can: { rate: { min: 0.5, max: 2 }, voices: ['iris', 'otto'], characters: 500, languages: ['en'] },
  errors: { code: 'problem.code', message: 'problem.text', refused: ['policy'] },
} as const;

/** What a film says of the service with jobs. */
export const LINES_DESCRIPTION = {
  submit: {
    path: '/lines',
    headers: { 'x-request-id': '<key>' },
    body: {
      text: '<text>',
      who: { voice: '<voice>', language: '<language>', style: '<style>', pitch: '<pitch>' },
      words: '<pronunciations>',
    },
  },
  job: {
    id: 'data.job',
    path: '/lines/<id>',
    status: 'data.state',
    running: ['queued', 'working'],
    done: ['ready'],
    failed: ['broken'],
    refused: ['blocked'],
  },
  sound: { url: 'data.sound' },
  can: { pitch: { min: -12, max: 12 }, styles: ['whispered'] },
  errors: { code: 'problem.code', message: 'problem.text', refused: ['policy'] },
} as const;

function problem(status: number, code: string, text: string): FakeAnswer {
  return { status, json: { problem: { code, text } } };
}
