import type { Staging } from '../../world/stage/staging.ts';
import type { Facet } from '../solids/facets.ts';
import { add, headingVector, lerp, scale, smoothstep } from '../solids/vector.ts';
import type { Vector } from '../solids/vector.ts';
import { postureIn } from './acting/postures.ts';
import { wordsFor } from './performance.ts';
import type { PlacedActor } from './place-actors.ts';
import { LYING } from './pose.ts';

/** Whom one covers up. */
const COVERED =
  /\basleep\b|\bsleep|\bin bed\b|\b(?:under|beneath) (?:\w+ )?(?:blanket|cover|duvet|quilt|sheet)/;

/** A blanket over a body: how far from its middle towards the feet, how high and how wide there. */
const OVER: readonly (readonly [along: number, high: number, wide: number])[] = [
  [0.56, 0.01, 0.15],
  [0.5, 0.16, 0.13],
  [0.42, 0.16, 0.14],
  [0.28, 0.15, 0.16],
  [0.08, 0.175, 0.175],
  [-0.06, 0.185, 0.18],
  [-0.2, 0.185, 0.185],
  [-0.225, 0.155, 0.185],
];

/** Across it: from the mattress over the body to the mattress. */
const ACROSS: readonly (readonly [aside: number, high: number])[] = [
  [-1.5, 0],
  [-1, 0.62],
  [-0.45, 0.97],
  [0.45, 0.97],
  [1, 0.62],
  [1.5, 0],
];

/** Somebody pulls a blanket up in so many seconds. */
const PULLED = 1.1;

/** The blanket over somebody who sleeps in a bed; none where there is none. */
export function blanketOver(
  staging: Staging,
  placed: PlacedActor,
  frame: number,
): readonly Facet[] {
  const { actor, step, seating, foot } = placed;
  const bed = seating.to ?? seating.from;
  const share = bed?.cover === undefined ? 0 : drawnUp(staging, placed, frame);
  if (bed?.cover === undefined || share <= 0.02) return [];
  const { height } = actor.character;
  const feet = headingVector(step.facing);
  const aside = headingVector(step.facing + 90);
  const middle: Vector = [foot[0], foot[1], foot[2] + bed.height];
  const rows = OVER.map(([along, high, wide]) => {
    const at = lerp(0.56, along, share) * height;
    return ACROSS.map(([x, z]): Vector =>
      add(
        add(middle, scale(feet, at)),
        add(scale(aside, x * wide * height), [0, 0, z * high * height]),
      ),
    );
  });
  const { cover } = bed;
  return rows.slice(1).flatMap((row, at) =>
    row.slice(1).map((corner, across): Facet => {
      const [from = row, left = corner] = [rows[at], row[across]];
      const points = [left, corner, from[across + 1] ?? corner, from[across] ?? left];
      return { points, color: cover, joined: true };
    }),
  );
}

/** How far a blanket is drawn up on a frame: whole where one was asleep already. */
function drawnUp(
  staging: Staging,
  { actor: { character }, step, seating }: PlacedActor,
  frame: number,
): number {
  const acted = COVERED.test(wordsFor(staging, character, staging.shot.action ?? ''));
  const [before, after] = [staging.before, staging.after].map(({ characters }) => {
    const posture = characters[character.id]?.posture?.toLowerCase() ?? '';
    return COVERED.test(posture) || (acted && postureIn(posture) === LYING);
  });
  if (seating.bedside !== undefined && (step.bed ?? 0) < 1) return 0;
  if (before === after) return after === true ? 1 : 0;
  const seconds = (frame * staging.rate.den) / staging.rate.num;
  const shot = (staging.shotFrames * staging.rate.den) / staging.rate.num;
  const pulled = smoothstep(shot - 0.3 - PULLED, shot - 0.3, seconds);
  return after === true ? pulled : 1 - pulled;
}
