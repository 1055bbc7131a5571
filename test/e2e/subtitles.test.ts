import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import type { Ffmpeg } from '../../src/media/ffmpeg/ffmpeg.ts';
import { probeClip } from '../../src/media/probe/probe-clip.ts';
import type { Manifest } from '../../src/report/manifest.ts';
import { testFfmpeg } from '../support/ffmpeg.ts';
import { pictureDigests } from '../support/ffmpeg-pictures.ts';
import { runHere } from '../support/run-here.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();

const filmWith = (subtitles: string): string => `ministudio: 1
title: Read
format: { resolution: 320x180 }
providers: mock
voices: none
${subtitles}
characters:
  orb: { name: Orb, form: orb, identity: { core: light } }
shots:
  - id: one
    action: It waits.
    duration: 2s
    narration: { line: It had waited., translations: { de: Es hatte gewartet. } }
  - id: two
    action: It turns.
    characters: [orb]
    duration: 2s
    dialogue:
      - { character: orb, line: There you are., at: 0.5s, translations: { de: Da bist du ja. } }
`;

const SRT = `1
00:00:00,500 --> 00:00:02,416
<i>It had waited.</i>

2
00:00:02,500 --> 00:00:04,000
There you are.
`;

describe('the subtitles of a film', () => {
  let ffmpeg: Ffmpeg;
  let folder: string;
  let out: string;
  beforeAll(async () => {
    ffmpeg = await testFfmpeg();
  });
  beforeEach(async () => {
    folder = await newFolder();
    out = join(folder, 'build/film');
  });

  async function render(subtitles: string): Promise<string> {
    const film = await writeFilm(folder, filmWith(subtitles));
    const { code, stderr } = await runHere(['render', film]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.any(String) });
    return stderr;
  }
  const text = (name: string): string => readFileSync(join(out, name), 'utf8');
  const manifest = (): Manifest => JSON.parse(text('manifest.json')) as Manifest;
  const files = (): readonly string[] => readdirSync(out).filter((name) => name.startsWith('film'));

  test('lie beside it in its own language and in each that lines are translated to', async () => {
    await render('');
    expect(files().toSorted()).toEqual([
      'film.de.srt',
      'film.de.vtt',
      'film.mp4',
      'film.srt',
      'film.vtt',
    ]);
    expect(text('film.srt')).toBe(SRT);
    expect(text('film.de.vtt')).toContain('<v Orb>Da bist du ja.</v>');
    expect(manifest().subtitles).toEqual([
      { language: 'en', srt: 'film.srt', vtt: 'film.vtt', notes: [] },
      { language: 'de', srt: 'film.de.srt', vtt: 'film.de.vtt', notes: [] },
    ]);
  });

  test('are burnt into a second film on request; the first has the pictures of its shots', async () => {
    await render('');
    const clean = await pictureDigests(ffmpeg, join(out, 'film.mp4'));
    await render('subtitles: { burn: de }');
    expect(await pictureDigests(ffmpeg, join(out, 'film.mp4'))).toEqual(clean);
    const burnt = join(out, 'film.subtitled.mp4');
    expect(await pictureDigests(ffmpeg, burnt)).not.toEqual(clean);
    const { frames, hasAudio } = await probeClip(burnt);
    expect({ frames, hasAudio }).toEqual({ frames: 96, hasAudio: true });
    const { subtitled } = manifest().film;
    expect(subtitled).toEqual({
      language: 'de',
      file: 'film.subtitled.mp4',
      sha256: expect.stringMatching(/^sha256:/u),
      notes: [],
    });
    const schema = JSON.parse(
      readFileSync(new URL('../../schemas/manifest.schema.json', import.meta.url), 'utf8'),
    );
    const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);
    validate(manifest());
    expect(validate.errors).toBeNull();
  });

  test('are made anew where one of their files is gone, and only then', async () => {
    await render('subtitles: { burn: en }');
    const burnt = join(out, 'film.subtitled.mp4');
    const made = readFileSync(burnt);
    const at = statSync(burnt).mtimeMs;
    expect(await render('subtitles: { burn: en }')).toContain('as it was');
    expect(statSync(burnt).mtimeMs).toBe(at);
    for (const name of ['film.subtitled.mp4', 'film.de.vtt']) {
      await rm(join(out, name));
      expect(await render('subtitles: { burn: en }')).toContain('stitching');
      expect(readFileSync(burnt).equals(made)).toBe(true);
    }
  });

  test('go with the wish for them, and what is not ours stays', async () => {
    await render('subtitles: { burn: en }');
    mkdirSync(out, { recursive: true });
    writeFileSync(join(out, 'film.fr.srt'), 'mine');
    await render('subtitles: none');
    expect(files().toSorted()).toEqual(['film.fr.srt', 'film.mp4']);
    expect(manifest().subtitles).toEqual([]);
    expect(manifest().film.subtitled).toBeUndefined();
  });

  test('say what they lack: a line that is not translated is left out', async () => {
    const said = await render('subtitles: { languages: [en, de, fr] }');
    expect(said).toContain('“It had waited.” has no translation to fr.');
    expect(files()).not.toContain('film.fr.srt');
  });
});
