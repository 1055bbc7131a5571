import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { letterNotes, lettersDrawn } from '../../../src/cli/subtitles/letters-drawn.ts';
import type { Ffmpeg } from '../../../src/media/ffmpeg/ffmpeg.ts';
import { testFfmpeg } from '../../support/ffmpeg.ts';
import { temporaryFolders } from '../../support/temporary-folder.ts';

const newFolder = temporaryFolders();

describe('of letters that are burnt in', () => {
  let ffmpeg: Ffmpeg;
  /** The same ffmpeg on a machine with no fonts at all. */
  let bare: Ffmpeg;
  beforeEach(async () => {
    ffmpeg = await testFfmpeg();
    const nothing = join(await newFolder(), 'no-fonts.conf');
    await writeFile(nothing, '<?xml version="1.0"?><fontconfig></fontconfig>');
    bare = { ...ffmpeg, environment: { ...ffmpeg.environment, FONTCONFIG_FILE: nothing } };
  });

  async function drawn(text: string, by: Ffmpeg = ffmpeg) {
    const { signal } = new AbortController();
    return await lettersDrawn(by, text, { scratch: await newFolder(), signal });
  }

  test('those that the shipped font has need no word', async () => {
    expect(await drawn('Größe Łódź Ελλάδα ἀρχή Жук Việt \u202B…\u202C', bare)).toEqual({
      notes: [],
      digest: '',
    });
  });

  test('those that no font has are told, and not that another font draws them', async () => {
    expect((await drawn('Emma ש言', bare)).notes).toEqual([
      'no font of this machine has ש 言: boxes are drawn for them; install one that has',
    ]);
    // Nobody has a font for shorthand.
    expect((await drawn('Emma \u{1BC20}')).notes).toEqual([
      'no font of this machine has \u{1BC20}: boxes are drawn for them; install one that has',
    ]);
  });

  test('a dozen are named of a text with more', async () => {
    const [note] = (await drawn('その本は四百年のあいだ暗闇の中で', bare)).notes;
    expect(note).toContain('そ の 本 は 四 百 年 あ い だ 暗 闇 …:');
  });

  test('what is kept of a film depends on what they look like here', async () => {
    const [here, same, there] = [await drawn('∰'), await drawn('∰'), await drawn('∰', bare)];
    expect(here).toEqual(same);
    const isBox = here.notes.some((note) => note.startsWith('no font'));
    expect(here.digest === there.digest).toBe(isBox);
  });
});

test('letters that only a complex shaper puts in order are told where libass has none', () => {
  const letters = ['क', 'ि'];
  expect(letterNotes({ boxes: [], others: letters, unshaped: letters })).toEqual([
    'the shipped font has no क ि: another font of this machine draws them',
    'this ffmpeg was built without HarfBuzz: क ि stand in the order of their keys, unjoined; set MINISTUDIO_FFMPEG to one that has it',
  ]);
});
