import type { SKRSContext2D } from '@napi-rs/canvas';
import { brighten } from '../color/color.ts';
import type { Expression } from './expression.ts';
import type { FigureLight } from './figure-light.ts';
import { drawCape, drawGarment, drawScarf } from './garment.ts';
import { drawHairBehind } from './hair.ts';
import { drawHead } from './head.ts';
import type { Head } from './head.ts';
import { drawAppleBox } from './apple-box.ts';
import { drawInstrument, isInstrument } from './instrument.ts';
import { drawHeld } from './draw-held.ts';
import { drawHeldByBoth, isHeldByBoth } from './held-by-both.ts';
import type { Held } from './held.ts';
import { drawHand, drawLimb, drawShoe } from './limb.ts';
import type { Look } from './look.ts';
import type { Pose } from './pose.ts';
import { ADULT, CHILD, skeletonOf } from './skeleton.ts';
import type { Limb, Proportions, Skeleton } from './skeleton.ts';
import { fillRound } from './figure-light.ts';
import { drawApron, drawPack, drawStraps } from './worn-over.ts';

/** A person at one moment. */
export interface PersonMoment {
  readonly look: Look;
  readonly child: boolean;
  readonly pose: Pose;
  readonly expression: Expression;
  readonly speech: { readonly open: number; readonly round: number };
  readonly lids: number;
  readonly gaze: readonly [number, number];
  readonly held: Held | undefined;
  /** Radians from showing its back to the camera, clockwise from above. */
  readonly turn: number;
  /** 1, or less for who lies and is seen along the body. */
  readonly shortened: number;
  readonly seconds: number;
  /** Pixels of the whole height. */
  readonly pixels: number;
}

/**
 * Draws a person with its feet at the brush's origin, y up, its height 1. Parts are drawn from the
 * farthest to the nearest, so that every turn of the body reads.
 */
export function drawPerson(brush: SKRSContext2D, light: FigureLight, moment: PersonMoment): void {
  const { look } = moment;
  drawAppleBox(brush, light, moment.pose);
  const body = moment.child ? CHILD : ADULT;
  const bones = skeletonOf(moment.pose, body, moment.turn);
  const seated = Math.max(0, Math.min(1, (0.5 - moment.pose.hips) / 0.2));
  const back = Math.cos(bones.bodyYaw) < 0;
  const long = look.garment === 'coat' || look.garment === 'dress' || look.garment === 'robe';
  brush.lineCap = 'round';
  const legs = (): void => drawLegs(brush, light, look, bones, moment.turn);
  const garment = (): void => {
    drawGarment(brush, light, look, bones, body, seated);
    drawStraps(brush, light, look, bones);
    drawApron(brush, light, look, bones);
  };
  const ofHead: Head = {
    look,
    yaw: bones.headYaw,
    pitch: moment.pose.nod,
    expression: moment.expression,
    speech: moment.speech,
    lids: moment.lids,
    gaze: moment.gaze,
    child: moment.child,
    pixels: body.headRadius * moment.pixels,
    seconds: moment.seconds,
  };
  const inHead = (draw: (brush: SKRSContext2D, light: FigureLight, head: Head) => void): void => {
    brush.save();
    brush.translate(bones.head.x, bones.head.y);
    brush.rotate(-moment.pose.headTilt - moment.pose.sway * 0.5);
    // Seen along the body a head is as long as ever.
    brush.scale(body.headRadius, body.headRadius / moment.shortened);
    draw(brush, light, ofHead);
    brush.restore();
  };
  const head = (): void => {
    drawNeck(brush, light, look, bones);
    if (look.garment !== 'dress') drawScarf(brush, light, look, bones);
    inHead(drawHead);
  };
  const both = [bones.rightArm, bones.leftArm] as const;
  const byBoth = moment.held !== undefined && isHeldByBoth(moment.held, both);
  const arms = [bones.rightArm, bones.leftArm].map((arm) => ({
    near: arm.middle.near + arm.end.near,
    draw: (): void => {
      const held = arm === bones.rightArm && !byBoth ? moment.held : undefined;
      drawArm(
        brush,
        light,
        look,
        arm,
        body,
        moment.pixels,
        held && { held, facing: Math.sin(moment.turn) },
      );
    },
  }));
  if (!back) {
    drawCape(brush, light, look, bones);
    drawPack(brush, light, look, bones);
  }
  for (const arm of arms) if (arm.near < -0.02) arm.draw();
  if (back && moment.held !== undefined) drawInstrument(brush, light, moment.held, bones);
  // Long hair falls behind the shoulders, and from behind over them; in profile it is behind the face.
  const hairLast = back && Math.cos(bones.headYaw) < FROM_BEHIND;
  if (!hairLast) inHead(drawHairBehind);
  if (back) head();
  // Knees before a seated body hide its lap; from behind, or in a long skirt, the cloth hides them.
  const lap = seated > 0.3 && !back;
  if (!lap) legs();
  garment();
  if (lap && !(long && look.garment !== 'coat')) legs();
  if (!back) head();
  if (hairLast) inHead(drawHairBehind);
  if (back) {
    drawCape(brush, light, look, bones);
    drawPack(brush, light, look, bones);
  }
  const played = moment.held !== undefined && isInstrument(moment.held) ? moment.held : undefined;
  if (!back && played !== undefined) drawInstrument(brush, light, played, bones);
  if (byBoth && !back && moment.held !== undefined) {
    drawHeldByBoth(brush, light, moment.held, both);
  }
  for (const arm of arms) if (arm.near >= -0.02) arm.draw();
}

