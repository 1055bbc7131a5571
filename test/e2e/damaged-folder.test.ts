import {
  appendFileSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { planFilm, renderFilm, type StudioEvent } from '../../src/index.ts';
import { isStudioError } from '../../src/diagnostics/studio-error.ts';
import { acceptedSubmissions } from '../../src/adapters/mock/submissions.ts';
import type { Selection } from '../../src/plan/selection.ts';
import { options } from '../../src/media/ffmpeg/options.ts';
import { ffmpegBytes, testFfmpeg } from '../support/ffmpeg.ts';
import { tinyPicture } from '../fakes/tiny-picture.ts';
import { type Damage, DAMAGES, linkAway, putBack } from '../support/damage.ts';
import { writeFilm } from '../support/small-film.ts';

/** One of everything that is kept: a chain, a shot in two parts, a keyframe, pictures and clips of the author's. */
const filmOf = (books: string): string => `ministudio: 1
title: Damaged
format: { resolution: 64x36, fps: 24 }
providers: mock
stills: mock
provider_options: { mock: { folder: ${JSON.stringify(books)} } }
environments: { sea: { location: The open sea } }
scenes:
  - id: s
    environment: sea
    shots:
      - { id: far, size: ws, action: Waves roll in., duration: 0.5s, first_frame: start.png }
      - { id: on, size: ws, action: They roll on., duration: 3s, join: chain }
      - { id: near, size: ms, action: They break., duration: 0.5s, join: keyframe }
      - { id: own, action: As it was filmed., clip: own.mp4, duration: 0.5s }
`;

let home: string;
let film: string;
let pristine: string;
let wanted: Buffer;
let files: readonly string[];

const work = (): string => join(home, '.ministudio');
const output = (): string => join(home, 'build/film/film.mp4');
const sent = async (): Promise<number> => (await acceptedSubmissions(join(home, 'books'))).length;

async function render(selection: Selection = {}): Promise<readonly StudioEvent[]> {
  const events: StudioEvent[] = [];
  await renderFilm(film, { ...selection, onEvent: (event) => void events.push(event) });
  return events;
}

beforeAll(async () => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'ministudio-')));
  film = await writeFilm(home, filmOf(join(home, 'books')));
  writeFileSync(join(home, 'start.png'), tinyPicture({ width: 64, height: 36 }));
  const clip = await ffmpegBytes(
    await testFfmpeg(),
    ...options({ f: 'lavfi', i: 'testsrc2=size=64x36:rate=30:duration=1' }),
    ...options({ 'c:v': 'libx264', pix_fmt: 'yuv420p', f: 'matroska' }),
    'pipe:1',
  );
  writeFileSync(join(home, 'own.mp4'), clip);
  await render();
  wanted = readFileSync(output());
  pristine = join(home, 'pristine');
  cpSync(work(), pristine, { recursive: true });
  files = readdirSync(pristine, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(pristine.length + 1))
    .toSorted();
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

type Damaged = readonly [file: string, act: () => void];

/** What came of a plan and a render of the film with one file damaged. */
async function afterDamage([file, act]: Damaged, selection: Selection = {}) {
  putBack(pristine, work());
  rmSync(join(home, 'build'), { recursive: true, force: true });
  const before = await sent();
  act();
  const planned = await planFilm(film).then(
    () => undefined,
    (error: Error) => error,
  );
  const rendered = await render(selection).catch((error: unknown) => ({ error }));
  const more = (await sent()) - before;
  return { file, planned, rendered, more, isAsked: selection.fresh === true };
}

const TOLD = new Set(['take-lost', 'keyframe-lost', 'job-given-up', 'keyframe-given-up']);

/** The file that an error is about: a ledger is known by its head, too. */
function names(error: unknown, file: string): boolean {
  const text = isStudioError(error) ? `${error.message} ${error.hint}` : '';
  return [file, file.replace('.head', '.jsonl')].some((name) => text.includes(basename(name)));
}

type Outcome = Awaited<ReturnType<typeof afterDamage>>;

/** Undefined where all is well. */
function wrongIn({ file, planned, rendered, more, isAsked }: Outcome): string | undefined {
  if (planned !== undefined && !names(planned, file)) return `plan: ${planned.message}`;
  if ('error' in rendered) {
    if (existsSync(output())) return 'a film was written all the same';
    if (more > 0 && !isAsked) return 'it was paid for again, and failed';
    return names(rendered.error, file) ? undefined : `render: ${String(rendered.error)}`;
  }
  if (!readFileSync(output()).equals(wanted)) return 'another film was made';
  const told = isAsked || rendered.some(({ kind }) => TOLD.has(kind));
  return more > 0 && !told ? 'it was paid for again, and not told' : undefined;
}

