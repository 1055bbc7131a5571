import type { Framing, ShotSize } from '../../film/vocabulary.ts';
import { SHOT_SIZES } from '../../film/vocabulary.ts';
import type { Body } from '../floor/body.ts';
import { EYES } from '../floor/body.ts';

/**
 * How tall the picture is, in heights of the subject. For a body with a head the closer sizes count
 * from the head downwards (`ms` to the waist, `mcu` to the chest); for anything else they close in
 * on its middle. After the usual definitions, e.g. D. Arijon, Grammar of the Film Language, ch. 2.
 */
const FRAME_HEIGHTS: Readonly<Record<ShotSize, { readonly head: number; readonly thing: number }>> =
  {
    ews: { head: 5, thing: 8 },
    ws: { head: 2, thing: 4 },
    fs: { head: 1.15, thing: 2.4 },
    mfs: { head: 0.8, thing: 1.9 },
    ms: { head: 0.6, thing: 1.6 },
    mcu: { head: 0.4, thing: 1.35 },
    cu: { head: 0.25, thing: 1.1 },
    ecu: { head: 0.12, thing: 0.6 },
  };

/** Air between the top of a head and the edge of the frame, in frame heights. */
export const HEADROOM = 0.08;

/** The height of the picture at the subject, in metres; `aspect` is width ÷ height. */
export function frameHeightOf(size: ShotSize, body: Body, aspect: number): number {
  const heights = FRAME_HEIGHTS[size];
  const height = body.stature * (body.hasHead ? heights.head : heights.thing);
  return body.lies ? height / lengthwise(aspect) : height;
}

/**
 * Who lies reaches across the picture: in a wide one that has room to spare, as an operator leaves
 * less above and below, and in a tall one so that the length fits its width.
 */
function lengthwise(aspect: number): number {
  return aspect > 1 ? Math.sqrt(aspect) : aspect;
}

/** From the crown of who lies to what the middle of the picture shows, along the body, in metres. */
export function aimFromCrown(size: ShotSize, body: Body): number {
  if (size === 'ecu') return EYES * body.stature;
  const seen = FRAME_HEIGHTS[size].head * body.stature;
  return Math.min(body.stature / 2, (0.5 - HEADROOM) * seen);
}

/** Height above the floor of what the middle of the picture shows, in metres. */
export function aimHeightOf(size: ShotSize, body: Body): number {
  const middle = (body.bottom + body.top) / 2;
  if (!body.hasHead) return middle;
  // The eyes fill an extreme close-up, there is no headroom in it.
  if (size === 'ecu') return body.eyes;
  // A face that looks up is above the middle of its head.
  if (body.lies) return size === 'cu' ? (middle + body.eyes) / 2 : middle;
  const frameHeight = body.stature * FRAME_HEIGHTS[size].head;
  return Math.max(middle, body.top + HEADROOM * frameHeight - frameHeight / 2);
}

/** The size whose frame height is nearest, as a ratio, to what is seen of the subject. */
export function sizeSeen(frameHeight: number, body: Body, aspect: number): ShotSize {
  const misfit = (size: ShotSize): number =>
    Math.abs(Math.log(frameHeight / frameHeightOf(size, body, aspect)));
  return SHOT_SIZES.reduce((best, size) => (misfit(size) < misfit(best) ? size : best));
}

/** The size that a shot is given where it states none: what its framing usually is. */
export function usualSize(framing: readonly Framing[], people: number): ShotSize {
  if (framing.includes('establishing')) return 'ws';
  if (framing.includes('insert')) return 'cu';
  if (framing.includes('ots') || framing.includes('reaction')) return 'mcu';
  if (people === 0 || people > 3) return 'ws';
  return people === 1 ? 'ms' : 'mfs';
}
