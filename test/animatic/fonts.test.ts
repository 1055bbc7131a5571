import { createRequire } from 'node:module';
import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { fitText } from '../../src/animatic/overlay/fit-text.ts';
import { fontsFor, sans, useFonts } from '../../src/animatic/overlay/fonts.ts';
import { difference, drawOne } from '../support/drawing.ts';
import type { FilmParts } from '../support/film-builder.ts';
import { stagingOf } from '../support/staging.ts';

/** Of a script that no font at hand has. */
const NOWHERE = '\u{1BC20}';
/** The shipped faces for text have none, but the font that is installed here does. */
const ELSEWHERE = 'ŉ';

beforeAll(() => {
  const file = '@fontsource/jetbrains-mono/files/jetbrains-mono-latin-ext-500-normal.woff2';
  GlobalFonts.registerFromPath(createRequire(import.meta.url).resolve(file), 'A Machine’s Sans');
});

beforeEach(() => {
  useFonts({ families: [], missing: [] });
});

function picture(text: string): Uint8Array {
  const canvas = createCanvas(80, 40);
  const brush = canvas.getContext('2d');
  brush.font = sans(24);
  brush.fillText(text, 4, 28);
  return canvas.data();
}

describe('the fonts of a text', () => {
  test('are the shipped ones alone where they have all of it, accents of old Greek among them', () => {
    const text = 'Łódź, Ελλάδα, Москва, Việt, ἀρχὴ τῆς σοφίας';
    expect(fontsFor(text)).toEqual({ families: [], missing: [] });
  });

  test('are further ones of the machine for what those lack; what none has is told', () => {
    const fonts = fontsFor(`it is ${ELSEWHERE}, and ${NOWHERE} it is not`);
    expect(fonts.missing).toEqual([NOWHERE]);
    useFonts(fonts);
    expect(difference(picture(ELSEWHERE), picture(NOWHERE))).toBeGreaterThan(0);
  });

  test('do not depend on what else there is to draw', () => {
    const all = fontsFor(`${ELSEWHERE}∕ שלום سلام नमस्ते`);
    const one = fontsFor(ELSEWHERE);
    useFonts(one);
    const alone = picture(ELSEWHERE);
    useFonts(all);
    expect(difference(picture(ELSEWHERE), alone)).toBe(0);
  });
});

test('what is too wide is cut between characters, never within one', () => {
  const brush = createCanvas(10, 10).getContext('2d');
  brush.font = sans(24);
  const family = '👩‍👩‍👧‍👦';
  for (let width = 20; width < 400; width += 10) {
    const rest = fitText(brush, `ab${family}${family}é${family}é`, width).replace('…', '');
    expect(rest.replaceAll(family, '').replaceAll('é', '')).toMatch(/^a?b?$/u);
  }
});

describe('the animatic draws a text from right to left', () => {
  const film = (line: string): FilmParts => ({
    title: line,
    characters: { orb: { name: 'Orb' } },
    shots: [{ dialogue: [{ character: 'orb', line }] }],
  });
  test('with a full stop at its left end, in captions and on the slate', async () => {
    const plain = stagingOf(film('שלום אמה, מה נשמע.'));
    const marked = stagingOf(film('\u202Bשלום אמה, מה נשמע.\u202C'));
    const large = { width: 640, height: 360 };
    expect(difference(await drawOne(plain, large), await drawOne(marked, large))).toBe(0);
  });
});
