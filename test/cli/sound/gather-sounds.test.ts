import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { gatherSounds } from '../../../src/cli/sound/gather-sounds.ts';
import type { CompiledShot } from '../../../src/compile/compiled-shot.ts';
import type { CompiledLine } from '../../../src/compile/voices/compile-lines.ts';
import { sceneId, shotId } from '../../../src/film/ids.ts';
import { frameRate } from '../../../src/film/time.ts';
import type { TakeRecord } from '../../../src/plan/take-record.ts';
import { makeHouseClip, testFfmpeg } from '../../support/ffmpeg.ts';
import { filmOf } from '../../support/film-builder.ts';
import { temporaryFolders } from '../../support/temporary-folder.ts';

const newFolder = temporaryFolders();

test('a line that the pictures’ own sound was to say is told once where the clip has no sound', async () => {
  const folder = await newFolder();
  const ffmpeg = await testFfmpeg();
  await makeHouseClip(ffmpeg, { out: join(folder, 'mute'), frames: 2, rate: frameRate(24) });
  const shot = shotId('a');
  const unspoken: CompiledLine = {
    shot,
    scene: sceneId('main'),
    line: 1,
    text: 'Who speaks?',
    adjustments: [
      { kind: 'dropped', field: 'dialogue.1.line', asked: 'x', given: null, why: 'No voice.' },
    ],
  };
  const sound = { effects: [], native: 'keep' } as const;
  const dialogue = [{ line: 'I am here.' }, { line: 'Who speaks?' }];
  const take = { clips: ['mute'], uses: [{ startFrame: 0, dropFrames: 0 }] };
  const { notes } = await gatherSounds({
    film: filmOf({ shots: [{ id: 'a', sound, dialogue }] }),
    compiled: [{ id: shot, segments: [] } as unknown as CompiledShot],
    takes: new Map([[shot, take as unknown as TakeRecord]]),
    lines: [unspoken],
    spoken: new Map(),
    folder,
    store: { pathOf: (digest) => join(folder, digest) },
    ffmpeg,
    scratch: folder,
    signal: new AbortController().signal,
  });
  expect(notes).toEqual([
    'nothing is heard of line 1 of shot a: its clip has no sound',
    'nothing is heard of line 2 of shot a: No voice.',
  ]);
});
