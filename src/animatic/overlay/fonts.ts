import { createRequire } from 'node:module';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';

/**
 * Scripts are separate files in the shipped fonts; a canvas tries the families of a font string in
 * turn, so each file is a family of its own and all are always named.
 */
const SUBSETS = ['latin', 'latin-ext', 'greek', 'cyrillic', 'cyrillic-ext', 'vietnamese'] as const;
const FACES = [
  { alias: 'Studio Sans', package: '@fontsource/inter', file: 'inter', weights: [400, 500, 600] },
  {
    alias: 'Studio Mono',
    package: '@fontsource/jetbrains-mono',
    file: 'jetbrains-mono',
    weights: [400, 500],
  },
] as const;

let registered = false;

/** Makes the shipped fonts known to the canvas; safe to call again. */
export function registerFonts(): void {
  if (registered) return;
  const { resolve } = createRequire(import.meta.url);
  for (const face of FACES) {
    for (const subset of SUBSETS) {
      for (const weight of face.weights) {
        const path = `${face.package}/files/${face.file}-${subset}-${weight}-normal.woff2`;
        GlobalFonts.registerFromPath(resolve(path), `${face.alias} ${subset}`);
      }
    }
  }
  registered = true;
}

function families(alias: string): string {
  return [...SUBSETS.map((subset) => `"${alias} ${subset}"`), 'sans-serif'].join(', ');
}

/** A font string in the proportional face, `size` in pixels. */
export function sans(size: number, weight: 400 | 500 | 600 = 500): string {
  return `${weight} ${size.toFixed(2)}px ${families('Studio Sans')}`;
}

/** A font string in the face for numbers and codes, `size` in pixels. */
export function mono(size: number, weight: 400 | 500 = 500): string {
  return `${weight} ${size.toFixed(2)}px ${families('Studio Mono')}`;
}

/** A code point that Unicode keeps from ever being a character, so that no font draws it. */
const NEVER = '\u{10FFFE}';
const BOX = 24;

/** Printable ASCII is in every shipped file. */
const BASIC = /[ -~]/;

/**
 * The characters of a text that neither the shipped fonts nor those of the system can draw: they
 * would appear as empty boxes.
 */
export function missingGlyphs(text: string): readonly string[] {
  const unsure = [...new Set(text)].filter((letter) => !BASIC.test(letter));
  if (unsure.length === 0) return [];
  registerFonts();
  const canvas = createCanvas(BOX * 2, BOX * 2);
  const brush = canvas.getContext('2d');
  brush.font = sans(BOX);
  const shapeOf = (letter: string): string => {
    brush.clearRect(0, 0, BOX * 2, BOX * 2);
    brush.fillText(letter, BOX / 2, BOX * 1.4);
    return canvas.data().toString('latin1');
  };
  const empty = shapeOf(NEVER);
  return unsure.filter((letter) => letter.trim() !== '' && shapeOf(letter) === empty);
}
