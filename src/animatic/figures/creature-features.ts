import type { SKRSContext2D } from '@napi-rs/canvas';
import { brighten, mix } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import { hash } from '../noise.ts';
import type { CreatureMoment } from './creature.ts';
import { fillRound, flat } from './figure-light.ts';
import type { FigureLight } from './figure-light.ts';
import { drawBone } from './limb.ts';

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Where the parts are that features grow on. */
export interface CreatureFrame {
  readonly chest: Spot;
  readonly rump: Spot;
  readonly head: Spot;
  readonly radius: number;
  readonly ahead: number;
  readonly facing: number;
}

/** Half a head. */
export const HEAD = 0.17;

/** Draws one ear of a kind: hanging or pricked, round, long or large. */
export function drawEar(
  brush: SKRSContext2D,
  light: FigureLight,
  { kind, alert, ear }: CreatureMoment,
  at: Spot,
  side: number,
  spread: number,
): void {
  const x = at.x + side * HEAD * 0.72 * spread;
  const round = (y: number, wide: number, tall: number, lean: number): void => {
    brush.beginPath();
    brush.ellipse(x + side * lean, y, wide, tall, -side * lean * 1.6, 0, Math.PI * 2);
    fillRound(brush, light, ear, { from: [x - wide, y], to: [x + wide, y + tall * 0.5] });
    brush.beginPath();
    brush.ellipse(
      x + side * lean,
      y - tall * 0.08,
      wide * 0.52,
      tall * 0.62,
      -side * lean * 1.6,
      0,
      Math.PI * 2,
    );
    brush.fillStyle = flat(light, mix(ear, [0.9, 0.6, 0.58], 0.5));
    brush.fill();
  };
  switch (kind.ears) {
    case 'long':
      round(at.y + HEAD * 1.75, 0.06, 0.2 + 0.02 * alert, 0.03);
      return;
    case 'round':
      round(at.y + HEAD * 0.82, 0.075, 0.075, 0.03);
      return;
    case 'large':
      round(at.y + HEAD * 0.6, 0.15, 0.17, 0.09);
      return;
    default: {
      const up = kind.ears === 'pointed' || alert > 0.8 ? 1 : -0.4;
      brush.beginPath();
      brush.moveTo(x - side * 0.07, at.y + HEAD * 0.75);
      brush.quadraticCurveTo(
        x,
        at.y + HEAD * 0.9 + 0.17 * up,
        x + side * 0.06,
        at.y + HEAD * 0.62 + 0.17 * up,
      );
      brush.quadraticCurveTo(
        x + side * 0.1,
        at.y + HEAD * 0.4 + 0.05 * up,
        x + side * 0.05,
        at.y + HEAD * 0.3,
      );
      brush.closePath();
      fillRound(brush, light, ear, { from: [x - 0.08, at.y], to: [x + 0.08, at.y + 0.2] });
    }
  }
}

/** Draws what grows behind a head: a ruff, or horns and antlers above it. */
export function drawBehindHead(
  brush: SKRSContext2D,
  light: FigureLight,
  { kind, color }: CreatureMoment,
  { head, ahead, facing }: CreatureFrame,
): void {
  const bone: Color = [0.82, 0.76, 0.62];
  if (kind.crest === 'ruff') {
    brush.beginPath();
    for (let tuft = 0; tuft < 16; tuft += 1) {
      const angle = (tuft / 16) * Math.PI * 2;
      const reach = HEAD * (tuft % 2 === 0 ? 1.95 : 1.6);
      brush.lineTo(
        head.x - ahead * 0.05 + Math.cos(angle) * reach,
        head.y - 0.02 + Math.sin(angle) * reach,
      );
    }
    brush.closePath();
    fillRound(brush, light, mix(brighten(color, 0.62), [0.45, 0.22, 0.08], 0.35), {
      from: [head.x - 0.3, head.y],
      to: [head.x + 0.3, head.y + 0.1],
    });
  }
  if (kind.crest !== 'horns' && kind.crest !== 'antlers') return;
  const wide = Math.max(0.4, Math.abs(facing));
  for (const side of [-1, 1]) {
    const root = { x: head.x + side * HEAD * 0.45 * wide - ahead * 0.02, y: head.y + HEAD * 0.8 };
    if (kind.crest === 'horns') {
      const tip = { x: root.x + side * 0.12 * wide - ahead * 0.05, y: root.y + 0.13 };
      drawBone(brush, light, bone, root, tip, [0.028, 0.008]);
      continue;
    }
    const fork = { x: root.x + side * 0.12 * wide - ahead * 0.08, y: root.y + 0.16 };
    const tip = { x: fork.x + side * 0.05, y: fork.y + 0.17 };
    drawBone(brush, light, bone, root, fork, [0.02, 0.016]);
    drawBone(brush, light, bone, fork, tip, [0.016, 0.008]);
    drawBone(
      brush,
      light,
      bone,
      fork,
      { x: fork.x + side * 0.13 * wide, y: fork.y + 0.07 },
      [0.014, 0.007],
    );
    drawBone(
      brush,
      light,
      bone,
      root,
      { x: root.x + side * 0.02 + ahead * 0.1, y: root.y + 0.12 },
      [0.014, 0.007],
    );
  }
}

