import type { SKRSContext2D } from '@napi-rs/canvas';
import { HEAD } from './creature-features.ts';
import type { CreatureFrame } from './creature-features.ts';
import type { CreatureMoment } from './creature.ts';
import { fillRound } from './figure-light.ts';
import type { FigureLight } from './figure-light.ts';

/** Draws what an animal wears: a scarf around the neck, a hat. */
export function drawCreatureWear(
  brush: SKRSContext2D,
  light: FigureLight,
  { wear: { scarf, hat } }: CreatureMoment,
  { chest, head, ahead, radius }: CreatureFrame,
): void {
  if (scarf !== undefined) {
    const neck = { x: head.x * 0.62 + chest.x * 0.38, y: head.y * 0.62 + chest.y * 0.38 - 0.02 };
    brush.beginPath();
    brush.ellipse(neck.x, neck.y, radius * 0.72, 0.055, ahead * -0.35, 0, Math.PI * 2);
    brush.moveTo(neck.x + ahead * 0.05, neck.y);
    brush.lineTo(neck.x + ahead * 0.08 + 0.05, neck.y - 0.2);
    brush.lineTo(neck.x + ahead * 0.08 - 0.04, neck.y - 0.19);
    brush.closePath();
    fillRound(brush, light, scarf, {
      from: [neck.x - radius * 0.7, neck.y],
      to: [neck.x + radius * 0.7, neck.y],
    });
  }
  if (hat === undefined) return;
  const top = { x: head.x - ahead * 0.02, y: head.y + HEAD * 0.72 };
  brush.beginPath();
  brush.ellipse(top.x, top.y, HEAD * 1.15, HEAD * 0.2, 0, 0, Math.PI * 2);
  brush.moveTo(top.x + HEAD * 0.72, top.y);
  brush.bezierCurveTo(
    top.x + HEAD * 0.7,
    top.y + HEAD,
    top.x - HEAD * 0.7,
    top.y + HEAD,
    top.x - HEAD * 0.72,
    top.y,
  );
  brush.closePath();
  fillRound(brush, light, hat, {
    from: [top.x - HEAD, top.y],
    to: [top.x + HEAD, top.y + HEAD * 0.4],
  });
}