/** The cosine of a head's turn beyond which nothing of its face is seen but perhaps the nose. */
const FROM_BEHIND = -0.35;

function drawLegs(
  brush: SKRSContext2D,
  light: FigureLight,
  look: Look,
  bones: Skeleton,
  turn: number,
): void {
  const ahead = Math.sin(turn);
  const towards = Math.cos(turn) < 0;
  const pairs = [bones.rightLeg, bones.leftLeg].sort(
    (a, b) => a.middle.near + a.end.near - (b.middle.near + b.end.near),
  );
  const bare = look.garment === 'dress';
  for (const leg of pairs) {
    drawShoe(brush, light, look.shoes, leg.end, ahead, towards);
    drawLimb(
      brush,
      light,
      bare ? brighten(look.skin, 0.96) : look.trousers,
      leg,
      [0.047, 0.038, 0.029],
      look.bareShins ? brighten(look.skin, 0.96) : undefined,
    );
  }
}

function drawArm(
  brush: SKRSContext2D,
  light: FigureLight,
  look: Look,
  arm: Limb,
  body: Proportions,
  pixels: number,
  hand?: { readonly held: Held; readonly facing: number },
): void {
  const short = look.garment === 'dress';
  const loose = look.garment === 'coat' || look.garment === 'robe';
  drawLimb(
    brush,
    light,
    look.cloth,
    arm,
    loose ? [0.036, 0.033, 0.028] : [0.033, 0.029, 0.023],
    short || look.bareArms ? look.skin : look.cloth,
  );
  if (hand !== undefined) drawHeld(brush, light, hand.held, arm, hand.facing);
  drawHand(
    brush,
    light,
    look.accessories.gloves ?? look.skin,
    arm,
    body === CHILD ? 0.026 : 0.029,
    pixels,
  );
}

function drawNeck(brush: SKRSContext2D, light: FigureLight, look: Look, bones: Skeleton): void {
  const { chest, head } = bones;
  brush.beginPath();
  brush.moveTo(chest.x - 0.032, chest.y + 0.02);
  brush.quadraticCurveTo(head.x - 0.03, (chest.y + head.y) / 2, head.x - 0.031, head.y - 0.02);
  brush.lineTo(head.x + 0.031, head.y - 0.02);
  brush.quadraticCurveTo(head.x + 0.03, (chest.y + head.y) / 2, chest.x + 0.032, chest.y + 0.02);
  brush.quadraticCurveTo(chest.x, chest.y - 0.012, chest.x - 0.032, chest.y + 0.02);
  brush.closePath();
  // The chin's shadow lies on the neck.
  fillRound(brush, light, brighten(look.skin, 0.74), {
    from: [chest.x - 0.034, chest.y],
    to: [chest.x + 0.034, chest.y],
  });
}
