import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Staging } from '../../world/staging.ts';
import { brighten, parseColor } from '../color.ts';
import type { View } from '../lens.ts';
import type { Illumination } from '../light/illumination.ts';
import { lerp, smoothstep } from '../vector.ts';
import { billboardAt } from './billboard.ts';
import type { PlacedActor } from './draw-figure.ts';
import { fillRound, flat, lightFigure } from './figure-light.ts';
import { feelingWords } from './performance.ts';

/** How far a plant's leaves are spread, by the words of its mood: 0 folded, 1 wide. */
function spreadOf(words: string): number {
  return /fold|asleep|sleep|wilt|droop/.test(words)
    ? 0.2
    : /wide|awake|spread|open|joy/.test(words)
      ? 1
      : 0.6;
}

/** Draws a young plant: a stem that sways, two leaves that fold and spread. */
export function drawSprout(
  brush: SKRSContext2D,
  view: View,
  light: Illumination,
  staging: Staging,
  { actor, foot, height }: PlacedActor,
  frame: number,
): void {
  const board = billboardAt(view, foot, height);
  if (board === undefined) return;
  const { character, color } = actor;
  const seconds = (frame * staging.rate.den) / staging.rate.num;
  const along = smoothstep(0.2, 0.7, frame / Math.max(1, staging.shotFrames - 1));
  const spread = lerp(
    spreadOf(feelingWords(character, staging.before.characters[character.id])),
    spreadOf(feelingWords(character, staging.after.characters[character.id])),
    along,
  );
  const lit = lightFigure(light, view, [foot[0], foot[1], foot[2] + height / 2]);
  const sway = Math.sin(seconds * 1.1) * 0.05;
  brush.save();
  brush.translate(board.x, board.y);
  brush.rotate(board.lean);
  brush.scale(board.across * height, -board.upward * height);
  brush.beginPath();
  brush.moveTo(0, 0);
  brush.bezierCurveTo(0.04, 0.25, sway - 0.06, 0.45, sway, 0.66);
  brush.lineWidth = 0.05;
  brush.strokeStyle = flat(lit, parseColor(character.palette[1]) ?? brighten(color, 0.7));
  brush.stroke();
  for (const side of [-1, 1]) {
    brush.save();
    brush.translate(sway, 0.64);
    brush.rotate(side * lerp(0.25, 1.15, spread) * -1);
    brush.beginPath();
    brush.moveTo(0, 0);
    brush.bezierCurveTo(0.22, 0.08, 0.24, 0.32, 0, 0.44);
    brush.bezierCurveTo(-0.24, 0.32, -0.22, 0.08, 0, 0);
    brush.restore();
    fillRound(brush, lit, side < 0 ? color : brighten(color, 0.86), {
      from: [sway - 0.3, 0.7],
      to: [sway + 0.3, 1],
    });
  }
  brush.restore();
}
