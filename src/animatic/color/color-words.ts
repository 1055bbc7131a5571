import { brighten, mix, parseColor } from './color.ts';
import type { Color } from './color.ts';

/** Colours by their everyday names, as a painter would mix them rather than as CSS has them. */
const NAMED: Readonly<Record<string, string>> = {
  black: '#1c1b20',
  charcoal: '#33343a',
  white: '#f1ece2',
  ivory: '#f0e6cf',
  cream: '#efe0c2',
  gray: '#8b8c90',
  grey: '#8b8c90',
  silver: '#b9bec6',
  steel: '#7d8894',
  red: '#b8322c',
  crimson: '#9c1c33',
  scarlet: '#cc3322',
  burgundy: '#5f1d2b',
  maroon: '#6b2329',
  orange: '#dd7a2b',
  rust: '#a2502a',
  copper: '#b36a3d',
  bronze: '#8f6a3b',
  amber: '#e0a030',
  golden: '#dcae45',
  gold: '#d4a93c',
  yellow: '#e8c547',
  mustard: '#c2952f',
  blond: '#d9b877',
  blonde: '#d9b877',
  beige: '#d3c2a0',
  tan: '#c09a6b',
  sand: '#d0b68a',
  khaki: '#a3946a',
  brown: '#6b4630',
  chestnut: '#6a3a25',
  auburn: '#7d3a22',
  ginger: '#b8602c',
  green: '#4c7a4a',
  emerald: '#1f7a58',
  olive: '#6d6b36',
  moss: '#65703c',
  mint: '#9fcfb4',
  teal: '#2a7d80',
  turquoise: '#3fa9a4',
  cyan: '#42b8d0',
  blue: '#35609c',
  navy: '#22304f',
  indigo: '#3a3a7c',
  denim: '#41597c',
  violet: '#6b4a94',
  purple: '#6a3f86',
  lavender: '#b2a2d0',
  magenta: '#b83a86',
  pink: '#df8fa6',
  rose: '#c96a7c',
};

/** Words before a colour that make it another one. */
const PALE = /^(?:pale|light|powder|pastel|soft|washed|faded|baby|ice|icy)$/;
const DARK = /^(?:dark|deep|midnight|bottle)$/;

/**
 * A colour that a text names, as a word or as `#RRGGBB`; the first one named counts, as pale or as
 * dark as it is said to be.
 */
export function colorInText(text: string): Color | undefined {
  let before = '';
  for (const word of text.toLowerCase().split(/[^a-z#0-9]+/)) {
    const named = parseColor(NAMED[word]);
    if (named !== undefined) return shadeOf(named, before);
    const written = parseColor(word);
    if (written !== undefined) return written;
    before = word;
  }
  return undefined;
}

function shadeOf(color: Color, said: string): Color {
  if (PALE.test(said)) return mix(color, [1, 1, 1], 0.5);
  return DARK.test(said) ? brighten(color, 0.62) : color;
}
