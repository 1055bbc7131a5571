import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** As the files below call themselves. */
export const SUBTITLE_FONT = 'Inter Medium';

const SUBSETS = [
  'latin',
  'latin-ext',
  'greek',
  'greek-ext',
  'cyrillic',
  'cyrillic-ext',
  'vietnamese',
] as const;

/** The shipped font, in a form that the oldest ffmpeg reads; each script is a file of its own. */
export function subtitleFontFiles(): readonly string[] {
  const { resolve } = createRequire(import.meta.url);
  return SUBSETS.flatMap((subset) =>
    ['normal', 'italic'].map((style) =>
      resolve(`@fontsource/inter/files/inter-${subset}-500-${style}.woff`),
    ),
  );
}

/** Characters of a text that the shipped font lacks, each once: a font of the machine draws them. */
export function notInSubtitleFont(text: string): readonly string[] {
  const { resolve } = createRequire(import.meta.url);
  const ranges = Object.values(
    JSON.parse(readFileSync(resolve('@fontsource/inter/unicode.json'), 'utf8')) as Record<
      string,
      string
    >,
  ).flatMap((subset) => subset.split(',').map(rangeOf));
  const isThere = (character: string): boolean => {
    const code = character.codePointAt(0)!;
    return ranges.some(([from, to]) => from <= code && code <= to);
  };
  return [...new Set(text)].filter((character) => !isThere(character));
}

/** `U+0370-0377` or `U+038C` */
function rangeOf(written: string): readonly [from: number, to: number] {
  const [from, to] = written.trim().replace('U+', '').split('-');
  return [Number.parseInt(from!, 16), Number.parseInt(to ?? from!, 16)];
}