/** Draws what grows over the trunk: spines, wool; or along the neck: a mane. */
export function drawCoat(
  brush: SKRSContext2D,
  light: FigureLight,
  { kind, color, ear }: CreatureMoment,
  { chest, rump, head, radius, ahead, facing }: CreatureFrame,
): void {
  const middle = { x: (chest.x + rump.x) / 2, y: (chest.y + rump.y) / 2 };
  const half = Math.abs(chest.x - rump.x) / 2 + radius * 1.05;
  if (kind.crest === 'spines') {
    for (const [row, shade] of [0.62, 0.48].entries()) {
      const tips = 15 - row * 3;
      brush.beginPath();
      for (let spine = 0; spine <= tips * 2; spine += 1) {
        const angle = Math.PI * (-0.08 + (1.16 * spine) / (tips * 2));
        const reach = spine % 2 === 0 ? 0.94 : 1.2 - row * 0.12 + 0.05 * hash(spine, row);
        brush.lineTo(
          middle.x + Math.cos(angle) * half * reach - ahead * 0.03,
          middle.y + 0.02 + Math.sin(angle) * radius * 1.12 * reach,
        );
      }
      brush.closePath();
      fillRound(brush, light, brighten(color, shade), {
        from: [middle.x, middle.y - radius],
        to: [middle.x, middle.y + radius * 1.2],
      });
    }
  }
  if (kind.crest === 'wool') {
    brush.beginPath();
    for (let curl = 0; curl < 14; curl += 1) {
      const angle = (curl / 14) * Math.PI * 2;
      const [x, y] = [
        middle.x + Math.cos(angle) * half * 0.82,
        middle.y + Math.sin(angle) * radius * 0.85,
      ];
      brush.moveTo(x + radius * 0.42, y);
      brush.arc(x, y, radius * 0.42, 0, Math.PI * 2);
    }
    brush.moveTo(middle.x + half * 0.8, middle.y);
    brush.ellipse(middle.x, middle.y, half * 0.85, radius * 0.9, 0, 0, Math.PI * 2);
    fillRound(brush, light, mix(color, [0.95, 0.93, 0.88], 0.5), {
      from: [middle.x, middle.y - radius * 1.3],
      to: [middle.x, middle.y + radius * 1.3],
    });
  }
  if (kind.crest === 'mane') {
    const wide = 0.075 + 0.02 * Math.abs(ahead);
    brush.beginPath();
    brush.moveTo(head.x - ahead * 0.02, head.y + HEAD * 1.05);
    brush.quadraticCurveTo(
      head.x - ahead * (0.16 + wide),
      head.y + 0.02,
      chest.x - ahead * 0.16,
      chest.y + radius * 0.75,
    );
    brush.lineTo(chest.x - ahead * 0.02 + 0.02 * (1 - Math.abs(ahead)), chest.y + radius * 0.6);
    brush.quadraticCurveTo(
      head.x - ahead * 0.08,
      head.y - 0.06,
      head.x + ahead * 0.05,
      head.y + HEAD * 0.9,
    );
    brush.closePath();
    fillRound(brush, light, brighten(ear, 0.7), {
      from: [head.x - 0.1, head.y],
      to: [head.x + 0.1, head.y],
    });
    if (facing > 0.5)
      drawBone(
        brush,
        light,
        brighten(ear, 0.7),
        { x: head.x, y: head.y + HEAD },
        { x: head.x, y: head.y + HEAD * 0.4 },
        [0.04, 0.03],
      );
  }
}

/** Draws a snout with its nostrils, or a trunk, over the muzzle. */
export function drawSnout(
  brush: SKRSContext2D,
  light: FigureLight,
  { kind, color, seconds }: CreatureMoment,
  muzzle: Spot,
  ahead: number,
): void {
  if (kind.muzzle === 'trunk') {
    const swing = 0.04 * Math.sin(seconds * 1.3);
    const [middle, tip] = [
      { x: muzzle.x + ahead * 0.14 + swing, y: muzzle.y - 0.24 },
      { x: muzzle.x + ahead * 0.2 + swing * 2, y: muzzle.y - 0.46 },
    ];
    drawBone(brush, light, color, muzzle, middle, [0.085, 0.06]);
    drawBone(brush, light, brighten(color, 0.96), middle, tip, [0.06, 0.04]);
    return;
  }
  const x = muzzle.x + ahead * HEAD * 0.4;
  brush.beginPath();
  brush.ellipse(x, muzzle.y + 0.01, HEAD * 0.42, HEAD * 0.34, 0, 0, Math.PI * 2);
  fillRound(brush, light, mix(color, [0.9, 0.6, 0.58], 0.5), {
    from: [x, muzzle.y - 0.06],
    to: [x, muzzle.y + 0.07],
  });
  brush.fillStyle = flat(light, [0.25, 0.12, 0.12]);
  for (const side of [-1, 1]) {
    brush.beginPath();
    brush.ellipse(
      x + side * HEAD * 0.15,
      muzzle.y + 0.012,
      HEAD * 0.07,
      HEAD * 0.1,
      0,
      0,
      Math.PI * 2,
    );
    brush.fill();
  }
}
