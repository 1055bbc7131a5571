import type { PictureProtocol } from './protocol.ts';
import { sixels } from './sixel.ts';

/** A small picture: as a PNG, and its pixels, 4 bytes each. */
export interface SmallPicture {
  readonly width: number;
  readonly height: number;
  readonly png: Uint8Array;
  readonly rgba: Uint8Array;
}

/** What a terminal of this kind shows as the picture, so many cells wide: lines, without a break after the last. */
export function pictureText(
  picture: SmallPicture,
  protocol: PictureProtocol,
  columns: number,
): string {
  switch (protocol) {
    case 'kitty':
      return kittyPicture(picture, columns);
    case 'iterm':
      return itermPicture(picture, columns);
    case 'sixel':
      return sixels(picture.rgba, picture.width, picture.height);
    case 'half-blocks':
      return halfBlocks(picture);
  }
}

const ESCAPE = '\u001B';
/** The most that the protocol lets one command carry. */
const KITTY_CHUNK = 4096;

/**
 * Kitty's graphics protocol: a PNG (`f=100`) that is sent and shown at once (`a=T`), in chunks, without
 * an answer (`q=2`). The cursor goes below it by itself.
 */
function kittyPicture({ png }: SmallPicture, columns: number): string {
  const data = Buffer.from(png).toString('base64');
  const chunks = data.match(new RegExp(`.{1,${KITTY_CHUNK}}`, 'g')) ?? [];
  return chunks
    .map((chunk, index) => {
      const more = index < chunks.length - 1 ? 1 : 0;
      const head = index === 0 ? `a=T,f=100,c=${columns},q=2,m=${more}` : `m=${more}`;
      return `${ESCAPE}_G${head};${chunk}${ESCAPE}\\`;
    })
    .join('');
}

/** iTerm2's inline images: a file of base64, so many cells wide. */
function itermPicture({ png }: SmallPicture, columns: number): string {
  const data = Buffer.from(png).toString('base64');
  const head = `inline=1;size=${png.length};width=${columns};preserveAspectRatio=1`;
  return `${ESCAPE}]1337;File=${head}:${data}\u0007`;
}

/** Two pixels a cell, in true colour: the upper half is the ink, the lower one the paper. */
function halfBlocks({ width, height, rgba }: SmallPicture): string {
  const lines: string[] = [];
  for (let row = 0; row < height; row += 2) {
    const cells: string[] = [];
    let last = '';
    for (let column = 0; column < width; column += 1) {
      const upper = `38;2;${colorAt(rgba, row * width + column)}`;
      const hasLower = row + 1 < height;
      const lower = hasLower ? `48;2;${colorAt(rgba, (row + 1) * width + column)}` : '49';
      const colors = `${ESCAPE}[${upper};${lower}m`;
      cells.push(colors === last ? '▀' : `${colors}▀`);
      last = colors;
    }
    lines.push(`${cells.join('')}${ESCAPE}[0m`);
  }
  return lines.join('\n');
}

function colorAt(rgba: Uint8Array, pixel: number): string {
  const at = pixel * 4;
  return `${rgba[at]};${rgba[at + 1]};${rgba[at + 2]}`;
}
