import type { SKRSContext2D } from '@napi-rs/canvas';
import { sans } from './fonts.ts';

/** Draws a character's name above its head, small, at an opacity from 0 to 1. */
export function drawNameTag(
  brush: SKRSContext2D,
  at: { x: number; y: number },
  name: string,
  letter: number,
  alpha: number,
): void {
  brush.font = sans(letter, 500);
  brush.textAlign = 'center';
  brush.textBaseline = 'middle';
  const width = brush.measureText(name).width + letter * 1.3;
  const height = letter * 1.75;
  brush.globalAlpha = alpha;
  brush.beginPath();
  brush.roundRect(at.x - width / 2, at.y - height, width, height, height / 2);
  brush.fillStyle = 'rgba(10,11,15,0.55)';
  brush.fill();
  brush.fillStyle = '#f6f1e6';
  brush.fillText(name, at.x, at.y - height * 0.48);
  brush.globalAlpha = 1;
}

/** A name and the point over a head at which it is written. */
export interface NameTag {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

/** How wide letters are on average, and how high a tag is with the air above it, in letters. */
const WIDE = 0.56;
const HIGH = 2;

/**
 * The same tags, each moved up from any lower one that it would lie on, so that all can be read.
 */
export function tagsApart(tags: readonly NameTag[], letter: number): readonly NameTag[] {
  const placed: NameTag[] = [];
  const half = ({ name }: NameTag): number => ((name.length * WIDE + 1.3) * letter) / 2;
  for (const tag of tags.toSorted((one, other) => other.y - one.y)) {
    let { y } = tag;
    const below = (): NameTag | undefined =>
      placed.find(
        (other) =>
          Math.abs(other.x - tag.x) < half(other) + half(tag) &&
          Math.abs(other.y - y) < HIGH * letter - 1e-6,
      );
    for (let other = below(); other !== undefined; other = below()) y = other.y - HIGH * letter;
    placed.push({ ...tag, y });
  }
  return placed;
}
