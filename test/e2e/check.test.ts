import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import type { CheckDocument } from '../../src/check/check-document.ts';
import { fileUrl } from '../../src/media/ffmpeg/file-arguments.ts';
import { options } from '../../src/media/ffmpeg/options.ts';
import { waveOf } from '../fakes/wave.ts';
import { ffmpegBytes, testFfmpeg } from '../support/ffmpeg.ts';
import { runHere } from '../support/run-here.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();
const SCHEMA = JSON.parse(
  readFileSync(new URL('../../schemas/check.schema.json', import.meta.url), 'utf8'),
) as object;

const FILM = `ministudio: 1
title: Checked
format: { resolution: 64x36, fps: 29.97, loudness: -20 }
providers: mock
characters: { ada: { name: Ada, identity: { coat: green } } }
scenes:
  - id: one
    sound: { ambience: { file: room.wav, loop: true } }
    shots:
      - { id: first, action: Nothing moves., duration: 47f }
      - id: then
        action: Nothing moves.
        duration: 61f
        characters: [ada]
        dialogue: [{ character: ada, line: Here. }]
        sound: { effects: [{ at: 0f, file: knock.wav }] }
`;

describe('check', () => {
  let folder: string;
  let film: string;
  beforeEach(async () => {
    folder = await newFolder();
    film = await writeFilm(folder, FILM);
    const hum = (time: number): number => 0.1 * Math.sin(2 * Math.PI * 200 * time);
    const knock = (time: number): number =>
      0.2 * Math.cos(2 * Math.PI * 1000 * time) * Math.exp(-20 * time);
    writeFileSync(join(folder, 'room.wav'), waveOf({ seconds: 0.7, rate: 44_100, sound: hum }));
    writeFileSync(join(folder, 'knock.wav'), waveOf({ seconds: 0.4, rate: 48_000, sound: knock }));
    expect((await runHere(['render', film, '--quiet'])).code).toBe(0);
  });

  async function checked(): Promise<{ code: number | null; document: CheckDocument }> {
    const { code, stdout } = await runHere(['check', film, '--json']);
    const document = JSON.parse(stdout) as CheckDocument;
    const validate = new Ajv().compile(SCHEMA);
    validate(document);
    expect(validate.errors).toBeNull();
    return { code, document };
  }

  const failures = ({ film: measured }: CheckDocument): readonly string[] =>
    Object.values(measured)
      .filter(({ verdict }) => verdict === 'fail')
      .map(({ measure }) => measure);

  test('passes a film that was rendered, each line in its place', async () => {
    const { code, document } = await checked();
    expect(code).toBe(0);
    expect(document.ok).toBe(true);
    const verdicts = Object.values(document.film).map(({ measure, verdict }) => [measure, verdict]);
    expect(Object.fromEntries(verdicts)).toEqual({
      changedFiles: 'pass',
      changedSpecs: 'pass',
      frames: 'pass',
      samples: 'pass',
      loudnessLufs: 'pass',
      truePeakDb: 'pass',
      clippings: 'pass',
      silenceSeconds: 'pass',
    });
    expect(document.film['frames']).toMatchObject({ value: 108 });
    expect(document.film['samples']).toMatchObject({ value: 172_973 });
    expect(document.seams.map(({ shot }) => shot)).toEqual(['then']);
    expect(
      document.lines.map(({ shot, line, measure, verdict }) => [shot, line, measure, verdict]),
    ).toEqual([
      ['then', 1, 'offsetMs', 'pass'],
      ['then', 1, 'speechDb', 'pass'],
      ['then', 1, 'aboveRestDb', 'pass'],
    ]);
    expect(Math.abs(document.lines[0]!.value!)).toBeLessThan(0.1);
  });

  test('claims nothing of a line that nobody says', async () => {
    writeFileSync(film, FILM.replace('title:', 'voices: none\ntitle:'));
    await runHere(['render', film, '--quiet']);
    const { document } = await checked();
    expect(document.lines.map(({ measure, verdict }) => [measure, verdict])).toEqual([
      ['offsetMs', 'n/a'],
      ['speechDb', 'n/a'],
    ]);
    const { stdout } = await runHere(['check', film]);
    expect(stdout).toMatch(/^ {2}– then “Here.” {2}offsetMs not measured: it has no voice$/m);
  });

  test('tells it to people', async () => {
    const { code, stdout } = await runHere(['check', film]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ {2}✔ frames 108 \(= 108\)$/m);
    expect(stdout).toMatch(/^ {2}✔ loudnessLufs -(19|20)\.\d+ \(-20\.5 … -19\.5\)$/m);
    expect(stdout).toMatch(/^ {2}✔ then “Here.” {2}offsetMs -?0(?:\.\d+)? \(-1 … 1\)$/m);
    expect(stdout).toMatch(/\nok\n$/);
  });

  test('exits 6 where the film is too loud, clipped and a frame short, and names each', async () => {
    const file = join(folder, 'build/film/film.mp4');
    renameSync(file, `${file}.good.mp4`);
    await ffmpegBytes(
      await testFfmpeg(),
      ...options({ i: fileUrl(`${file}.good.mp4`), af: 'volume=40dB,alimiter=level=0:limit=1' }),
      ...options({ 'c:a': 'aac', 'b:a': '320k', 'c:v': 'libx264', vf: 'trim=end_frame=107' }),
      fileUrl(file),
    );
    const { code, document } = await checked();
    expect({ code, ok: document.ok }).toEqual({ code: 6, ok: false });
    expect(failures(document)).toEqual(
      expect.arrayContaining(['changedFiles', 'frames', 'loudnessLufs', 'truePeakDb']),
    );
  });

  test('finds silence and a click that the film should not have', async () => {
    const file = join(folder, 'build/film/film.mp4');
    renameSync(file, `${file}.good.mp4`);
    // A step in the midst of silence where the second shot begins, in place of what is mixed.
    const step = 'aevalsrc=0.3*gt(t\\,1.5682):s=48000:d=3.6036:c=stereo';
    await ffmpegBytes(
      await testFfmpeg(),
      ...options({ i: fileUrl(`${file}.good.mp4`), f: 'lavfi' }),
      ...options({ i: step, map: '0:v' }),
      ...options({ 'c:v': 'copy', 'c:a': 'aac', 'b:a': '320k' }),
      '-map',
      '1:a',
      fileUrl(file),
    );
    writeFileSync(film, readFileSync(film, 'utf8').replace('title: Checked', 'title: Other'));
    const { code, document } = await checked();
    expect(code).toBe(6);
    expect(document.seams).toMatchObject([{ shot: 'then', measure: 'soundStep', verdict: 'fail' }]);
    expect(document.film['changedSpecs']).toMatchObject({ verdict: 'weak' });
    expect(document.lines).toEqual([]);
  });

  test('of what was never rendered is told, and not measured', async () => {
    const { code, stderr } = await runHere(['check', film, '--out', join(folder, 'elsewhere')]);
    expect(code).toBe(2);
    expect(stderr).toContain('usage/not-rendered');
  });

  test('says so where the ledger knows the takes no more', async () => {
    for (const name of ['film.ledger.jsonl', 'film.ledger.head']) {
      rmSync(join(folder, '.ministudio', name));
    }
    const { code, stderr } = await runHere(['check', film]);
    expect(code).toBe(2);
    expect(stderr).toContain('take 1 of shot first, which the film shows, is not in the ledger');
  });
});
