import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Character } from '../../film/character.ts';
import type { CharacterId } from '../../film/ids.ts';
import type { Staging } from '../../world/staging.ts';
import { bodyOf } from '../../world/body.ts';
import { parseColor } from '../color.ts';
import type { Color } from '../color.ts';
import { project } from '../lens.ts';
import type { View } from '../lens.ts';
import type { Glow, Illumination } from '../light/illumination.ts';
import { drawNameTag } from '../name-tag.ts';
import { textSeed } from '../noise.ts';
import { around } from '../raster/layer.ts';
import type { Layer } from '../raster/layer.ts';
import { groundAt } from '../set.ts';
import type { BuiltSet } from '../set.ts';
import { headingOf, length, radians, smoothstep, subtract } from '../vector.ts';
import type { Vector } from '../vector.ts';
import { timeOfWalk } from './acting/beat-times.ts';
import { billboardAt } from './billboard.ts';
import { drawFromAbove, STEEP } from './from-above.ts';
import { lightFigure } from './figure-light.ts';
import type { FigureLight } from './figure-light.ts';
import { lookOf } from './look.ts';
import type { Look } from './look.ts';
import { stepAt } from './movement.ts';
import { seatingOf } from './seating.ts';
import type { Seating } from './seating.ts';
import type { Step } from './movement.ts';
import { creatureAt, drawCreature } from './creature.ts';
import { drawOrb, orbAt } from './orb.ts';
import { personAt } from './person-moment.ts';
import { drawPerson } from './person.ts';
import { drawRobot, robotAt } from './robot.ts';
import { drawThing } from './thing.ts';

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

/** A character on one frame. */
export interface PlacedActor {
  readonly actor: Actor;
  readonly step: Step;
  readonly seating: Seating;
  /** Under its feet, or beneath where it floats. */
  readonly foot: Vector;
  /** To the top of its head, metres above the foot. */
  readonly height: number;
  /** Stands on the floor and throws a shadow. */
  readonly solid: boolean;
  /** The light that it gives. */
  readonly glow: Glow | undefined;
}

/** Where everyone is on a frame of the shot. */
export function placeActors(
  staging: Staging,
  scene: { readonly set: BuiltSet; readonly actors: ReadonlyMap<CharacterId, Actor> },
  frame: number,
): PlacedActor[] {
  const secondsOf = (frames: number): number => (frames * staging.rate.den) / staging.rate.num;
  return staging.blocking.flatMap((blocking): PlacedActor[] => {
    const actor = scene.actors.get(blocking.character);
    if (actor === undefined) return [];
    const { character } = actor;
    const { from, to } = timeOfWalk(staging, character);
    const seating = seatingOf(staging, scene.set, character, blocking);
    const step = stepAt(seating.blocking, secondsOf(frame - from), secondsOf(to - from), seating);
    const ground: Vector = [step.at[0], step.at[1], groundAt(scene.set, step.at)];
    if (character.form !== 'orb') {
      return [
        {
          actor,
          step,
          seating,
          foot: ground,
          height: character.height,
          solid: true,
          glow: undefined,
        },
      ];
    }
    const orb = orbAt(staging, character, ground, frame, actor.seed);
    return [
      {
        actor,
        step,
        seating,
        foot: orb.center,
        height: 0,
        solid: false,
        glow: orb.glow(actor.color),
      },
    ];
  });
}

