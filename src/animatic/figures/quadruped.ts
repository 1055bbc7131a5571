import type { SKRSContext2D } from '@napi-rs/canvas';
import { brighten, mix } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import { lerp, smoothstep } from '../solids/vector.ts';
import { drawBehindHead, drawCoat } from './creature-features.ts';
import { drawCreatureWear } from './creature-wear.ts';
import { drawCreatureHead } from './creature-head.ts';
import type { CreatureMoment } from './creature.ts';
import { fillRound } from './figure-light.ts';
import type { FigureLight } from './figure-light.ts';
import { drawBone } from './limb.ts';

/** A spot on the figure's upright plane. */
interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Where the parts of a body are that runs on four legs. */
interface Frame {
  readonly chest: Spot;
  readonly rump: Spot;
  readonly head: Spot;
  readonly radius: number;
  /** How far right its front is on the picture, and how much it looks at us; each -1 to 1. */
  readonly ahead: number;
  readonly facing: number;
  /** 0 to 1 lying along our view: its length does not show that it lies, so its width has to. */
  readonly crouch: number;
}

const BUILDS = {
  low: { chest: 0.56, rump: 0.54, head: [0.22, 0.28], radius: 0.19, leg: 0.06 },
  tall: { chest: 0.6, rump: 0.6, head: [0.26, 0.3], radius: 0.15, leg: 0.045 },
  stout: { chest: 0.58, rump: 0.56, head: [0.25, 0.2], radius: 0.25, leg: 0.082 },
  round: { chest: 0.4, rump: 0.38, head: [0.24, 0.04], radius: 0.3, leg: 0.055 },
  small: { chest: 0.4, rump: 0.36, head: [0.2, 0.24], radius: 0.21, leg: 0.05 },
} as const;

/** Draws a creature on four legs: from the side its whole length, from the front hardly any. */
export function drawQuadruped(
  brush: SKRSContext2D,
  light: FigureLight,
  moment: CreatureMoment,
): void {
  const frame = frameOf(moment);
  const { chest, rump, radius, ahead, facing, crouch } = frame;
  const isFlat = crouch > 0.5 && facing > 0;
  brush.save();
  brush.translate(0, moment.air);
  if (facing >= 0) drawTail(brush, light, moment, frame);
  // Of one that lies towards us, both forelegs are before its chest.
  if (!isFlat) drawLegs(brush, light, moment, frame, 'far');
  if (facing < 0) {
    drawCreatureHead(brush, light, moment, frame);
    drawBehindHead(brush, light, moment, frame);
  }
  drawTrunk(brush, light, moment.color, chest, rump, radius);
  if (isFlat) drawLegs(brush, light, moment, frame, 'far');
  drawCoat(brush, light, moment, frame);
  drawLegs(brush, light, moment, frame, 'near');
  // The neck goes from between the shoulders up to the head.
  drawBone(
    brush,
    light,
    moment.color,
    { x: chest.x + ahead * 0.04, y: chest.y + radius * 0.35 },
    { x: frame.head.x - ahead * 0.05, y: frame.head.y - 0.05 },
    [radius * 0.72, 0.105],
  );
  if (facing >= 0) {
    drawBehindHead(brush, light, moment, frame);
    drawCreatureHead(brush, light, moment, frame);
  } else {
    drawTail(brush, light, moment, frame);
  }
  drawCreatureWear(brush, light, moment, frame);
  brush.restore();
}

function frameOf(moment: CreatureMoment): Frame {
  const { turn, sit, lie, head } = moment;
  const build = BUILDS[moment.kind.build];
  const [ahead, facing] = [Math.sin(turn), -Math.cos(turn)];
  const crouch = lie * smoothstep(0.7, 0.98, Math.abs(facing));
  const chestY = lerp(lerp(build.chest, build.chest * 0.96, sit), build.radius * 1.12, lie);
  const rumpY = lerp(lerp(build.rump, 0.24, sit), build.radius, lie);
  const long = 0.34 * (1 - sit * 0.35);
  const chest = { x: ahead * long, y: chestY };
  const reach = build.head[0] * (1 + Math.max(0, -head) * 0.6);
  const up =
    build.head[1] + (head > 0 ? head * 0.06 : head * (chestY + 0.1)) - lie * 0.06 - crouch * 0.1;
  return {
    chest,
    rump: { x: -ahead * long, y: rumpY },
    head: { x: chest.x + ahead * reach, y: chestY + up },
    radius: build.radius,
    ahead,
    facing,
    crouch,
  };
}

