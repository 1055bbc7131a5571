import type { SKRSContext2D } from '@napi-rs/canvas';
import { brighten, css, mix, WHITE } from '../../color/color.ts';
import type { Color } from '../../color/color.ts';
import { hash } from '../../noise.ts';
import { sans } from '../../overlay/fonts.ts';
import { fillRound, flat } from '../figure-light.ts';
import type { FigureLight } from '../figure-light.ts';
import type { Held } from '../held.ts';
import type { Spread } from './close-things.ts';

const INK: Color = [0.2, 0.18, 0.24];

/** Letters are set at this size and brought to the page's: a canvas sets none that are smaller than 1. */
const SET = 40;

/** What an action says stands written: in quotation marks, or in capitals after `says` or `reads`. */
export function writtenIn(said: string): string | undefined {
  const quoted =
    /[“"«„]([^”"»“]+)[”"»“]/.exec(said)?.[1] ?? /(?<=\s|^)['‘]([^'’]{2,})['’]/.exec(said)?.[1];
  if (quoted !== undefined) return quoted.trim();
  return /\b(?:says?|reads?|shows?|appears?|written):? (?:the (?:word|name)s? )?((?:[A-Z0-9][A-Z0-9'’!?.:-]*\b[!?,]? ?)+)(?![a-z])/
    .exec(said)?.[1]
    ?.trim();
}

/** Lays words into a width, in rows about `letter` high, the middle row at `y`. */
function write(
  brush: SKRSContext2D,
  text: string,
  { y, width, letter }: { y: number; width: number; letter: number },
  color: string,
): void {
  brush.save();
  brush.scale(letter / SET, -letter / SET);
  brush.font = sans(SET, 600);
  brush.fillStyle = color;
  brush.textAlign = 'center';
  const room = (width / letter) * SET;
  const rows: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = rows.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && brush.measureText(longer).width <= room)
      rows[rows.length - 1] = longer;
    else rows.push(word);
  }
  const shown = rows.slice(0, 5);
  const widest = Math.max(1, ...shown.map((row) => brush.measureText(row).width / room));
  brush.scale(1 / widest, 1 / widest);
  shown.forEach((row, index) => {
    const up = -(y / letter) * SET * widest;
    brush.fillText(row, 0, up + (index - (shown.length - 1) / 2) * SET * 1.25 + SET * 0.35);
  });
  brush.restore();
}

/** A phone that shows what the action says, or a talk in a few words; dark where it is said to be. */
export function drawScreen(
  brush: SKRSContext2D,
  light: FigureLight,
  color: Color,
  { said, seconds }: Spread,
): void {
  const words = said.toLowerCase();
  brush.beginPath();
  brush.roundRect(-0.36, -0.72, 0.72, 1.44, 0.09);
  fillRound(brush, light, color, { from: [-0.36, 0], to: [0.36, 0.1] }, 0.6);
  const isDark =
    /\b(?:goes|turns|is|still|stays) (?:dark|black|dead|off|blank)\b|\bswitch(?:es)? (?:it |the phone )?off\b|\bdead\b/.test(
      words,
    );
  const rings = /\brings?\b|\bringing\b|\bcall(?:s|ing|er)?\b|\bbuzz|\bvibrat/.test(words);
  brush.beginPath();
  brush.roundRect(-0.32, -0.66, 0.64, 1.32, 0.06);
  const glass: Color = isDark
    ? [0.05, 0.055, 0.065]
    : rings
      ? [0.13, 0.2, 0.26]
      : [0.9, 0.93, 0.96];
  // A screen gives its own light.
  brush.fillStyle = css(glass);
  brush.fill();
  if (isDark) {
    brush.fillStyle = flat(light, [0.3, 0.32, 0.36]);
    brush.globalAlpha = 0.35;
    brush.beginPath();
    brush.moveTo(-0.32, 0.6);
    brush.lineTo(-0.02, 0.66);
    brush.lineTo(-0.32, -0.3);
    brush.closePath();
    brush.fill();
    brush.globalAlpha = 1;
    return;
  }
  const text = writtenIn(said);
  if (rings) {
    const pulse = 0.11 + 0.012 * Math.sin(seconds * 8);
    brush.fillStyle = css([0.75, 0.8, 0.84]);
    brush.beginPath();
    brush.arc(0, 0.3, 0.13, 0, Math.PI * 2);
    brush.fill();
    for (const [x, tint] of [
      [-0.16, [0.85, 0.25, 0.22]],
      [0.16, [0.25, 0.72, 0.36]],
    ] as const) {
      brush.fillStyle = css(tint);
      brush.beginPath();
      brush.arc(x, -0.42, x > 0 ? pulse : 0.11, 0, Math.PI * 2);
      brush.fill();
    }
    if (text !== undefined) write(brush, text, { y: 0.02, width: 0.58, letter: 0.12 }, css(WHITE));
    return;
  }
  if (text !== undefined) {
    write(brush, text, { y: 0.12, width: 0.58, letter: 0.14 }, css(INK));
    return;
  }
  const rows = [
    [-0.27, 0.4, 0.34, [0.8, 0.83, 0.87]],
    [-0.07, 0.22, 0.34, [0.33, 0.56, 0.86]],
    [-0.27, 0.04, 0.42, [0.8, 0.83, 0.87]],
    [-0.27, -0.12, 0.25, [0.8, 0.83, 0.87]],
  ] as const;
  brush.fillStyle = css([0.76, 0.8, 0.85]);
  brush.fillRect(-0.32, 0.56, 0.64, 0.03);
  for (const [x, y, wide, tint] of rows) {
    brush.fillStyle = css(tint);
    brush.beginPath();
    brush.roundRect(x, y, wide, 0.12, 0.05);
    brush.fill();
  }
}

/** A letter, a photograph, a map or an open book. */
export function drawPage(
  brush: SKRSContext2D,
  light: FigureLight,
  { kind, color }: Held,
  { said }: Spread,
): void {
  const isBook = kind === 'book';
  const [half, high] = isBook ? [1.0, 0.62] : [0.68, 0.92];
  if (isBook) {
    brush.beginPath();
    brush.roundRect(-half - 0.05, -high - 0.04, half * 2 + 0.1, high * 2 + 0.06, 0.03);
    fillRound(brush, light, color, { from: [-half, 0], to: [half, 0.1] }, 0.5);
  }
  const paper: Color = isBook ? [0.93, 0.89, 0.8] : color;
  const leaf = (from: number, to: number, shade: number): void => {
    brush.beginPath();
    brush.rect(from, -high, to - from, high * 2);
    fillRound(brush, light, brighten(paper, shade), { from: [from, -0.1], to: [to, 0.1] }, 0.45);
  };
  if (isBook) {
    leaf(-half, 0, 0.98);
    leaf(0, half, 1);
    brush.fillStyle = flat(light, brighten(paper, 0.6));
    brush.fillRect(-0.012, -high, 0.024, high * 2);
  } else {
    leaf(-half, half, 1);
  }
  if (/\bphoto|\bpicture|\bportrait|\bpostcard/.test(said.toLowerCase())) {
    drawPhotograph(brush, light, half, high);
    return;
  }
  const ink = flat(light, mix(INK, paper, 0.28));
  const text = writtenIn(said);
  if (text !== undefined) {
    const middle = isBook ? half / 2 : 0;
    brush.save();
    brush.translate(middle, 0);
    write(
      brush,
      text,
      { y: 0.42, width: (isBook ? half : half * 2) * 0.84, letter: 0.2 },
      flat(light, INK),
    );
    brush.restore();
    if (!isBook) return;
  }
  const columns: readonly (readonly [number, number])[] = isBook
    ? text === undefined
      ? [
          [-half + 0.12, -0.12],
          [0.12, half - 0.12],
        ]
      : [[-half + 0.12, -0.12]]
    : [[-half + 0.14, half - 0.14]];
  brush.strokeStyle = ink;
  brush.lineWidth = 0.016;
  brush.beginPath();
  for (const [column, [from, to]] of columns.entries()) {
    for (let row = 0; row < 9; row += 1) {
      const y = high - 0.2 - row * ((high * 2 - 0.3) / 9);
      const end = row % 4 === 3 ? from + (to - from) * 0.55 : to - 0.1 * hash(row, column, 5);
      line(brush, isBook, from + (row % 4 === 0 ? 0.08 : 0), end, y, row);
    }
  }
  brush.stroke();
}

/** A row of print, or of a hand's writing in loops. */
function line(
  brush: SKRSContext2D,
  printed: boolean,
  from: number,
  to: number,
  y: number,
  row: number,
): void {
  brush.moveTo(from, y);
  if (printed) {
    brush.lineTo(to, y);
    return;
  }
  let x = from;
  for (let stroke = 0; x < to; stroke += 1) {
    const step = 0.035 + 0.03 * hash(row, stroke, 7);
    const rise = 0.02 + 0.04 * hash(row, stroke, 8);
    if (hash(row, stroke, 9) < 0.16) {
      x += step;
      brush.moveTo(x, y);
      continue;
    }
    brush.quadraticCurveTo(x + step * 0.4, y + rise * 2, x + step, y);
    x += step;
  }
}

/** A print with a white edge: a sky, some land, somebody who stands there. */
function drawPhotograph(
  brush: SKRSContext2D,
  light: FigureLight,
  half: number,
  high: number,
): void {
  const patch = (x: number, y: number, wide: number, tall: number, grey: number): void => {
    brush.fillStyle = flat(light, [grey, grey * 0.95, grey * 0.86]);
    brush.fillRect(x, y, wide, tall);
  };
  patch(-half * 0.88, -high * 0.84, half * 1.76, high * 1.68, 0.66);
  patch(-half * 0.88, -high * 0.84, half * 1.76, high * 0.6, 0.36);
  for (const [x, tall] of [
    [-0.16, 0.7],
    [0.16, 0.6],
  ] as const) {
    patch(x - 0.11, -high * 0.6, 0.22, tall, 0.2);
    brush.fillStyle = flat(light, [0.62, 0.56, 0.5]);
    brush.beginPath();
    brush.arc(x, -high * 0.6 + tall + 0.09, 0.1, 0, Math.PI * 2);
    brush.fill();
  }
}
