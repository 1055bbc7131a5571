import { expect, test } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { frameRate, toSeconds } from '../../src/film/time.ts';
import { fileUrl } from '../../src/media/ffmpeg/file-arguments.ts';
import type { Cue } from '../../src/subtitles/cue.ts';
import { writeAss } from '../../src/subtitles/formats/ass.ts';
import { writeSrt } from '../../src/subtitles/formats/srt.ts';
import { writeVtt } from '../../src/subtitles/formats/vtt.ts';
import { ffmpegBytes, testFfmpeg } from '../support/ffmpeg.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();
const RATE = frameRate(30000, 1001);
const CUES: readonly Cue[] = [
  {
    from: 10,
    to: 60,
    lines: [
      { text: '– Größe, 1 < 2 & 3 > 2?', speaker: 'Emma', italic: false },
      { text: '– 本を読む。', speaker: 'Orb', italic: false },
    ],
  },
  { from: 62, to: 100, lines: [{ text: 'It was late.', italic: true }] },
];
const STYLE = { size: 'medium', color: '#FFFFFF', outline: '#000000', position: 'bottom' } as const;

const seconds = (clock: string): number =>
  clock.split(':').reduce((sum, part) => sum * 60 + Number(part.replace(',', '.')), 0);

test.each([
  ['srt', writeSrt(CUES, RATE)],
  ['vtt', writeVtt(CUES, RATE, { position: 'bottom', language: 'en' })],
  ['ass', writeAss(CUES, { rate: RATE, width: 1280, height: 720, font: 'Inter', style: STYLE })],
])('ffmpeg reads from %s what was written', async (format, text) => {
  const path = join(await newFolder(), `film.${format}`);
  await writeFile(path, text);
  const ffmpeg = await testFfmpeg();
  const read = await ffmpegBytes(ffmpeg, '-i', fileUrl(path), '-f', 'srt', 'pipe:1');
  const blocks = Buffer.from(read)
    .toString('utf8')
    .trim()
    .split(/\r?\n\r?\n/u);
  const cues = blocks.map((block) => {
    const [, times = '', ...rows] = block.split(/\r?\n/u);
    const [from = '', to = ''] = times.split(' --> ');
    const text = rows.map((row) => row.replaceAll(/<\/?[if][^>]*>|^\s+|\s+$/gu, ''));
    return { from: seconds(from), to: seconds(to), rows: text };
  });
  expect(cues.map(({ rows }) => rows)).toEqual(
    CUES.map(({ lines }) => lines.map((line) => line.text)),
  );
  for (const [index, cue] of cues.entries()) {
    const { from, to } = CUES[index]!;
    // Rounded down, to hundredths at most.
    expect(toSeconds(from, RATE) - cue.from).toBeGreaterThanOrEqual(-1e-9);
    expect(toSeconds(from, RATE) - cue.from).toBeLessThan(0.01);
    expect(toSeconds(to, RATE) - cue.to).toBeGreaterThanOrEqual(-1e-9);
    expect(toSeconds(to, RATE) - cue.to).toBeLessThan(0.01);
  }
});
