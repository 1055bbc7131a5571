import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Character } from '../../film/character.ts';
import type { Staging } from '../../world/staging.ts';
import { parseColor } from '../color.ts';
import type { Color } from '../color.ts';
import type { View } from '../lens.ts';
import type { Illumination } from '../light/illumination.ts';
import { textSeed } from '../noise.ts';
import { headingOf, radians } from '../vector.ts';
import type { Vector } from '../vector.ts';
import { billboardAt } from './billboard.ts';
import { lightFigure } from './figure-light.ts';
import { lookOf } from './look.ts';
import type { Look } from './look.ts';
import type { Step } from './movement.ts';
import { drawOrb } from './orb.ts';
import { personAt } from './person-moment.ts';
import { drawPerson } from './person.ts';

/** A character of the shot, with all of its looks that stay the same over it. */
export interface Actor {
  readonly character: Character;
  readonly look: Look;
  readonly color: Color;
  readonly seed: number;
}

export function prepareActor(staging: Staging, character: Character, seed: number): Actor {
  const look = lookOf(character, staging.after.characters[character.id]);
  return {
    character,
    look,
    color: parseColor(character.palette[0]) ?? look.cloth,
    seed: textSeed(character.id) ^ seed,
  };
}

/** Draws a character where it stands on a frame. */
export function drawFigure(
  brush: SKRSContext2D,
  view: View,
  light: Illumination,
  staging: Staging,
  actor: Actor,
  step: Step,
  frame: number,
): void {
  const { character } = actor;
  const foot: Vector = [step.at[0], step.at[1], 0];
  const board = billboardAt(view, foot, character.height);
  if (board === undefined) return;
  const seconds = (frame * staging.rate.den) / staging.rate.num;
  if (character.form === 'orb') {
    drawOrb(
      brush,
      { x: board.x, y: board.y - board.upward * 1.4, radius: (board.across * character.height) / 2 },
      actor.color,
      Math.sin(seconds * 3),
    );
    return;
  }
  const looking = headingOf([step.at[0] - view.position[0], step.at[1] - view.position[1]]);
  const moment = personAt(staging, character, actor.look, step, {
    frame,
    turn: radians(step.facing - looking),
    seed: actor.seed,
    pixels: board.upward * character.height,
  });
  brush.save();
  brush.translate(board.x, board.y);
  brush.rotate(board.lean);
  brush.scale(board.across * character.height, -board.upward * character.height);
  drawPerson(brush, lightFigure(light, view, [foot[0], foot[1], character.height * 0.7]), moment);
  brush.restore();
}
