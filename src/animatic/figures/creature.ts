import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Character } from '../../film/character.ts';
import type { Staging } from '../../world/staging.ts';
import { brighten, mix } from '../color.ts';
import type { Color } from '../color.ts';
import { colorInText } from '../color-words.ts';
import { hash } from '../noise.ts';
import { lerp } from '../vector.ts';
import { drawCreatureHead } from './creature-head.ts';
import { fillRound } from './figure-light.ts';
import type { FigureLight } from './figure-light.ts';
import type { Step } from './movement.ts';
import { activityAt, feelingWords } from './performance.ts';
import { lidsAt } from './person-moment.ts';

/** An animal at one moment. Its body is drawn in shares of its height. */
export interface CreatureMoment {
  readonly color: Color;
  readonly belly: Color;
  readonly ear: Color;
  readonly winged: boolean;
  readonly longTail: boolean;
  readonly pointed: boolean;
  /** Radians from showing its back, clockwise from above. */
  readonly turn: number;
  readonly cycle: number;
  readonly stride: number;
  readonly seated: boolean;
  readonly seconds: number;
  readonly lids: number;
  /** 0 hanging to 1 pricked up. */
  readonly alert: number;
  readonly wag: number;
}

/** What a creature shows on a frame. */
export function creatureAt(
  staging: Staging,
  actor: { readonly character: Character; readonly color: Color; readonly seed: number },
  step: Step,
  turn: number,
  frame: number,
): CreatureMoment {
  const { character, color, seed } = actor;
  const text = `${character.name} ${Object.values(character.identity).join(' ')}`.toLowerCase();
  const state = staging.after.characters[character.id];
  const activity = activityAt(staging, character, frame);
  const mood = `${feelingWords(character, state)} ${activity.words}`.toLowerCase();
  const seconds = activity.seconds;
  const happy = /happy|joy|excit|wag|play|glad|loyal|tail/.test(mood);
  return {
    color: colorInText(text) ?? color,
    belly: mix(color, [0.95, 0.92, 0.86], 0.6),
    ear: /black ear|dark ear/.test(text) ? [0.12, 0.11, 0.11] : brighten(color, 0.6),
    winged: /bird|gull|crow|owl|raven|dragon|wing|sparrow|hawk/.test(text),
    longTail: /cat|fox|dragon|lizard|monkey|squirrel/.test(text),
    pointed: /cat|fox|wolf|dragon|terrier|pricked|pointed/.test(text),
    turn,
    cycle: step.gone / Math.max(0.5, character.height * 1.5),
    stride: step.stride,
    seated:
      step.stride === 0 &&
      /sit|seated|waits|lies|rests/.test(`${state?.posture ?? ''} ${activity.words}`),
    seconds,
    lids: lidsAt(seconds, seed),
    alert: /alert|listen|lift|curious|up|prick/.test(mood)
      ? 1
      : 0.5 + 0.2 * Math.sin(seconds * 0.8 + hash(seed) * 6),
    wag: happy ? Math.sin(seconds * 11) * 0.5 : Math.sin(seconds * 1.2) * 0.12,
  };
}

/** Draws a four-legged creature (or a winged one) with its feet at the origin, y up, its height 1. */
export function drawCreature(
  brush: SKRSContext2D,
  light: FigureLight,
  moment: CreatureMoment,
): void {
  const ahead = Math.sin(moment.turn);
  const facing = -Math.cos(moment.turn);
  // Along the body on the picture: its whole length from the side, hardly any from the front.
  const long = (amount: number): number => amount * ahead * 0.92;
  const hip = moment.seated ? 0.22 : 0.5;
  const chestY = moment.seated ? 0.5 : 0.54;
  const chest = { x: long(0.34), y: chestY };
  const rump = { x: long(-0.34), y: hip };
  const width = lerp(0.21, 0.19, Math.abs(ahead));
  drawTail(brush, light, moment, rump, ahead, facing);
  drawLegs(brush, light, moment, long, facing, chest.y, false);
  brush.beginPath();
  brush.ellipse(chest.x, chest.y, width * 1.08, width * 1.18, 0, 0, Math.PI * 2);
  brush.ellipse(rump.x, rump.y, width * 1.02, width * 1.05, 0, 0, Math.PI * 2);
  fillRound(brush, light, moment.color, { from: [0, 0.25], to: [0, 0.8] });
  brush.beginPath();
  brush.moveTo(rump.x, rump.y + width);
  brush.quadraticCurveTo(
    (rump.x + chest.x) / 2,
    (rump.y + chest.y) / 2 + width * 0.9,
    chest.x,
    chest.y + width * 1.1,
  );
  brush.lineTo(chest.x, chest.y - width * 1.05);
  brush.quadraticCurveTo(
    (rump.x + chest.x) / 2,
    (rump.y + chest.y) / 2 - width * 0.72,
    rump.x,
    rump.y - width * 0.9,
  );
  brush.closePath();
  fillRound(brush, light, moment.color, { from: [0, 0.25], to: [0, 0.8] });
  drawLegs(brush, light, moment, long, facing, chest.y, true);
  if (moment.winged) drawWings(brush, light, moment, chest, ahead);
  drawCreatureHead(
    brush,
    light,
    moment,
    { x: chest.x + long(0.2), y: chestY + 0.3 },
    ahead,
    facing,
  );
}

