import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Character } from '../../film/character.ts';
import type { Staging } from '../../world/stage/staging.ts';
import { brighten, css, mix, parseColor, WHITE } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import { fillRound, flat } from './figure-light.ts';
import type { FigureLight } from './figure-light.ts';
import { drawAppleBox } from './apple-box.ts';
import { drawHeld } from './draw-held.ts';
import { drawHeldByBoth } from './held-by-both.ts';
import { drawBone, drawLimb } from './limb.ts';
import type { Look } from './look.ts';
import type { Step } from './movement.ts';
import { personAt } from './person-moment.ts';
import type { PersonMoment } from './person.ts';
import { blendPoses, STANDING } from './pose.ts';
import type { Seating } from './seating.ts';
import { ADULT, skeletonOf } from './skeleton.ts';
import type { Skeleton } from './skeleton.ts';

/** A robot at one moment: it moves as people do, in a body of plates. */
export interface RobotMoment {
  readonly person: PersonMoment;
  readonly shell: Color;
  readonly joint: Color;
  readonly light: Color;
  /** Goes on one wheel in place of legs, so far rolled, in shares of its height. */
  readonly wheel: boolean;
  readonly rolled: number;
}

export function robotAt(
  staging: Staging,
  actor: {
    readonly character: Character;
    readonly look: Look;
    readonly color: Color;
    readonly seed: number;
  },
  { step, seating }: { readonly step: Step; readonly seating: Seating },
  turn: number,
  frame: number,
): RobotMoment {
  const { character, color, look, seed } = actor;
  const words = Object.values(character.identity).join(' ').toLowerCase();
  const wheel = /\bwheels?\b|\btracks\b/.test(words);
  const person = personAt(staging, character, look, step, {
    frame,
    turn,
    seed,
    pixels: 400,
    seating,
  });
  return {
    person: wheel ? onWheel(person, step) : person,
    shell: color,
    joint: brighten(mix(color, [0.3, 0.32, 0.36], 0.7), 0.6),
    light: parseColor(character.palette[1]) ?? [0.4, 0.9, 1],
    wheel,
    rolled: step.gone / character.height,
  };
}

/** Who rolls does not swing its arms and hips: it leans into its way. */
function onWheel(person: PersonMoment, step: Step): PersonMoment {
  if (step.stride === 0) return person;
  const { pose } = person;
  const rolling = { ...STANDING, lean: 0.12 };
  const [x, y, z] = person.held === undefined ? STANDING.rightHand : pose.rightHand;
  return {
    ...person,
    pose: blendPoses(pose, { ...rolling, rightHand: [x, y, z], leftHand: [-x, y, z] }, step.stride),
  };
}

/** Draws a robot with its feet at the origin, y up, its height 1. */
export function drawRobot(brush: SKRSContext2D, light: FigureLight, moment: RobotMoment): void {
  const { person, shell, joint } = moment;
  drawAppleBox(brush, light, person.pose);
  const bones = skeletonOf(person.pose, ADULT, person.turn);
  const back = Math.cos(bones.bodyYaw) < 0;
  const arms = [bones.rightArm, bones.leftArm];
  const arm = (limb: (typeof arms)[number]): void => {
    drawLimb(brush, light, joint, limb, [0.03, 0.024, 0.024]);
    plate(brush, light, shell, limb.root.x, limb.root.y, 0.05, 0.05, 0.024);
    const fore = { x: (limb.middle.x + limb.end.x) / 2, y: (limb.middle.y + limb.end.y) / 2 };
    plate(brush, light, shell, fore.x, fore.y, 0.036, 0.058, 0.018);
    if (limb === bones.rightArm && person.held !== undefined) {
      drawHeld(brush, light, person.held, limb, Math.sin(person.turn));
    }
    plate(brush, light, joint, limb.end.x, limb.end.y, 0.03, 0.03, 0.012);
  };
  for (const limb of arms) if (limb.middle.near + limb.end.near < -0.02) arm(limb);
  if (back) drawRobotHead(brush, light, moment, bones);
  if (moment.wheel) drawWheel(brush, light, moment, bones);
  else drawLegs(brush, light, moment, bones);
  drawBody(brush, light, moment, bones);
  if (!back) drawRobotHead(brush, light, moment, bones);
  if (!back && person.held?.kind === 'box') {
    drawHeldByBoth(brush, light, person.held, [bones.rightArm, bones.leftArm]);
  }
  for (const limb of arms) if (limb.middle.near + limb.end.near >= -0.02) arm(limb);
}

function drawLegs(
  brush: SKRSContext2D,
  light: FigureLight,
  { person, shell, joint }: RobotMoment,
  bones: Skeleton,
): void {
  for (const leg of [bones.rightLeg, bones.leftLeg]) {
    drawLimb(brush, light, joint, leg, [0.036, 0.03, 0.03]);
    plate(
      brush,
      light,
      shell,
      (leg.middle.x + leg.end.x) / 2,
      (leg.middle.y + leg.end.y) / 2,
      0.044,
      0.085,
      0.02,
    );
    plate(
      brush,
      light,
      joint,
      leg.end.x + Math.sin(person.turn) * 0.02,
      leg.end.y - 0.012,
      0.058,
      0.022,
      0.012,
    );
  }
}

