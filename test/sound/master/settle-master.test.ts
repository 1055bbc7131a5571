import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Ffmpeg } from '../../../src/media/ffmpeg/ffmpeg.ts';
import { LOUDNESS_BY_USE } from '../../../src/film/loudness.ts';
import { HIGHEST_TRUE_PEAK } from '../../../src/sound/master/loudness-targets.ts';
import { master } from '../../../src/sound/master/master.ts';
import { settleMaster } from '../../../src/sound/master/settle-master.ts';
import { testFfmpeg } from '../../support/ffmpeg.ts';
import { ebur128 } from '../support/ebur128.ts';
import {
  chords,
  collect,
  inBlocks,
  joined,
  scaled,
  seconds,
  silence,
  speech,
  stereo,
  tone,
} from '../support/signals.ts';

let ffmpeg: Ffmpeg;
beforeAll(async () => {
  ffmpeg = await testFfmpeg();
});

const spoken = speech(seconds(6), 11);
const music = chords(seconds(6));
const mixed = spoken.map((value, index) => value + 0.3 * music[index]!);

describe('a mix comes to its loudness, with no peak over the ceiling, as ffmpeg measures it', () => {
  test.each([
    ['of speech alone', spoken],
    ['of speech over music', mixed],
    ['of music', music],
    ['that is very quiet', scaled(mixed, -30)],
    ['that is far over full scale', scaled(mixed, 24)],
    [
      'of a little speech in a long silence',
      joined(silence(seconds(8)), spoken.subarray(0, seconds(2))),
    ],
  ])('%s', async (_, signal) => {
    const sound = stereo(signal);
    for (const loudness of Object.values(LOUDNESS_BY_USE)) {
      const target = { loudness, truePeak: HIGHEST_TRUE_PEAK };
      const outcome = await settleMaster(() => inBlocks(sound), target);
      expect(outcome.kind).toBe('reached');
      const theirs = ebur128(ffmpeg, await collect(master(inBlocks(sound), outcome.setting)));
      expect(Math.abs(theirs.integrated - target.loudness)).toBeLessThanOrEqual(0.2);
      expect(theirs.truePeak).toBeLessThanOrEqual(target.truePeak + 0.1);
      expect(Math.abs(theirs.integrated - outcome.integrated)).toBeLessThan(0.1);
    }
  });
});

const target = { loudness: LOUDNESS_BY_USE.podcast, truePeak: HIGHEST_TRUE_PEAK };

test('silence is left as it is', async () => {
  const outcome = await settleMaster(() => inBlocks(stereo(silence(seconds(2)))), target);
  expect(outcome).toEqual({
    kind: 'unmeasured',
    setting: { gainDb: 0, ceilingDb: -1 },
    integrated: -Infinity,
    truePeak: -Infinity,
  });
});

test('what is too short to have a loudness is only kept under the ceiling', async () => {
  const outcome = await settleMaster(() => inBlocks(stereo(tone(1000, 6, seconds(0.3)))), target);
  expect(outcome.kind).toBe('unmeasured');
  expect(outcome.setting.gainDb).toBe(0);
  expect(outcome.truePeak).toBeLessThan(-0.9);
});

test('noise from far below is not brought up: it is said to be too quiet', async () => {
  const outcome = await settleMaster(() => inBlocks(stereo(scaled(spoken, -48))), target);
  expect(outcome).toMatchObject({ kind: 'missed', why: 'too_quiet', setting: { gainDb: 40 } });
});

test('a murmur with shots as loud as can be is said to be too peaky, and made as loud as it can be', async () => {
  const shots = scaled(spoken, -40).map((value, index) => (index % 60_000 === 30_000 ? 1 : value));
  const outcome = await settleMaster(() => inBlocks(stereo(shots)), target);
  expect(outcome).toMatchObject({ kind: 'missed', why: 'too_peaky' });
  expect(outcome.truePeak).toBeLessThanOrEqual(-0.97);
  expect(outcome.integrated).toBeGreaterThan(-45);
  expect(outcome.integrated).toBeLessThan(-20);
});
