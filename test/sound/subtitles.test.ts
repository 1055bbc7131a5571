import { expect, test } from '@jest/globals';
import { characterId, shotId } from '../../src/film/ids.ts';
import { frameRate } from '../../src/film/time.ts';
import type { Timeline } from '../../src/film/timeline.ts';
import { formatSrt, subtitlesOf } from '../../src/sound/subtitles.ts';

test('subtitles are on the film’s timeline, with the speaker’s name; a narrator has none', () => {
  const cut = { type: 'cut', frames: 0 } as const;
  const timeline: Timeline = {
    rate: frameRate(24),
    frames: 96,
    ending: cut,
    shots: [
      {
        id: shotId('a'),
        startFrame: 0,
        frames: 48,
        transition: cut,
        beats: [],
        lines: [{ from: 12, to: 36, character: characterId('orb'), text: 'There you are.' }],
        adjustments: [],
      },
      {
        id: shotId('b'),
        startFrame: 48,
        frames: 48,
        transition: cut,
        beats: [],
        lines: [{ from: 0, to: 25, text: 'It had waited.' }],
        adjustments: [],
      },
    ],
  };
  const subtitles = subtitlesOf(timeline, () => 'Hero Orb');
  expect(formatSrt(subtitles, timeline.rate)).toBe(
    [
      '1',
      '00:00:00,500 --> 00:00:01,500',
      'Hero Orb: There you are.',
      '',
      '2',
      '00:00:02,000 --> 00:00:03,042',
      'It had waited.',
      '',
    ].join('\n'),
  );
});