/** One wheel under a stem, its tread turning with the way that is gone. */
function drawWheel(
  brush: SKRSContext2D,
  light: FigureLight,
  { person, joint, rolled }: RobotMoment,
  { hips }: Skeleton,
): void {
  const radius = 0.13;
  // From the front a wheel is narrow; from the side it is round.
  const wide = radius * Math.max(0.4, Math.abs(Math.sin(person.turn)));
  const lean = hips.x * 0.5;
  drawBone(brush, light, joint, hips, { x: lean, y: radius * 1.5 }, [0.05, 0.038]);
  brush.beginPath();
  brush.ellipse(lean, radius, wide, radius, 0, 0, Math.PI * 2);
  fillRound(brush, light, [0.12, 0.12, 0.13], { from: [lean, 0], to: [lean, radius * 2] });
  brush.beginPath();
  brush.ellipse(lean, radius, wide * 0.5, radius * 0.5, 0, 0, Math.PI * 2);
  fillRound(brush, light, joint, { from: [lean, radius * 0.5], to: [lean, radius * 1.5] });
  brush.beginPath();
  for (let spoke = 0; spoke < 5; spoke += 1) {
    const angle =
      (spoke / 5) * Math.PI * 2 - (rolled / radius) * Math.sign(Math.sin(person.turn) || 1);
    brush.moveTo(lean, radius);
    brush.lineTo(lean + Math.cos(angle) * wide * 0.46, radius + Math.sin(angle) * radius * 0.46);
  }
  brush.lineWidth = 0.012;
  brush.strokeStyle = flat(light, brighten(joint, 0.5));
  brush.stroke();
}

function plate(
  brush: SKRSContext2D,
  light: FigureLight,
  color: Color,
  x: number,
  y: number,
  halfWide: number,
  halfHigh: number,
  round: number,
): void {
  brush.beginPath();
  brush.roundRect(x - halfWide, y - halfHigh, halfWide * 2, halfHigh * 2, round);
  fillRound(brush, light, color, {
    from: [x - halfWide, y - halfHigh * 0.4],
    to: [x + halfWide, y + halfHigh * 0.4],
  });
}

function drawBody(
  brush: SKRSContext2D,
  light: FigureLight,
  { shell, joint, light: lamp }: RobotMoment,
  { chest, hips, bodyYaw }: Skeleton,
): void {
  const wide = Math.hypot(0.125 * Math.cos(bodyYaw), 0.09 * Math.sin(bodyYaw));
  plate(
    brush,
    light,
    joint,
    (chest.x + hips.x) / 2,
    (chest.y + hips.y) / 2 - 0.04,
    wide * 0.55,
    0.08,
    0.02,
  );
  plate(brush, light, shell, hips.x, hips.y, wide * 0.82, 0.045, 0.02);
  plate(brush, light, shell, chest.x, chest.y - 0.08, wide, 0.105, 0.035);
  if (Math.cos(bodyYaw) < 0) return;
  const x = chest.x + Math.sin(bodyYaw) * 0.06;
  plate(
    brush,
    light,
    brighten(shell, 0.7),
    x,
    chest.y - 0.08,
    wide * 0.5 * Math.max(0.3, Math.cos(bodyYaw)),
    0.055,
    0.012,
  );
  brush.beginPath();
  brush.arc(x, chest.y - 0.07, 0.018, 0, Math.PI * 2);
  brush.fillStyle = css(mix(lamp, WHITE, 0.3));
  brush.fill();
}

function drawRobotHead(
  brush: SKRSContext2D,
  light: FigureLight,
  { person, shell, joint, light: lamp }: RobotMoment,
  { head, headYaw, neck }: Skeleton,
): void {
  const y = head.y + 0.012;
  plate(brush, light, joint, neck.x, neck.y + 0.01, 0.024, 0.035, 0.01);
  plate(brush, light, shell, head.x, y, 0.084, 0.07, 0.03);
  const side = Math.sin(headYaw);
  brush.beginPath();
  brush.moveTo(head.x - side * 0.05, y + 0.07);
  brush.lineTo(head.x - side * 0.05, y + 0.115);
  brush.lineWidth = 0.008;
  brush.strokeStyle = flat(light, joint);
  brush.stroke();
  brush.beginPath();
  brush.arc(head.x - side * 0.05, y + 0.118, 0.012, 0, Math.PI * 2);
  brush.fillStyle = css(lamp);
  brush.fill();
  if (Math.cos(headYaw) < 0.02) return;
  const facing = Math.max(0.35, Math.cos(headYaw));
  const x = head.x + side * 0.05;
  plate(
    brush,
    light,
    [0.07, 0.08, 0.1],
    x,
    y - person.pose.nod * 0.03,
    0.066 * facing,
    0.034,
    0.02,
  );
  const open = Math.max(0.1, person.lids);
  const smile = person.expression.smile * 0.012;
  brush.fillStyle = css(mix(lamp, WHITE, 0.35));
  for (const eye of [-1, 1]) {
    brush.beginPath();
    brush.ellipse(
      x + eye * 0.029 * facing,
      y + 0.004 - person.pose.nod * 0.03,
      0.013 * facing,
      0.014 * open + smile * 0.2,
      0,
      0,
      Math.PI * 2,
    );
    brush.fill();
  }
  const mouth = 0.003 + person.speech.open * 0.01;
  brush.fillRect(
    x - 0.022 * facing,
    y - 0.021 - mouth / 2 - person.pose.nod * 0.03,
    0.044 * facing,
    mouth,
  );
}