/** A barrel from the rump to the chest, a little tucked up in the middle. */
function drawTrunk(
  brush: SKRSContext2D,
  light: FigureLight,
  color: Color,
  chest: Spot,
  rump: Spot,
  radius: number,
): void {
  const angle = Math.atan2(chest.y - rump.y, chest.x - rump.x || 0.001);
  const [nx, ny] = [-Math.sin(angle), Math.cos(angle)];
  // The back is whichever side of the spine is up.
  const up = ny >= 0 ? 1 : -1;
  const [front, back] = [radius * 1.08, radius];
  const edge = (spot: Spot, wide: number): Spot => ({
    x: spot.x + nx * wide,
    y: spot.y + ny * wide,
  });
  const middle = { x: (chest.x + rump.x) / 2, y: (chest.y + rump.y) / 2 };
  const [a, b] = [edge(rump, up * back), edge(chest, up * front)];
  const [c, d] = [edge(chest, -up * front), edge(rump, -up * back)];
  const [saddle, tuck] = [edge(middle, up * radius * 0.94), edge(middle, -up * radius * 0.78)];
  // All three parts run round the same way, or they would cut holes into each other.
  const backwards = (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x) < 0;
  brush.beginPath();
  brush.arc(rump.x, rump.y, back, 0, Math.PI * 2, backwards);
  brush.moveTo(chest.x + front, chest.y);
  brush.arc(chest.x, chest.y, front, 0, Math.PI * 2, backwards);
  brush.moveTo(a.x, a.y);
  brush.quadraticCurveTo(saddle.x, saddle.y, b.x, b.y);
  brush.lineTo(c.x, c.y);
  brush.quadraticCurveTo(tuck.x, tuck.y, d.x, d.y);
  brush.closePath();
  fillRound(brush, light, color, {
    from: [middle.x, middle.y - radius * 1.2],
    to: [middle.x, middle.y + radius * 1.2],
  });
}

function drawLegs(
  brush: SKRSContext2D,
  light: FigureLight,
  moment: CreatureMoment,
  frame: Frame,
  side: 'near' | 'far',
): void {
  const { ahead, facing, radius, crouch } = frame;
  const { stride, cycle, sit, lie, paw } = moment;
  const thick = BUILDS[moment.kind.build].leg;
  const sign = side === 'near' ? 1 : -1;
  const color = brighten(moment.color, side === 'near' ? 0.97 : lerp(0.7, 0.97, crouch));
  // Seen from the front the legs of a pair stand beside each other; from the side the far one is behind.
  for (const end of ['rear', 'front'] as const) {
    const front = end === 'front';
    const base = front ? frame.chest : frame.rump;
    // Haunches bulge to both sides of one that lies, and its elbows stand out less.
    const apart = radius * (0.62 + crouch * (front ? 0.2 : 0.42));
    const across = sign * apart * Math.abs(facing) + (sign < 0 ? ahead * 0.05 : 0);
    const angle = (cycle + (front ? 0 : 0.5) + (sign > 0 ? 0 : 0.5)) * Math.PI * 2;
    const swing = Math.sin(angle) * 0.2 * stride;
    const lift = Math.max(0, Math.cos(angle)) * 0.1 * stride + (front && sign > 0 ? paw * 0.24 : 0);
    const folded = front ? lie : Math.max(sit, lie);
    const root = { x: base.x + across, y: Math.max(thick * 1.6, base.y - radius * 0.35) };
    const foot = {
      x:
        root.x + ahead * (swing + folded * (front ? 0.26 : 0.24) + (front ? paw * 0.08 * sign : 0)),
      y: thick * 0.6 + lift,
    };
    // An elbow points back; a hock points back as well, lower down.
    const bend = front ? 0.02 + paw * 0.08 : 0.07;
    const knee = {
      x:
        (root.x + foot.x) / 2 -
        ahead * bend * (1 - folded) +
        ahead * folded * (front ? -0.04 : 0.06),
      y: lerp(lerp(root.y, foot.y, front ? 0.5 : 0.56), thick * (front ? 0.9 : 2.6), folded),
    };
    const wide = front ? thick * 1.45 : thick * 2 * (1 + folded * 0.35);
    if (crouch > 0.5 && !front) drawHaunch(brush, light, color, root.x, radius);
    else drawBone(brush, light, color, root, knee, [wide, thick]);
    drawBone(brush, light, color, knee, foot, [thick, thick * 0.72]);
    brush.beginPath();
    brush.ellipse(
      foot.x + ahead * thick * 0.5,
      foot.y - thick * 0.1,
      thick * (0.95 + 0.35 * Math.abs(ahead)),
      thick * 0.62,
      0,
      0,
      Math.PI * 2,
    );
    fillRound(brush, light, color, {
      from: [foot.x, foot.y - thick],
      to: [foot.x, foot.y + thick],
    });
  }
}