const cases = Object.keys(DAMAGES) as readonly Damage[];

function isLedger(file: string): boolean {
  return file.startsWith('film.ledger');
}

function kindOf(file: string): string {
  return file.replace(/[^/]*(?=\.\w+$)/, '');
}

/** Every eighth file for each damage, so that each file sees every eighth damage; ledgers see all. */
function damagesOf(damage: Damage): readonly Damaged[] {
  return files.flatMap((file, index) => {
    const siblings = files.filter((each) => each !== file && kindOf(each) === kindOf(file));
    const other = join(pristine, siblings[0] ?? file);
    if (siblings.length === 0 && damage === 'it is another of its kind') return [];
    if (!isLedger(file) && (index + cases.indexOf(damage)) % 8 > 0) return [];
    return [[file, () => DAMAGES[damage](join(work(), file), other)] as const];
  });
}

async function wrongAfter(
  damaged: readonly Damaged[],
  selection: Selection = {},
): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const each of damaged) {
    const found = wrongIn(await afterDamage(each, selection));
    if (found !== undefined) wrong.push(`${each[0]}: ${found}`);
  }
  return wrong;
}

describe('whatever becomes of one file of the working folder', () => {
  test.each(cases)(
    '%s: the same film is made, byte for byte, or the file is named',
    async (damage) => {
      expect(await wrongAfter(damagesOf(damage))).toEqual([]);
    },
  );

  test('what is made anew has nothing of it', async () => {
    const flip = (file: string): void => DAMAGES['a bit of it is flipped'](join(work(), file));
    const [ledgers, kept] = [files.filter(isLedger), files.filter((file) => !isLedger(file))];
    const flipped: readonly Damaged[] = [
      ...ledgers.map((file): Damaged => [file, () => flip(file)]),
      ['all that is kept', () => kept.forEach(flip)],
    ];
    expect(await wrongAfter(flipped, { fresh: true })).toEqual([]);
  });
});

describe('a folder of the working folder', () => {
  test.each(['takes', 'frames', 'scratch'])(
    '%s, where a file stands in its place, is told, and nothing is written',
    async (folder) => {
      const act = (): void => {
        rmSync(join(work(), folder), { recursive: true });
        writeFileSync(join(work(), folder), 'in the way');
      };
      const outcome = await afterDamage([folder, act]);
      expect(wrongIn(outcome)).toBeUndefined();
      expect(outcome).toMatchObject({ rendered: { error: { code: 'folder/blocked' } }, more: 0 });
      expect(readFileSync(join(work(), folder), 'utf8')).toBe('in the way');
    },
  );

  test.each(['takes', 'frames'])('%s may be a link to a folder elsewhere', async (folder) => {
    const away = join(home, `${folder} elsewhere`);
    const act = (): void => {
      rmSync(away, { recursive: true, force: true });
      linkAway(join(work(), folder), away);
    };
    const outcome = await afterDamage([folder, act]);
    expect(wrongIn(outcome)).toBeUndefined();
    expect(outcome).toMatchObject({ planned: undefined, more: 0 });
    expect(outcome.rendered).not.toHaveProperty('error');
  });
});

describe('a kept file that is a link', () => {
  test('is read through: its bytes are looked at like any others, and the output has a file', async () => {
    const kept = files.filter((each) => /^(takes|frames)/.test(each));
    const away = (file: string): string => join(home, `elsewhere-${kept.indexOf(file)}`);
    const linkAll = (): void => {
      for (const file of kept) linkAway(join(work(), file), away(file));
    };
    const outcome = await afterDamage(['all that is kept', linkAll]);
    expect(wrongIn(outcome)).toBeUndefined();
    expect(outcome).toMatchObject({ planned: undefined, more: 0 });
    const shown = readdirSync(join(home, 'build/film/shots'));
    expect(shown.map((name) => lstatSync(join(home, 'build/film/shots', name)).isFile())).toEqual(
      shown.map(() => true),
    );
    // One that has changed behind its link is seen like any other.
    const [file] = kept;
    const change = (): void => {
      linkAway(join(work(), file!), away(file!));
      appendFileSync(away(file!), 'more');
    };
    expect(await wrongAfter([[file!, change]])).toEqual([]);
  });

  test('to a file that is something else is put aside, and the file is left as it is', async () => {
    const file = files.find((each) => each.startsWith('takes/'))!;
    const secret = join(home, 'something.txt');
    writeFileSync(secret, 'of the user');
    const act = (): void => {
      rmSync(join(work(), file));
      symlinkSync(secret, join(work(), file));
    };
    expect(await wrongAfter([[file, act]])).toEqual([]);
    expect(readFileSync(secret, 'utf8')).toBe('of the user');
  });
});
