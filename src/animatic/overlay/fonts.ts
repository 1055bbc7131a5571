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

/** Greek with all its accents, which one face alone has, in one weight for all. */
const FURTHER = {
  family: 'Studio Sans greek-ext',
  path: '@fontsource/inter/files/inter-greek-ext-500-normal.woff2',
};

let registered = false;

/** Makes the shipped fonts known to the canvas; safe to call again. */
export function registerFonts(): void {
  if (registered) return;
  for (const face of FACES) {
    for (const subset of SUBSETS) {
      for (const weight of face.weights) {
        const path = `${face.package}/files/${face.file}-${subset}-${weight}-normal.woff2`;
        registerFile(path, `${face.alias} ${subset}`);
      }
    }
  }
  registerFile(FURTHER.path, FURTHER.family);
  registered = true;
}

function registerFile(path: string, family: string): void {
  GlobalFonts.registerFromPath(createRequire(import.meta.url).resolve(path), family);
}

/** Families of this machine that come after the shipped ones. */
let others: readonly string[] = [];

/** What is drawn from now on may be of these families too, which `fontsFor` has found. */
export function useFonts({ families }: FontsOfText): void {
  others = families;
}

function families(alias: string, further: readonly string[] = others): string {
  const shipped = SUBSETS.map((subset) => `${alias} ${subset}`);
  const named = [...shipped, FURTHER.family, ...further].map((family) => `"${family}"`);
  return [...named, 'sans-serif'].join(', ');
}

/** A font string in the proportional face, `size` in pixels. */
export function sans(size: number, weight: 400 | 500 | 600 = 500): string {
  return `${weight} ${size.toFixed(2)}px ${families('Studio Sans')}`;
}

/** A font string in the face for numbers and codes, `size` in pixels. */
export function mono(size: number, weight: 400 | 500 = 500): string {
  return `${weight} ${size.toFixed(2)}px ${families('Studio Mono')}`;
}

/** What it takes to draw a text. */
export interface FontsOfText {
  /** Of this machine, beside the shipped ones. */
  readonly families: readonly string[];
  /** Characters that no font at hand has: they would appear as empty boxes. */
  readonly missing: readonly string[];
}

/** Printable ASCII is in every shipped file. */
const BASIC = /[ -~]/;

/**
 * What of this machine's fonts a text needs. A canvas looks for a character in the families that it is
 * given, and in none besides. Each is of the first family that has it, whatever else is to be drawn, so
 * that the same text always looks the same.
 */
export function fontsFor(text: string): FontsOfText {
  const unsure = [...new Set(text)].filter((each) => !BASIC.test(each) && each.trim() !== '');
  if (unsure.length === 0) return { families: [], missing: [] };
  registerFonts();
  let missing = unsure.filter((each) => !draws(families('Studio Sans', []), each));
  const found: string[] = [];
  for (const family of missing.length === 0 ? [] : systemFamilies(text)) {
    const left = missing.filter((each) => !draws(`"${family}"`, each));
    if (left.length < missing.length) found.push(family);
    missing = left;
    if (missing.length === 0) break;
  }
  return { families: found, missing };
}

/** Those that draw a box for whatever there is, or nothing. */
const NO_FONT = /last ?resort|blank|fallback/i;
const OURS = /^Studio (?:Sans|Mono) /;

/** The families of this machine, those first that go best with the shipped one. */
function systemFamilies(text: string): readonly string[] {
  // Chinese characters look different in each of the languages that have them.
  const region = /\p{Script=Hangul}/u.test(text)
    ? /\bKR$/
    : /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)
      ? /\bJP$/
      : /\bSC$/;
  const rank = (family: string): number => {
    if (/mono|serif|math|condensed|symbol|emoji/i.test(family)) return 3;
    return region.test(family) ? 0 : /\bsans\b/i.test(family) ? 1 : 2;
  };
  return GlobalFonts.families
    .map(({ family }) => family)
    .filter((family) => !OURS.test(family) && !NO_FONT.test(family))
    .toSorted((left, right) => rank(left) - rank(right) || (left < right ? -1 : 1));
}

/** A code point that Unicode keeps from ever being a character, so that no font draws it. */
const NEVER = '\u{10FFFE}';
const BOX = 24;

/** By families: what each character looks like where it is missing, and which are there. */
const drawn = new Map<string, { readonly empty: string; readonly has: Map<string, boolean> }>();

function draws(named: string, character: string): boolean {
  const canvas = createCanvas(BOX * 2, BOX * 2);
  const brush = canvas.getContext('2d');
  brush.font = `500 ${BOX}px ${named}`;
  const shapeOf = (letter: string): string => {
    brush.clearRect(0, 0, BOX * 2, BOX * 2);
    brush.fillText(letter, BOX / 2, BOX * 1.4);
    return canvas.data().toString('latin1');
  };
  let known = drawn.get(named);
  if (known === undefined) {
    known = { empty: shapeOf(NEVER), has: new Map() };
    drawn.set(named, known);
  }
  let has = known.has.get(character);
  if (has === undefined) {
    has = shapeOf(character) !== known.empty;
    known.has.set(character, has);
  }
  return has;
}
