import { join } from 'node:path';
import { beforeAll, beforeEach, expect, test } from '@jest/globals';
import { type GatheredSounds, gatherSounds } from '../../../src/cli/sound/gather-sounds.ts';
import { heardOtherwise } from '../../../src/cli/sound/heard-otherwise.ts';
import type { CompiledShot } from '../../../src/compile/compiled-shot.ts';
import type { CompiledLine } from '../../../src/compile/voices/compile-lines.ts';
import type { OpenDetector } from '../../../src/cli/sound/words-left-out.ts';
import { sceneId, type ShotId, shotId } from '../../../src/film/ids.ts';
import type { ShotSound } from '../../../src/film/sound.ts';
import { frameRate } from '../../../src/film/time.ts';
import type { Ffmpeg } from '../../../src/media/ffmpeg/ffmpeg.ts';
import { fileUrl } from '../../../src/media/ffmpeg/file-arguments.ts';
import type { TakeRecord } from '../../../src/plan/take-record.ts';
import { ffmpegBytes, makeHouseClip, testFfmpeg } from '../../support/ffmpeg.ts';
import { filmOf } from '../../support/film-builder.ts';
import { temporaryFolders } from '../../support/temporary-folder.ts';

const newFolder = temporaryFolders();
const SHOT = shotId('a');
const FORMAT = filmOf().format;

let ffmpeg: Ffmpeg;
let folder: string;
beforeAll(async () => {
  ffmpeg = await testFfmpeg();
});
beforeEach(async () => {
  folder = await newFolder();
  await makeHouseClip(ffmpeg, { out: join(folder, 'mute'), frames: 24, rate: frameRate(24) });
});

/** One shot of clips of a second each, whose own sound is kept. */
async function gather(
  clips: readonly string[],
  said: readonly string[] = [],
  lines: readonly CompiledLine[] = [],
  native: ShotSound['native'] = 'keep',
  openDetector?: OpenDetector,
  says?: readonly number[],
  rate = frameRate(24),
  stale: ReadonlySet<ShotId> = new Set(),
): Promise<GatheredSounds> {
  const uses = clips.map((_, index) => ({ startFrame: 24 * index, dropFrames: 0 }));
  const sound = { effects: [], native };
  const dialogue = said.map((line) => ({ line }));
  return await gatherSounds({
    film: filmOf({ format: { ...FORMAT, rate }, shots: [{ id: SHOT, sound, dialogue }] }),
    compiled: [{ id: SHOT, segments: [] } as unknown as CompiledShot],
    takes: new Map([[SHOT, { take: 3, file: 'mute', clips, uses, says } as unknown as TakeRecord]]),
    stale,
    lines,
    spoken: new Map(),
    folder,
    store: { pathOf: (digest) => join(folder, digest) },
    ffmpeg,
    scratch: folder,
    signal: new AbortController().signal,
    ...(openDetector && { openDetector }),
  });
}

test('a line that its clip was not to say when it was made is told not to be heard, also where the clip sounds', async () => {
  await makeHeardClip();
  const notesOf = async (
    says?: readonly number[],
    stale?: ReadonlySet<ShotId>,
  ): Promise<readonly string[]> =>
    (await gather(['heard'], ['Where?', 'Here.'], [], 'keep', undefined, says, undefined, stale))
      .notes;
  expect(await notesOf([0])).toEqual([
    'nothing is heard of line 2 of shot a: a voice was to say it when take 3 was made. Shot anew, it is said in the clip.',
  ]);
  expect(await notesOf([0, 1])).toEqual([]);
  // One that was made before the shot had any line says none.
  expect(await notesOf([])).toHaveLength(2);
  // Of takes from before it was kept, it is known only where they are just what the film asks for.
  expect(await notesOf()).toEqual([]);
  expect(await notesOf(undefined, new Set([SHOT]))).toEqual([
    'who says the lines of shot a in take 3 is not known: it is of an older version, which did not keep that, and of the film as it was. One may be heard twice, or not at all. Shot anew, they are said as the film asks.',
  ]);
});

test('a line that a clip says is known by its words where others were written before it since', () => {
  const film = filmOf({ shots: [{ id: SHOT, dialogue: [{ line: 'Wait.' }, { line: 'Here.' }] }] });
  const inClips = (prompt?: string): readonly string[] => {
    const take = { take: 1, says: [0], ...(prompt !== undefined && { prompt }) };
    const takes = new Map([[SHOT, take as unknown as TakeRecord]]);
    const lines = [0, 1].map((line) => ({ shot: SHOT, line }) as unknown as CompiledLine);
    return [
      ...heardOtherwise({ film, takes, stale: new Set(), lines, isHeard: () => true }).inClips,
    ];
  };
  expect(inClips('She says: “Here.”')).toEqual(['1 a']);
  // As it is now, it was never asked for.
  expect(inClips('She says: “There.”')).toEqual(['0 a']);
  expect(inClips()).toEqual(['0 a']);
});

