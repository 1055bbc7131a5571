import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Character } from '../../film/character.ts';
import type { Staging } from '../../world/stage/staging.ts';
import { bodyOf } from '../../world/floor/body.ts';
import { project } from '../lens/lens.ts';
import type { View } from '../lens/lens.ts';
import type { Illumination } from '../light/illumination.ts';
import { drawNameTag, tagsApart } from '../overlay/name-tag.ts';
import type { NameTag } from '../overlay/name-tag.ts';
import { around } from '../raster/layer.ts';
import type { Layer } from '../raster/layer.ts';
import { add, headingOf, length, radians, smoothstep, subtract } from '../solids/vector.ts';
import { billboardAt } from './billboard.ts';
import { drawFromAbove, STEEP } from './from-above.ts';
import { lightFigure } from './figure-light.ts';
import type { FigureLight } from './figure-light.ts';
import { creatureAt, drawCreature } from './creature.ts';
import { drawOrb } from './orb.ts';
import { personAt } from './person-moment.ts';
import { drawPerson } from './person.ts';
import { bodyPoint } from './place-actors.ts';
import type { PlacedActor } from './place-actors.ts';
import type { PersonMoment } from './person.ts';
import { STANDING } from './pose.ts';
import type { Pose } from './pose.ts';
import { drawRobot, robotAt } from './robot.ts';
import { blendFrames, stretchedAt } from './stretched.ts';
import type { FigureFrame } from './stretched.ts';
import { drawThing } from './thing.ts';

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
  const chest = bodyPoint(placed, 0.7);
  const lit = lightFigure(light, view, chest);
  const down = Math.asin(
    (view.position[2] - chest[2]) / Math.max(0.1, length(subtract(chest, view.position))),
  );
  if (character.form === 'vehicle' || character.form === 'object') {
    drawThing(layer, view, light, staging, placed, frame);
    return;
  }
  const pixels = board.upward * character.height;
  const upright: FigureFrame = {
    x: board.x,
    y: board.y,
    angle: board.lean,
    wide: board.across * character.height,
    tall: pixels,
    turn,
  };
  const body = bodyAt(staging, placed, { turn, frame, pixels });
  const pose = body.pose ?? STANDING;
  if (down > STEEP && pose.lie < 0.5) {
    const swing = Math.sin((step.gone / 1.5) * Math.PI * 2) * step.stride;
    const stance = { foot, height: character.height, facing: step.facing, swing, pose };
    layer.ink({ top: 0, bottom: layer.height }, (brush) => {
      drawFromAbove(brush, view, lit, actor.look, stance);
    });
    return;
  }
  const seen = frameOf(view, placed, pose, upright);
  if (seen === undefined) return;
  const middle = {
    x: seen.x + (seen.tall / 2) * Math.sin(seen.angle),
    y: seen.y - (seen.tall / 2) * Math.cos(seen.angle),
  };
  layer.ink(around(middle, Math.max(seen.tall, seen.wide) * REACH), (brush) => {
    brush.translate(seen.x, seen.y);
    brush.rotate(seen.angle);
    brush.scale(seen.wide, -seen.tall);
    body.draw(brush, lit, seen);
  });
}

/** How far a figure reaches from its middle, hats and raised arms included, in its own heights. */
const REACH = 0.85;

/** Where a figure is drawn in a pose: upright, stretched out, or on its way between both. */
function frameOf(
  view: View,
  { step, foot, actor }: PlacedActor,
  pose: Pose,
  upright: FigureFrame,
): FigureFrame | undefined {
  if (pose.lie <= 0) return upright;
  const { height } = actor.character;
  const middle = add(foot, [0, 0, pose.lift * height]);
  const stretched = stretchedAt(view, middle, step.facing, height);
  return stretched && blendFrames(upright, stretched, pose.lie);
}

/** A living figure at one moment, to be drawn with its feet at the origin and its height 1. */
interface BodyMoment {
  readonly pose?: Pose;
  draw(brush: SKRSContext2D, lit: FigureLight, seen: FigureFrame): void;
}

function bodyAt(
  staging: Staging,
  placed: PlacedActor,
  { turn, frame, pixels }: { turn: number; frame: number; pixels: number },
): BodyMoment {
  const { actor, step, seating } = placed;
  const { character, look, seed } = actor;
  /** The same person as it is seen. */
  const as = (person: PersonMoment, seen: FigureFrame): PersonMoment => ({
    ...person,
    turn: seen.turn + person.pose.turn,
    shortened: person.pose.lie > 0 ? seen.tall / seen.wide : 1,
  });
  if (character.form === 'creature') {
    const moment = creatureAt(staging, actor, step, turn, frame);
    return { draw: (brush, lit) => drawCreature(brush, lit, moment) };
  }
  if (character.form === 'robot') {
    const moment = robotAt(staging, actor, placed, turn, frame);
    const { person } = moment;
    return {
      pose: person.pose,
      draw: (brush, lit, seen) => drawRobot(brush, lit, { ...moment, person: as(person, seen) }),
    };
  }
  const given = { frame, turn, seed, pixels, seating };
  const person = personAt(staging, character, look, step, given);
  return {
    pose: person.pose,
    draw: (brush, lit, seen) => drawPerson(brush, lit, as(person, seen)),
  };
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
  const tags = actors.flatMap((placed): NameTag[] => {
    const { actor, foot, seating } = placed;
    const { character } = actor;
    // Who gets up may do so at once.
    const upright = Math.max(
      ...[staging.before, staging.after].map(({ characters }, end) => {
        const seat = (end === 0 ? seating.from : seating.to)?.height;
        return bodyOf(character, characters[character.id]?.posture, 0, seat).top;
      }),
    );
    const isDown = seating.postures.every(({ lie }) => lie > 0);
    const [x, y, z] = isDown ? bodyPoint(placed, 0.92) : foot;
    const top =
      character.form === 'orb'
        ? character.height * 0.9
        : isDown
          ? character.height * 0.1
          : upright * 1.03;
    const at = project(view, [x, y, z + top + letterRoom(character)]);
    if (at === undefined || at.y < letter * 2 || at.x < 0 || at.x > size.width) return [];
    return [{ name: character.name, x: at.x, y: at.y }];
  });
  for (const tag of tagsApart(tags, letter)) {
    layer.ink({ top: tag.y - letter * 2, bottom: tag.y + letter }, (brush) => {
      drawNameTag(brush, tag, tag.name, letter, alpha * 0.9);
    });
  }
}

export const drawActors = { tags: drawTags };