/** A thigh that is folded against the trunk, as it bulges beside it along our view. */
function drawHaunch(
  brush: SKRSContext2D,
  light: FigureLight,
  color: Color,
  x: number,
  radius: number,
): void {
  const [wide, tall] = [radius * 0.66, radius * 0.78];
  brush.beginPath();
  brush.ellipse(x, tall, wide, tall, 0, 0, Math.PI * 2);
  fillRound(brush, light, color, { from: [x, 0], to: [x, 2 * tall] });
}

function drawTail(
  brush: SKRSContext2D,
  light: FigureLight,
  moment: CreatureMoment,
  { rump, ahead, facing, radius }: Frame,
): void {
  const { wag, alert, lie, kind } = moment;
  if (kind.tail === 'none') return;
  const longTail = kind.tail === 'long' || kind.tail === 'bushy' || kind.tail === 'hair';
  const long = longTail ? 0.5 : 0.34;
  const root = { x: rump.x - ahead * radius * 0.85, y: rump.y + radius * 0.4 };
  if (kind.tail === 'stub') {
    const [x, y] = [root.x - ahead * 0.03, root.y - radius * 0.2];
    brush.beginPath();
    brush.arc(x, y, 0.065, 0, Math.PI * 2);
    fillRound(brush, light, mix(moment.color, moment.belly, 0.5), {
      from: [x - 0.07, y],
      to: [x + 0.07, y + 0.04],
    });
    return;
  }
  if (kind.tail === 'hair') {
    // A horse's hangs, and swings.
    const end = {
      x: root.x - ahead * 0.12 + wag * 0.2,
      y: Math.max(0.14, root.y - 0.42 * (1 - lie)),
    };
    drawBone(brush, light, brighten(moment.ear, 0.7), root, end, [0.05, 0.025]);
    return;
  }
  const tip = {
    x: root.x - ahead * long * 0.8 + wag * 0.36 * Math.max(0.35, Math.abs(facing)),
    y: Math.max(0.05, root.y + (0.3 + (alert - 0.5) * 0.2) * (1 - lie * 1.5)),
  };
  const middle = {
    x: lerp(root.x, tip.x, 0.55) - ahead * 0.06,
    y: lerp(root.y, tip.y, 0.3) - 0.02,
  };
  const color = longTail ? moment.color : brighten(moment.color, 0.9);
  drawBone(brush, light, color, root, middle, kind.tail === 'bushy' ? [0.05, 0.1] : [0.05, 0.04]);
  drawBone(
    brush,
    light,
    longTail ? color : moment.ear,
    middle,
    tip,
    kind.tail === 'bushy' ? [0.1, 0.04] : [0.04, 0.018],
  );
}