test('of two lines of the same words a clip says the one that it was asked for by its place', () => {
  const film = filmOf({ shots: [{ id: SHOT, dialogue: [{ line: 'Wait.' }, { line: 'Wait.' }] }] });
  const take = { take: 1, says: [0], prompt: 'She says: “Wait.”' } as unknown as TakeRecord;
  const takes = new Map([[SHOT, take]]);
  const lines = [{ shot: SHOT, line: 1 } as unknown as CompiledLine];
  expect(heardOtherwise({ film, takes, stale: new Set(), lines, isHeard: () => true })).toEqual({
    inClips: new Set(),
    notes: [],
  });
});

async function makeHeardClip(): Promise<void> {
  const sine = ['-f', 'lavfi', '-i', 'sine=duration=1', '-c:v', 'copy', '-c:a', 'pcm_s16le'];
  const out = ['-f', 'mov', fileUrl(join(folder, 'heard'))];
  await ffmpegBytes(ffmpeg, '-i', fileUrl(join(folder, 'mute')), ...sine, ...out);
}

test('a segment without a sound track keeps its place among those that have one', async () => {
  await makeHeardClip();
  expect((await gather(['heard', 'mute'])).sounds.clips).toEqual([
    { shot: SHOT, source: 'clip:heard', samples: 48_000, atFrame: 0, from: 0 },
    { shot: SHOT, source: 'clip:mute', samples: 0, atFrame: 24, from: 0 },
  ]);
  expect((await gather(['mute', 'mute'])).sounds.clips).toEqual([]);
});

test('a segment of a take that was made at another rate is heard with its pictures', async () => {
  await makeHeardClip();
  const at = async (num: number) => {
    const given = ['keep', undefined, undefined, frameRate(num)] as const;
    const { sounds } = await gather(['heard', 'heard', 'heard'], [], [], ...given);
    return sounds.clips.map(({ atFrame }) => atFrame);
  };
  expect(await at(24)).toEqual([0, 24, 48]);
  expect(await at(50)).toEqual([0, 50, 100]);
});

test('a line that the pictures’ own sound was to say is told once where the clip has no sound', async () => {
  const field = 'dialogue.1.line';
  const why = 'No voice.';
  const unspoken: CompiledLine = {
    shot: SHOT,
    scene: sceneId('main'),
    line: 1,
    text: 'Who speaks?',
    adjustments: [{ kind: 'dropped', field, asked: 'Who speaks?', given: null, why }],
  };
  const { notes } = await gather(['mute'], ['I am here.', 'Who speaks?'], [unspoken]);
  expect(notes).toEqual([
    'nothing is heard of line 1 of shot a: its clip has no sound',
    'nothing is heard of line 2 of shot a: No voice.',
  ]);
});

test('of a clip that is wanted wordless, what is said is left out, and each clip is listened to once', async () => {
  await makeHeardClip();
  let listened = 0;
  const spoken = [{ from: 4800, to: 9600 }];
  const detector = {
    listen: async () => {
      listened += 1;
      return spoken;
    },
    close: async () => {},
  };
  const { sounds, notes } = await gather(
    ['heard', 'mute', 'heard'],
    [],
    [],
    'wordless',
    async () => detector,
  );
  expect(sounds.clips.map(({ samples, without }) => [samples, without])).toEqual([
    [48_000, spoken],
    [0, []],
    [48_000, spoken],
  ]);
  expect(listened).toBe(1);
  expect(notes).toEqual(['what is said in the clip of shot a is left out of its sound (0.2 s)']);
});

test('where speech can’t be told from other sounds, a clip that is wanted wordless is not heard', async () => {
  await makeHeardClip();
  const { sounds, notes } = await gather(['heard'], [], [], 'wordless', async () => undefined);
  expect(sounds.clips).toEqual([]);
  expect(notes).toEqual([expect.stringContaining('speech can’t be told from other sounds')]);
});

test('nobody has to listen to clips whose sound is kept', async () => {
  await makeHeardClip();
  const { sounds } = await gather(['heard'], [], [], 'keep', () => {
    throw new Error('opened');
  });
  expect(sounds.clips).toHaveLength(1);
});