function drawLegs(
  brush: SKRSContext2D,
  light: FigureLight,
  moment: CreatureMoment,
  long: (amount: number) => number,
  facing: number,
  chestY: number,
  near: boolean,
): void {
  for (const [index, end] of [0.34, -0.34].entries()) {
    const side = near ? 1 : -1;
    const across = side * 0.1 * Math.abs(facing);
    const angle = (moment.cycle + (index === 0 ? 0 : 0.5) + (near ? 0 : 0.5)) * Math.PI * 2;
    const swing = Math.sin(angle) * 0.2 * moment.stride;
    const lift = Math.max(0, Math.cos(angle)) * 0.09 * moment.stride;
    const x = long(end) + across;
    const top = index === 0 ? chestY - 0.05 : moment.seated ? 0.2 : 0.48;
    const foot = x + long(swing) + (index === 1 && moment.seated ? long(0.22) : 0);
    brush.beginPath();
    brush.moveTo(x - 0.07, top);
    brush.quadraticCurveTo(x - 0.06 + long(swing * 0.4), top * 0.5, foot - 0.045, 0.03 + lift);
    brush.lineTo(foot + 0.05 + long(0.05), 0.005 + lift);
    brush.lineTo(foot - 0.05 + Math.min(0, long(0.05)), 0.005 + lift);
    brush.lineTo(foot + 0.045, 0.05 + lift);
    brush.quadraticCurveTo(x + 0.06 + long(swing * 0.4), top * 0.5, x + 0.07, top);
    brush.closePath();
    fillRound(brush, light, brighten(moment.color, near ? 0.96 : 0.72), {
      from: [x - 0.08, 0.3],
      to: [x + 0.08, 0.3],
    });
  }
}

function drawTail(
  brush: SKRSContext2D,
  light: FigureLight,
  moment: CreatureMoment,
  rump: { x: number; y: number },
  ahead: number,
  facing: number,
): void {
  const long = moment.longTail ? 0.55 : 0.36;
  const wag = moment.wag;
  const tipX = rump.x - ahead * long + wag * 0.3 * Math.max(0.3, Math.abs(facing));
  const tipY = rump.y + 0.28 + (moment.alert - 0.5) * 0.2 + Math.abs(wag) * 0.05;
  brush.beginPath();
  brush.moveTo(rump.x - ahead * 0.12, rump.y + 0.12);
  brush.bezierCurveTo(
    rump.x - ahead * 0.4,
    rump.y + 0.08,
    tipX - ahead * 0.06,
    tipY - 0.15,
    tipX,
    tipY,
  );
  brush.bezierCurveTo(
    tipX - ahead * 0.02 + 0.06,
    tipY - 0.12,
    rump.x - ahead * 0.3,
    rump.y,
    rump.x - ahead * 0.06,
    rump.y,
  );
  brush.closePath();
  fillRound(brush, light, moment.longTail ? moment.color : moment.ear, {
    from: [tipX - 0.1, rump.y],
    to: [tipX + 0.1, tipY],
  });
}

function drawWings(
  brush: SKRSContext2D,
  light: FigureLight,
  moment: CreatureMoment,
  chest: { x: number; y: number },
  ahead: number,
): void {
  const beat =
    Math.sin(moment.seconds * (moment.stride > 0 ? 9 : 1.4)) * (moment.stride > 0 ? 0.4 : 0.06);
  for (const side of [-1, 1]) {
    brush.beginPath();
    brush.moveTo(chest.x, chest.y + 0.1);
    brush.quadraticCurveTo(
      chest.x + side * 0.35 - ahead * 0.15,
      chest.y + 0.45 + beat,
      chest.x + side * 0.72 - ahead * 0.25,
      chest.y + 0.2 + beat,
    );
    brush.quadraticCurveTo(
      chest.x + side * 0.4 - ahead * 0.2,
      chest.y + 0.02,
      chest.x - ahead * 0.2,
      chest.y - 0.08,
    );
    brush.closePath();
    fillRound(brush, light, brighten(moment.color, 0.85), {
      from: [chest.x, chest.y - 0.1],
      to: [chest.x, chest.y + 0.5],
    });
  }
}
