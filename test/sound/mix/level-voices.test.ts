import { expect, test } from '@jest/globals';
import { levelVoices, VOICE_LEVEL } from '../../../src/sound/mix/level-voices.ts';

test('voices come to one level, each by one gain, so that a whisper stays one', () => {
  const { gains } = levelVoices([
    { voice: 'near', samples: 48_000, loudness: -14 },
    { voice: 'far', samples: 48_000, loudness: -30 },
    { voice: 'far', samples: 48_000, loudness: -30 },
  ]);
  expect(gains.get('near')).toBeCloseTo(VOICE_LEVEL + 14, 6);
  expect(gains.get('far')).toBeCloseTo(VOICE_LEVEL + 30, 6);
});

test('longer lines count for more, and a line without a loudness for nothing', () => {
  const { gains } = levelVoices([
    { voice: 'a', samples: 3 * 48_000, loudness: -20 },
    { voice: 'a', samples: 1, loudness: -60 },
    { voice: 'a', samples: 48_000, loudness: -Infinity },
  ]);
  expect(gains.get('a')).toBeCloseTo(0, 3);
});

test('what failed to be recorded is not brought up out of all proportion', () => {
  const { gains, unlike } = levelVoices([{ voice: 'a', samples: 48_000, loudness: -60 }]);
  expect([...gains]).toEqual([['a', 15]]);
  expect(unlike).toEqual([{ voice: 'a', kind: 'clamped', offDb: -25 }]);
});

test('voices at another level than the others are named in the order of their lines', () => {
  const { gains, unlike } = levelVoices([
    { voice: 'short', samples: 100, loudness: -Infinity },
    { voice: 'usual', samples: 48_000, loudness: VOICE_LEVEL },
    { voice: 'loud', samples: 48_000, loudness: -3 },
  ]);
  expect([...gains.keys()]).toEqual(['usual', 'loud']);
  expect(unlike).toEqual([
    { voice: 'short', kind: 'unmeasured' },
    { voice: 'loud', kind: 'clamped', offDb: expect.closeTo(2, 6) },
  ]);
});
