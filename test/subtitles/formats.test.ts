import { describe, expect, test } from '@jest/globals';
import { frameRate } from '../../src/film/time.ts';
import type { Cue } from '../../src/subtitles/cue.ts';
import { writeAss } from '../../src/subtitles/formats/ass.ts';
import { writeSrt } from '../../src/subtitles/formats/srt.ts';
import { writeVtt } from '../../src/subtitles/formats/vtt.ts';

const RATE = frameRate(24);
const CUES: readonly Cue[] = [
  {
    from: 1,
    to: 49,
    lines: [
      { text: '– Is <i> & {\\an8} a \\N tag -->?', speaker: 'Emma & <Co>', italic: false },
      { text: '– No.', speaker: 'Orb', italic: true },
    ],
  },
  { from: 24 * 3661, to: 24 * 3661 + 30, lines: [{ text: 'It was late.', italic: true }] },
];
const STYLE = { size: 'medium', color: '#FFE14D', outline: '#102030', position: 'bottom' } as const;
const ASS = { rate: RATE, width: 1280, height: 720, font: 'Inter Medium', style: STYLE };

/** The millisecond that ffmpeg asks libass for, in its own arithmetic. */
const askedAt = (ticks: number, scale: number): number => Math.trunc(ticks * (1 / scale) * 1000);

const milliseconds = (clock: string): number => {
  const [hours, minutes, hundredths] = clock.replace('.', '').split(':').map(Number);
  return (60 * hours! + minutes!) * 60_000 + 10 * hundredths!;
};

/** What stands between letters, seen. */
const seen = (text: string): string => text.replaceAll('\u2060', '·');

describe('SubRip', () => {
  test('counts cues, and keeps apart what a player would take for a tag', () => {
    expect(seen(writeSrt(CUES, RATE))).toBe(
      [
        '1',
        '00:00:00,041 --> 00:00:02,041',
        '– Is <·i> & {·\\an8} a \\N tag --·>?',
        '<i>– No.</i>',
        '',
        '2',
        '01:01:01,000 --> 01:01:02,250',
        '<i>It was late.</i>',
        '',
      ].join('\n'),
    );
  });

  test('of nothing is empty', () => {
    expect(writeSrt([], RATE)).toBe('');
  });
});

describe('WebVTT', () => {
  test('names who speaks, escapes, and says where cues stand if that is not the bottom', () => {
    const text = writeVtt(CUES, RATE, { position: 'top', language: 'en' });
    expect(text).toBe(
      [
        'WEBVTT',
        '',
        'NOTE Language: en',
        '',
        '1',
        '00:00:00.041 --> 00:00:02.041 line:0',
        '<v Emma &amp; &lt;Co&gt;>– Is &lt;i&gt; &amp; {\\an8} a \\N tag --&gt;?</v>',
        '<v Orb><i>– No.</i></v>',
        '',
        '2',
        '01:01:01.000 --> 01:01:02.250 line:0',
        '<i>It was late.</i>',
        '',
      ].join('\n'),
    );
    expect(writeVtt(CUES, RATE, { position: 'bottom', language: 'en' })).not.toContain('line:');
  });
});

describe('Advanced SubStation Alpha', () => {
  test('is laid out for the picture, and shows braces and backslashes as they are', () => {
    const lines = seen(writeAss(CUES, ASS)).split('\n');
    expect(lines.filter((line) => /^(?:PlayRes|Style:|Dialogue:)/u.test(line))).toEqual([
      'PlayResX: 1280',
      'PlayResY: 720',
      'Style: Default,Inter Medium,46.08,&H004DE1FF,&H004DE1FF,&H00302010,&H80000000,0,0,0,0,100,100,0,0,1,2.53,0.92,2,64,64,36,1',
      'Dialogue: 0,0:00:00.04,0:00:02.04,Default,,0,0,0,,– Is <i> & \\{\\an8\\} a \\·N tag -->?\\N{\\i1}– No.{\\i0}',
      'Dialogue: 0,1:01:00.99,1:01:02.24,Default,,0,0,0,,{\\i1}It was late.{\\i0}',
    ]);
  });

  test.each([
    [24_000, 1001],
    [24, 1],
    [25, 1],
    [30_000, 1001],
    [30, 1],
    [50, 1],
    [60_000, 1001],
    [60, 1],
  ])('is seen from exactly its first frame on, and gone with the next, at %i/%i', (num, den) => {
    const from = Array.from({ length: 20_000 }, (_, index) => index);
    const cues = from.map((frame) => ({ from: frame, to: frame + 1, lines: [] }));
    const text = writeAss(cues, { ...ASS, rate: frameRate(num, den) });
    const shown = [...text.matchAll(/^Dialogue: 0,([\d:.]+),([\d:.]+),/gmu)];
    for (const scale of [num, 512 * num]) {
      const isSeen = (cue: number, frame: number): boolean => {
        const [start, end] = shown[cue]!.slice(1).map(milliseconds);
        const now = askedAt(frame * (scale / num) * den, scale);
        return start! <= now && now < end!;
      };
      const wrong = from.filter(
        (cue) => isSeen(cue, cue - 1) || !isSeen(cue, cue) || isSeen(cue, cue + 1),
      );
      expect({ scale, wrong }).toEqual({ scale, wrong: [] });
    }
  });

  test('has letters for 42 columns in an upright picture too', () => {
    const upright = writeAss(CUES, { ...ASS, width: 720, height: 1280 });
    expect(/Inter Medium,([\d.]+)/u.exec(upright)?.[1]).toBe('34.56');
  });
});

test('a row from right to left says so in every format, around all that it has', () => {
  const lines = [
    { text: '– Emma, שלום!', speaker: 'Emma', italic: false, rightToLeft: true },
    { text: '– 400 (כן).', italic: true, rightToLeft: true },
    { text: '– Yes.', italic: false },
  ] as const;
  const cues = [{ from: 0, to: 24, lines }];
  const [first, second] = lines.map(({ text }) => `\u202b${text}\u202c`);
  expect(writeSrt(cues, RATE)).toContain(`${first}\n<i>${second}</i>\n– Yes.\n`);
  expect(writeVtt(cues, RATE, { position: 'bottom', language: 'he' })).toContain(
    `<v Emma>${first}</v>\n<i>${second}</i>\n– Yes.\n`,
  );
  expect(writeAss(cues, ASS)).toContain(`${first}\\N{\\i1}${second}{\\i0}\\N– Yes.\n`);
});