/** Draws a character where it is on a frame. */
export function drawFigure(
  layer: Layer,
  view: View,
  light: Illumination,
  staging: Staging,
  placed: PlacedActor,
  frame: number,
): void {
  const { actor, step, foot } = placed;
  const { character } = actor;
  if (character.form === 'orb') {
    drawOrb(layer, view, staging, actor, foot, frame);
    return;
  }
  const board = billboardAt(view, foot, character.height);
  if (board === undefined) return;
  const looking = headingOf([step.at[0] - view.position[0], step.at[1] - view.position[1]]);
  const turn = radians(step.facing - looking);
  const chest: Vector = [foot[0], foot[1], foot[2] + character.height * 0.7];
  const lit = lightFigure(light, view, chest);
  const down = Math.asin(
    (view.position[2] - chest[2]) / Math.max(0.1, length(subtract(chest, view.position))),
  );
  if (down > STEEP && character.form !== 'vehicle' && character.form !== 'object') {
    const swing = Math.sin((step.gone / 1.5) * Math.PI * 2) * step.stride;
    layer.ink({ top: 0, bottom: layer.height }, (brush) => {
      drawFromAbove(brush, view, lit, actor.look, {
        foot,
        height: character.height,
        facing: step.facing,
        swing,
      });
    });
    return;
  }
  if (character.form === 'vehicle' || character.form === 'object') {
    drawThing(layer, view, light, staging, placed, frame);
    return;
  }
  const pixels = board.upward * character.height;
  const middle = board.y - (pixels / 2) * Math.cos(board.lean);
  const reach = Math.max(pixels, board.across * character.height) * REACH;
  const across = board.x + (pixels / 2) * Math.sin(board.lean);
  layer.ink(around({ x: across, y: middle }, reach), (brush) => {
    brush.translate(board.x, board.y);
    brush.rotate(board.lean);
    brush.scale(board.across * character.height, -pixels);
    drawBody(brush, lit, staging, placed, { turn, frame, pixels });
  });
}

/** How far a figure reaches from its middle, hats and raised arms included, in its own heights. */
const REACH = 0.85;

/** Draws a living figure, its feet at the origin and its height 1. */
function drawBody(
  brush: SKRSContext2D,
  lit: FigureLight,
  staging: Staging,
  placed: PlacedActor,
  { turn, frame, pixels }: { turn: number; frame: number; pixels: number },
): void {
  const { actor, step, seating } = placed;
  const { character, look, seed } = actor;
  switch (character.form) {
    case 'person':
    case 'child':
      drawPerson(
        brush,
        lit,
        personAt(staging, character, look, step, { frame, turn, seed, pixels, seating }),
      );
      break;
    case 'creature':
      drawCreature(brush, lit, creatureAt(staging, actor, step, turn, frame));
      break;
    case 'robot':
      drawRobot(brush, lit, robotAt(staging, actor, placed, turn, frame));
      break;
    case 'orb':
    case 'vehicle':
    case 'object':
      break;
  }
}

/** Air between a head and the name over it, metres. */
function letterRoom({ height }: Character): number {
  return Math.min(0.06, height * 0.08);
}

/** Names over heads as a shot begins; they fade within two seconds. */
function drawTags(
  layer: Layer,
  view: View,
  staging: Staging,
  actors: readonly PlacedActor[],
  size: { readonly width: number; readonly height: number },
  frame: number,
): void {
  const seconds = (frame * staging.rate.den) / staging.rate.num;
  const alpha = smoothstep(0.1, 0.4, seconds) * (1 - smoothstep(1.6, 2.1, seconds));
  if (alpha <= 0) return;
  const letter = Math.min(size.height, size.width * 0.75) * 0.023;
  for (const { actor, foot, seating } of actors) {
    const { character } = actor;
    // Who gets up may do so at once.
    const upright = Math.max(
      ...[staging.before, staging.after].map(
        ({ characters }) => bodyOf(character, characters[character.id]?.posture).top,
      ),
    );
    const sunk = seating.from === undefined ? 0 : Math.max(0, seating.from.height - 0.45);
    const top =
      character.form === 'orb'
        ? character.height * 0.9
        : upright * 1.03 + sunk + letterRoom(character);
    const at = project(view, [foot[0], foot[1], foot[2] + top]);
    if (at === undefined || at.y < letter * 2 || at.x < 0 || at.x > size.width) continue;
    layer.ink({ top: at.y - letter * 2, bottom: at.y + letter }, (brush) => {
      drawNameTag(brush, at, actor.character.name, letter, alpha * 0.9);
    });
  }
}

export const drawActors = { tags: drawTags };
