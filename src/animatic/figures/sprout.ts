import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Staging } from '../../world/stage/staging.ts';
import { colorInText } from '../color/color-words.ts';
import { brighten, mix, parseColor } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import type { View } from '../lens/lens.ts';
import type { Illumination } from '../light/illumination.ts';
import { lerp, smoothstep } from '../solids/vector.ts';
import { billboardAt } from './billboard.ts';
import type { PlacedActor } from './place-actors.ts';
import { fillRound, flat, lightFigure } from './figure-light.ts';
import type { FigureLight } from './figure-light.ts';
import { activityAt, feelingWords } from './performance.ts';

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
  const pot = character.identity['pot'] ?? '';
  const base = pot === '' ? 0 : POT;
  const sway = Math.sin(seconds * 1.1) * 0.05;
  brush.save();
  brush.translate(board.x, board.y);
  brush.rotate(board.lean);
  brush.scale(board.across * height, -board.upward * height);
  const stem = parseColor(character.palette[1]) ?? brighten(color, 0.7);
  brush.lineCap = 'round';
  brush.beginPath();
  brush.moveTo(0, base * 0.97);
  brush.bezierCurveTo(0.04, base + 0.2, sway - 0.06, 0.45, sway, 0.66);
  brush.lineWidth = 0.042;
  brush.strokeStyle = flat(lit, stem);
  brush.stroke();
  // A lighter edge makes a round stalk of the stroke.
  brush.lineWidth = 0.012;
  brush.strokeStyle = flat(lit, brighten(stem, 1.35), 0.2, 0.3);
  brush.stroke();
  if (pot !== '') drawPot(brush, lit, colorInText(pot) ?? [0.66, 0.38, 0.27]);
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
    drawVeins(brush, lit, brighten(color, side < 0 ? 1.28 : 1.15), () => {
      brush.translate(sway, 0.64);
      brush.rotate(side * lerp(0.25, 1.15, spread) * -1);
    });
  }
  if (/\bdew|\bdrop(?:s|lets?)?\b|\bbeads?\b/.test(activityAt(staging, character, frame).words)) {
    const angle = lerp(0.25, 1.15, spread);
    const [x, y] = [-0.172, 0.19];
    drawBead(brush, lit, color, [
      sway + x * Math.cos(angle) - y * Math.sin(angle),
      0.64 + x * Math.sin(angle) + y * Math.cos(angle),
    ]);
  }
  brush.restore();
}

/** A drop of water that hangs on the edge of a leaf: the leaf shows through it, and a light in it. */
function drawBead(
  brush: SKRSContext2D,
  light: FigureLight,
  color: Color,
  [x, y]: readonly [number, number],
): void {
  const radius = 0.024;
  brush.beginPath();
  brush.moveTo(x, y + radius * 1.5);
  brush.bezierCurveTo(x + radius * 0.5, y + radius, x + radius, y + radius * 0.5, x + radius, y);
  brush.arc(x, y, radius, 0, -Math.PI, true);
  brush.bezierCurveTo(
    x - radius,
    y + radius * 0.5,
    x - radius * 0.5,
    y + radius,
    x,
    y + radius * 1.5,
  );
  fillRound(brush, light, mix(brighten(color, 1.2), [0.85, 0.93, 1], 0.6), {
    from: [x, y - radius],
    to: [x, y + radius],
  });
  brush.beginPath();
  brush.ellipse(
    x - radius * 0.35,
    y + radius * 0.3,
    radius * 0.26,
    radius * 0.34,
    0,
    0,
    Math.PI * 2,
  );
  brush.fillStyle = flat(light, [1, 1, 1], 0.2, 0.8);
  brush.fill();
}

/** The height of a pot in shares of the whole plant's. */
const POT = 0.3;

/** A pot, wider at its rim, with earth in it. */
function drawPot(brush: SKRSContext2D, light: FigureLight, color: Color): void {
  brush.beginPath();
  brush.ellipse(0, POT, 0.2, 0.035, 0, 0, Math.PI * 2);
  brush.fillStyle = flat(light, [0.2, 0.15, 0.12]);
  brush.fill();
  brush.beginPath();
  brush.moveTo(-0.2, POT);
  brush.quadraticCurveTo(0, POT - 0.075, 0.2, POT);
  brush.lineTo(0.145, 0.01);
  brush.quadraticCurveTo(0, -0.035, -0.145, 0.01);
  brush.closePath();
  fillRound(brush, light, color, { from: [-0.2, 0.14], to: [0.2, 0.16] });
  brush.beginPath();
  brush.moveTo(-0.215, POT);
  brush.quadraticCurveTo(0, POT - 0.085, 0.215, POT);
  brush.lineTo(0.205, POT - 0.055);
  brush.quadraticCurveTo(0, POT - 0.14, -0.205, POT - 0.055);
  brush.closePath();
  fillRound(brush, light, brighten(color, 1.06), { from: [-0.21, POT], to: [0.21, POT] });
}

/** The midrib of a leaf and its veins. */
function drawVeins(
  brush: SKRSContext2D,
  light: FigureLight,
  color: Color,
  turnToLeaf: () => void,
): void {
  brush.save();
  turnToLeaf();
  brush.beginPath();
  brush.moveTo(0, 0.02);
  brush.lineTo(0, 0.39);
  for (const up of [0.1, 0.19, 0.28]) {
    for (const side of [-1, 1]) {
      brush.moveTo(0, up);
      brush.quadraticCurveTo(side * 0.06, up + 0.03, side * (0.13 - up * 0.12), up + 0.07);
    }
  }
  brush.lineWidth = 0.009;
  brush.strokeStyle = flat(light, color, 0.1, 0.4);
  brush.globalAlpha = 0.4;
  brush.stroke();
  brush.restore();
}
