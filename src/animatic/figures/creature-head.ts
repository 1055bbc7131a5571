import type { SKRSContext2D } from '@napi-rs/canvas';
import { lerp } from '../solids/vector.ts';
import type { CreatureMoment } from './creature.ts';
import { drawBone } from './limb.ts';
import { HEAD, drawEar, drawSnout } from './creature-features.ts';
import { fillRound, flat } from './figure-light.ts';
import type { FigureLight } from './figure-light.ts';

/** Draws the head: ears, muzzle and eyes, towards where it looks. */
export function drawCreatureHead(
  brush: SKRSContext2D,
  light: FigureLight,
  moment: CreatureMoment,
  { head: at, ahead, facing }: { head: { x: number; y: number }; ahead: number; facing: number },
): void {
  const size = HEAD;
  const { kind } = moment;
  const ears = (): void => {
    for (const side of [-1, 1]) {
      const from = { x: at.x - ahead * 0.05, y: at.y };
      drawEar(brush, light, moment, from, side, Math.max(0.35, Math.abs(facing)));
    }
  };
  const hanging = kind.ears === 'hanging' && moment.alert <= 0.8;
  if (facing > -0.3 && !hanging) ears();
  brush.beginPath();
  brush.ellipse(at.x, at.y, size * 1.02, size, 0, 0, Math.PI * 2);
  fillRound(brush, light, moment.color, {
    from: [at.x - size, at.y - size],
    to: [at.x + size, at.y + size],
  });
  if (hanging || facing < -0.35) ears();
  if (facing < -0.35) return;
  // Muzzle, nose, eyes: towards where it looks.
  const isShort = kind.muzzle === 'whiskers' || kind.muzzle === 'short';
  const long = isShort ? 0.68 : 1;
  // A horse, a cow or a stag has a long face, its muzzle well below the eyes.
  const isLong = kind.build === 'tall';
  const muzzle = {
    x: at.x + ahead * size * (isShort ? 0.74 : isLong ? 1.2 : 0.95),
    y: at.y - size * (isLong ? 0.82 : 0.36),
  };
  if (isLong) drawBone(brush, light, moment.color, at, muzzle, [size * 0.74, size * 0.46]);
  brush.beginPath();
  brush.ellipse(
    muzzle.x,
    muzzle.y,
    size * lerp(0.56, 0.72 * long, Math.abs(ahead)),
    size * (isShort ? 0.36 : 0.46),
    0,
    0,
    Math.PI * 2,
  );
  fillRound(brush, light, moment.belly, {
    from: [muzzle.x, muzzle.y - 0.1],
    to: [muzzle.x, muzzle.y + 0.1],
  });
  if (moment.mouth > 0.05) {
    brush.beginPath();
    brush.ellipse(
      muzzle.x + ahead * size * 0.2,
      muzzle.y - size * (0.2 + moment.mouth * 0.25),
      size * 0.34,
      size * (0.12 + moment.mouth * 0.3),
      0,
      0,
      Math.PI * 2,
    );
    brush.fillStyle = flat(light, [0.35, 0.12, 0.12]);
    brush.fill();
  }
  if (kind.muzzle === 'whiskers') drawWhiskers(brush, light, muzzle, size, ahead);
  if (kind.muzzle === 'snout' || kind.muzzle === 'trunk') {
    drawSnout(brush, light, moment, muzzle, ahead);
  } else {
    drawNoseAndMouth(brush, light, muzzle, ahead, isShort);
  }
  for (const side of [-1, 1]) {
    const angle = Math.atan2(ahead, facing) + side * 0.62;
    if (Math.cos(angle) < 0.1) continue;
    const x = at.x + Math.sin(angle) * size * 0.82;
    const y = at.y + size * 0.22;
    brush.beginPath();
    brush.ellipse(
      x,
      y,
      size * 0.17 * Math.max(0.5, Math.cos(angle)),
      size * 0.2 * Math.max(0.08, moment.lids),
      0,
      0,
      Math.PI * 2,
    );
    brush.fillStyle = flat(light, [0.1, 0.07, 0.06]);
    brush.fill();
    if (moment.lids < 0.5) continue;
    brush.beginPath();
    brush.arc(x + size * 0.05, y + size * 0.07, size * 0.055, 0, Math.PI * 2);
    brush.fillStyle = 'rgba(255,252,244,0.95)';
    brush.fill();
  }
}

/** The nose at the end of a muzzle, and the line of the mouth. */
function drawNoseAndMouth(
  brush: SKRSContext2D,
  light: FigureLight,
  muzzle: { readonly x: number; readonly y: number },
  ahead: number,
  isShort: boolean,
): void {
  const size = HEAD;
  const long = isShort ? 0.68 : 1;
  const nose = { x: muzzle.x + ahead * size * 0.55 * long, y: muzzle.y + size * 0.16 };
  brush.beginPath();
  const wide = isShort ? 0.13 : 0.2;
  brush.ellipse(nose.x, nose.y, size * wide, size * 0.75 * wide, 0, 0, Math.PI * 2);
  brush.fillStyle = flat(light, [0.1, 0.08, 0.09], 0.1, 0.4);
  brush.fill();
  brush.beginPath();
  brush.moveTo(nose.x, nose.y - size * 0.15);
  brush.quadraticCurveTo(
    nose.x - ahead * size * 0.2,
    nose.y - size * 0.45,
    muzzle.x - ahead * size * 0.2,
    muzzle.y - size * 0.24,
  );
  brush.lineWidth = 0.012;
  brush.strokeStyle = flat(light, [0.12, 0.08, 0.08]);
  brush.stroke();
}

/** Three hairs to each side that is seen. */
function drawWhiskers(
  brush: SKRSContext2D,
  light: FigureLight,
  muzzle: { readonly x: number; readonly y: number },
  size: number,
  ahead: number,
): void {
  brush.lineWidth = 0.007;
  brush.strokeStyle = flat(light, [0.96, 0.94, 0.9]);
  for (const side of [-1, 1]) {
    // From the side, those of the near cheek go back along it.
    const reach = side * size * 1.25 * (1 - Math.abs(ahead) * 0.55);
    if (Math.abs(ahead) > 0.8 && side * ahead > 0) continue;
    for (const rise of [-0.22, 0, 0.22]) {
      brush.beginPath();
      brush.moveTo(muzzle.x + side * size * 0.3, muzzle.y + rise * size * 0.4);
      brush.lineTo(muzzle.x + side * size * 0.3 + reach, muzzle.y + rise * size * 1.6);
      brush.stroke();
    }
  }
}
