import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { someCharacters } from '../../film/some-characters.ts';
import type { SubtitleStyle } from '../../film/subtitles.ts';
import { frameRate } from '../../film/time.ts';
import type { Ffmpeg } from '../../media/ffmpeg/ffmpeg.ts';
import { drawSubtitles } from '../../media/stitch/draw-subtitles.ts';
import { writeAss } from '../../subtitles/formats/ass.ts';
import { notInSubtitleFont, SUBTITLE_FONT, subtitleFontFiles } from './subtitle-font.ts';

/** How the letters of a text are drawn that the shipped font lacks. */
export interface LettersDrawn {
  /** Who draws them, and in what they are not as they should be; a sentence each. */
  readonly notes: readonly string[];
  /** Of what they look like, which is another with each font that is installed. */
  readonly digest: string;
}

/** A letter of a picture so large has about 26 pixels, which tell it from a box; it is all that is seen. */
const FORMAT = { width: 480, height: 480, rate: frameRate(25) };
const PART = { left: 192, top: 400, width: 96, height: 72 };
const STYLE: SubtitleStyle = {
  size: 'large',
  color: '#FFFFFF',
  outline: '#000000',
  position: 'bottom',
};
/** A code point that Unicode keeps from ever being a character, so that no font draws it. */
const NEVER = '\u{10FFFE}';

/** Nothing is drawn of them by themselves. */
const UNSEEN = /^[\s\p{Default_Ignorable_Code_Point}]$/u;

/** Scripts whose letters change their order or form by what stands beside them, beyond Arabic. */
const SHAPED =
  /[\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\p{Script=Mongolian}]/u;

/** Draws each letter that the shipped font lacks, and sees which are boxes. */
export async function lettersDrawn(
  ffmpeg: Ffmpeg,
  text: string,
  { scratch, signal }: { readonly scratch: string; readonly signal: AbortSignal },
): Promise<LettersDrawn> {
  const letters = notInSubtitleFont(text).filter((letter) => !UNSEEN.test(letter));
  if (letters.length === 0) return { notes: [], digest: '' };
  const folder = join(scratch, 'letters');
  await mkdir(folder);
  const cues = [NEVER, ...letters].map((letter, index) => ({
    from: index,
    to: index + 1,
    lines: [{ text: letter, italic: false }],
  }));
  const { pictures, isShaped } = await drawSubtitles(ffmpeg, {
    format: FORMAT,
    part: PART,
    frames: cues.length,
    ass: writeAss(cues, { ...FORMAT, font: SUBTITLE_FONT, style: STYLE }),
    fonts: subtitleFontFiles(),
    scratch: folder,
    signal,
  });
  const box = Buffer.from(pictures[0]!);
  const boxes = letters.filter((_, index) => box.equals(pictures[index + 1]!));
  const others = letters.filter((letter) => !boxes.includes(letter));
  const unshaped = isShaped ? [] : others.filter((letter) => SHAPED.test(letter));
  const hash = createHash('sha256');
  for (const picture of pictures) hash.update(picture);
  return { notes: letterNotes({ boxes, others, unshaped }), digest: hash.digest('hex') };
}

/** Who draws letters that the shipped font lacks, where anybody does, and whether as they should be. */
export function letterNotes({
  boxes,
  others,
  unshaped,
}: Readonly<Record<'boxes' | 'others' | 'unshaped', readonly string[]>>): readonly string[] {
  const notes: string[] = [];
  if (others.length > 0) {
    const named = someCharacters(others);
    notes.push(`the shipped font has no ${named}: another font of this machine draws them`);
  }
  if (boxes.length > 0) {
    const named = someCharacters(boxes);
    notes.push(
      `no font of this machine has ${named}: boxes are drawn for them; install one that has`,
    );
  }
  if (unshaped.length > 0) {
    const named = someCharacters(unshaped);
    notes.push(
      `this ffmpeg was built without HarfBuzz: ${named} stand in the order of their keys, unjoined; set MINISTUDIO_FFMPEG to one that has it`,
    );
  }
  return notes;
}
