import { join } from 'node:path';
import { beforeAll, beforeEach, expect, test } from '@jest/globals';
import { type GatheredSounds, gatherSounds } from '../../../src/cli/sound/gather-sounds.ts';
import type { CompiledShot } from '../../../src/compile/compiled-shot.ts';
import type { CompiledLine } from '../../../src/compile/voices/compile-lines.ts';
import { sceneId, shotId } from '../../../src/film/ids.ts';
import { frameRate } from '../../../src/film/time.ts';
import type { Ffmpeg } from '../../../src/media/ffmpeg.ts';
import { fileUrl } from '../../../src/media/file-arguments.ts';
import type { TakeRecord } from '../../../src/plan/take-record.ts';
import { ffmpegBytes, makeHouseClip, testFfmpeg } from '../../support/ffmpeg.ts';
import { filmOf } from '../../support/film-builder.ts';
import { temporaryFolders } from '../../support/temporary-folder.ts';

const newFolder = temporaryFolders();
const SHOT = shotId('a');

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
  says?: readonly number[],
): Promise<GatheredSounds> {
  const uses = clips.map((_, index) => ({ startFrame: 24 * index, dropFrames: 0 }));
  const sound = { effects: [], native: 'keep' } as const;
  const dialogue = said.map((line) => ({ line }));
  return await gatherSounds({
    film: filmOf({ shots: [{ id: SHOT, sound, dialogue }] }),
    compiled: [{ id: SHOT, segments: [] } as unknown as CompiledShot],
    takes: new Map([[SHOT, { take: 3, clips, uses, says } as unknown as TakeRecord]]),
    lines,
    spoken: new Map(),
    folder,
    store: { pathOf: (digest) => join(folder, digest) },
    ffmpeg,
    scratch: folder,
    signal: new AbortController().signal,
  });
}

test('a line that its clip was not to say when it was made is told not to be heard, also where the clip sounds', async () => {
  const sine = ['-f', 'lavfi', '-i', 'sine=duration=1', '-c:v', 'copy', '-c:a', 'pcm_s16le'];
  const out = ['-f', 'mov', fileUrl(join(folder, 'heard'))];
  await ffmpegBytes(ffmpeg, '-i', fileUrl(join(folder, 'mute')), ...sine, ...out);
  const notesOf = async (says?: readonly number[]): Promise<readonly string[]> =>
    (await gather(['heard'], ['Where?', 'Here.'], [], says)).notes;
  expect(await notesOf([0])).toEqual([
    'nothing is heard of line 2 of shot a: a voice was to say it when take 3 was made. Shot anew, it is said in the clip.',
  ]);
  expect(await notesOf([0, 1])).toEqual([]);
  // Of takes from before it was kept, it is not known.
  expect(await notesOf()).toEqual([]);
});

test('a segment without a sound track keeps its place among those that have one', async () => {
  const sine = ['-f', 'lavfi', '-i', 'sine=duration=1', '-c:v', 'copy', '-c:a', 'pcm_s16le'];
  const out = ['-f', 'mov', fileUrl(join(folder, 'heard'))];
  await ffmpegBytes(ffmpeg, '-i', fileUrl(join(folder, 'mute')), ...sine, ...out);
  expect((await gather(['heard', 'mute'])).sounds.clips).toEqual([
    { shot: SHOT, source: 'clip:heard', samples: 48_000, atFrame: 0, from: 0 },
    { shot: SHOT, source: 'clip:mute', samples: 0, atFrame: 24, from: 0 },
  ]);
  expect((await gather(['mute', 'mute'])).sounds.clips).toEqual([]);
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
