import type { SKRSContext2D } from '@napi-rs/canvas';
import { brighten, mix } from '../color/color.ts';
import { clamp, lerp } from '../solids/vector.ts';
import type { Expression } from './expression.ts';
import { drawFace } from './face.ts';
import { drawFaceWear } from './face-wear.ts';
import { fillRound } from './figure-light.ts';
import type { FigureLight } from './figure-light.ts';
import { coversEars, drawHairFront } from './hair.ts';
import { drawHeadwear } from './headwear.ts';
import type { Look } from './look.ts';

/** A head on the picture. All its parts are drawn in its own measures: half its height is 1. */
export interface Head {
  readonly look: Look;
  /** Radians from facing the camera, to the picture's right. */
  readonly yaw: number;
  /** Radians, down positive. */
  readonly pitch: number;
  readonly expression: Expression;
  /** How open the mouth is as it speaks, 0 to 1, and how round. */
  readonly speech: { readonly open: number; readonly round: number };
  /** 1 open, 0 closed. */
  readonly lids: number;
  /** Where the eyes look, -1 to 1 to the picture's right and up. */
  readonly gaze: readonly [number, number];
  readonly child: boolean;
  /** Pixels of half the head's height: what is too small to see is not drawn. */
  readonly pixels: number;
  readonly seconds: number;
}

/** Half the widest part of the skull. */
export const SKULL = 0.74;

export function drawHead(brush: SKRSContext2D, light: FigureLight, head: Head): void {
  brush.lineCap = 'round';
  brush.lineJoin = 'round';
  drawSkull(brush, light, head);
  if (Math.cos(head.yaw) > -0.55) drawFace(brush, light, head);
  // Ears stand out of the hair, unless it lies over them or they are seen from behind.
  const under = coversEars(head) || Math.cos(head.yaw) < -0.2;
  if (under) drawEars(brush, light, head);
  drawHairFront(brush, light, head);
  if (!under) drawEars(brush, light, head);
  drawFaceWear(brush, light, head);
  // A head that goes back takes its hat along; its face would slide under it.
  brush.save();
  brush.translate(0, clamp(-head.pitch, 0, 0.5) * 0.4);
  drawHeadwear(brush, light, head);
  brush.restore();
}

/** The outline of the skin: skull, cheeks and jaw, its chin to the side that it faces. */
function drawSkull(
  brush: SKRSContext2D,
  light: FigureLight,
  { look, yaw, child, pitch }: Head,
): void {
  const side = Math.sin(yaw);
  const wide = lerp(SKULL, 0.84, Math.abs(side));
  const chin = side * 0.36;
  const jaw = (look.feminine || child ? 0.4 : 0.5) * (1 - Math.abs(side) * 0.25);
  const round = child ? 0.12 : 0;
  const low = -1 + round * 0.5 + clamp(pitch, -0.3, 0.3) * -0.12;
  const behind = -Math.sign(side || 1);
  const cheek = (edge: number): number =>
    edge * wide * (edge === behind ? 1 - Math.abs(side) * 0.12 : 0.96);
  brush.beginPath();
  brush.moveTo(0, 1);
  brush.bezierCurveTo(0.5 * wide * 1.3, 1, wide, 0.66, cheek(1), 0.1);
  brush.bezierCurveTo(
    cheek(1) * 0.99,
    -0.3,
    chin + jaw + round,
    -0.66,
    chin + jaw * 0.5,
    low + 0.07,
  );
  brush.quadraticCurveTo(chin, low - 0.04, chin - jaw * 0.5, low + 0.07);
  brush.bezierCurveTo(chin - jaw - round, -0.66, cheek(-1) * 0.99, -0.3, cheek(-1), 0.1);
  brush.bezierCurveTo(-wide, 0.66, -0.5 * wide * 1.3, 1, 0, 1);
  brush.closePath();
  fillRound(brush, light, look.skin, { from: [-wide, 0.12], to: [wide, -0.12] });
}

function drawEars(brush: SKRSContext2D, light: FigureLight, { look, yaw }: Head): void {
  for (const side of [-1, 1]) {
    const angle = yaw + side * (Math.PI / 2);
    const near = Math.cos(angle);
    if (near < -0.35) continue;
    const x = Math.sin(angle) * (SKULL + 0.03) * (near > 0.2 ? 0.9 : 1);
    const width = 0.085 + 0.1 * Math.max(0, near);
    brush.beginPath();
    brush.ellipse(x, 0.0, width, 0.2, side * 0.12, 0, Math.PI * 2);
    fillRound(
      brush,
      light,
      mix(look.skin, [0.7, 0.35, 0.3], 0.12),
      {
        from: [x - 0.2, 0],
        to: [x + 0.2, 0],
      },
      0.8,
    );
    brush.beginPath();
    brush.ellipse(x, 0.0, width * 0.5, 0.11, side * 0.12, 0, Math.PI * 2);
    fillRound(
      brush,
      light,
      brighten(look.skin, 0.72),
      { from: [x - 0.2, 0], to: [x + 0.2, 0] },
      0.4,
    );
  }
}
