import type { Character } from '../../film/character.ts';
import type { CharacterId } from '../../film/ids.ts';
import type { FloorPoint } from '../../film/geometry.ts';
import { liftOf } from '../../world/floor/mount.ts';
import type { Blocking, Staging } from '../../world/stage/staging.ts';
import { colorInText } from '../color/color-words.ts';
import { parseColor } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import type { Glow } from '../light/illumination.ts';
import { textSeed } from '../noise.ts';
import { DRAUGHT, floatingPoint } from '../set/afloat.ts';
import { isWeightless } from '../set/outer-space.ts';
import { afloatAt } from '../set/waves.ts';
import type { Afloat, Waves } from '../set/waves.ts';
import { groundAt } from '../set/set.ts';
import type { BuiltSet, Prop } from '../set/set.ts';
import { add, headingVector, scale, smoothstep } from '../solids/vector.ts';
import type { Vector } from '../solids/vector.ts';
import { timeOfPosture, timeOfWalk } from './acting/beat-times.ts';
import { approachAt } from './approach.ts';
import { boatWith, gangwayOf, stepAboard } from './aboard.ts';
import { SAT, bedtimeAt } from './bedtime.ts';
import { lookOf } from './look.ts';
import type { Look } from './look.ts';
import { stepAt } from './movement.ts';
import type { Step } from './movement.ts';
import { paceAt } from './pacing.ts';
import { orbAt } from './orb.ts';
import { LYING, SEATED, STANDING } from './pose.ts';
import type { Pose } from './pose.ts';
import { seatingOf } from './seating.ts';
import type { Seating } from './seating.ts';

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
    color: parseColor(character.palette[0]) ?? shellOf(character) ?? look.cloth,
    seed: textSeed(character.id) ^ seed,
  };
}

/** What a body that is no person's is made of, as its words say: `scuffed white plates`. */
function shellOf({ form, identity }: Character): Color | undefined {
  if (form === 'person' || form === 'child') return undefined;
  const said = Object.entries(identity).filter(([trait]) => SHELL.test(trait.toLowerCase()));
  return said.map(([, words]) => colorInText(words)).find((color) => color !== undefined);
}

const SHELL = /shell|body|plate|armou?r|casing|hull|paint|skin|coat|fur|surface|look|colou?r/;

/** A character on one frame. */
export interface PlacedActor {
  readonly actor: Actor;
  readonly step: Step;
  readonly seating: Seating;
  /** Under its feet, or beneath where it floats. */
  readonly foot: Vector;
  /** To the top of its head as it stands, metres above the foot. */
  readonly height: number;
  /** How it is held, but for what it does: on its way from one posture to another, the nearer one. */
  readonly posture: Pose;
  /** Where the animal stands that it rides. */
  readonly rides?: Vector;
  /** The boat that it is in. */
  readonly boat?: Prop;
  /** How it lies on the waves, where it does. */
  readonly afloat?: Afloat;
  /** Stands on the floor and throws a shadow. */
  readonly solid: boolean;
  /** The light that it gives. */
  readonly glow: Glow | undefined;
}

/** Where everyone is on a frame of the shot. */
export function placeActors(
  staging: Staging,
  scene: {
    readonly set: BuiltSet;
    readonly actors: ReadonlyMap<CharacterId, Actor>;
    readonly waves?: Waves | undefined;
  },
  frame: number,
): PlacedActor[] {
  const drifts = isWeightless(staging.environment);
  const secondsOf = (frames: number): number => (frames * staging.rate.den) / staging.rate.num;
  return mounted(
    staging.blocking.flatMap((blocking): PlacedActor[] => {
      const actor = scene.actors.get(blocking.character);
      if (actor === undefined) return [];
      const { character } = actor;
      const { from, to } = timeOfWalk(staging, character);
      const seating = seatingOf(staging, scene.set, character, blocking);
      const turn = timeOfPosture(staging, character);
      const going =
        stepAboard(seating, scene.set, (frame - turn.from) / Math.max(1, turn.to - turn.from)) ??
        bedtimeAt(
          seating,
          secondsOf(frame),
          { from: secondsOf(from), to: secondsOf(to) },
          { from: secondsOf(turn.from), to: secondsOf(turn.to) },
        ) ??
        stepAt(seating.blocking, secondsOf(frame - from), secondsOf(to - from), seating);
      const moved =
        paceAt(staging, scene.set, character, seating, going, frame) ??
        approachAt(staging, scene.set, character, seating, going, frame);
      const step = drifts ? { ...moved, stride: 0 } : moved;
      const floor = Math.max(
        groundAt(scene.set, step.at),
        perchAt(seating.blocking, step.at),
        gangwayOf(seating.blocking, scene.set),
      );
      const boat = boatWith(seating.blocking, scene.set, step.at);
      const afloat = drifts ? driftAt(actor.seed, character.height, secondsOf(frame)) : 0;
      const stands: Vector = [step.at[0], step.at[1], floor + afloat];
      const ground = boat ? floatingPoint(boat, scene.waves, secondsOf(frame), stands) : stands;
      if (character.form !== 'orb') {
        const { height } = character;
        const posture = postureHeld(seating, step, frame * 2 < turn.from + turn.to);
        const within = boat === undefined ? {} : { boat };
        const solid = { foot: ground, height, posture, solid: true, glow: undefined, ...within };
        const { waves } = scene;
        if (waves === undefined || character.form !== 'vehicle') {
          return [{ actor, step, seating, ...solid }];
        }
        const lies = afloatAt(waves, step.at, step.facing, height * 2.6, secondsOf(frame));
        const afloat = { ...lies, up: lies.up - height * DRAUGHT };
        return [{ actor, step, seating, ...solid, afloat }];
      }
      const orb = orbAt(staging, character, ground, frame, actor.seed);
      return [
        {
          actor,
          step,
          seating,
          foot: orb.center,
          height: 0,
          posture: STANDING,
          solid: false,
          glow: orb.glow(actor.color),
        },
      ];
    }),
  );
}

/** Everyone, with those who ride on the backs of what they ride. */
function mounted(actors: PlacedActor[]): PlacedActor[] {
  return actors.map((rider) => {
    const { mount } = rider.seating;
    const under = actors.find(({ actor }) => actor.character.id === mount);
    if (under === undefined) return rider;
    const lift = liftOf(under.actor.character, rider.actor.character);
    const rise = 0.03 * under.step.stride * Math.sin(under.step.gone * 5);
    const [x, y, z] = under.foot;
    const foot: Vector = [x, y, z + lift + rise];
    return { ...rider, foot, step: { ...under.step, stride: 0 }, rides: under.foot };
  });
}

/**
 * How much lower or higher somebody hangs than they would stand, who has no weight: their head is
 * where a camera looks for it, and rises and sinks a little.
 */
function driftAt(seed: number, height: number, seconds: number): number {
  return height * (-0.085 + 0.022 * Math.sin(seconds * 0.8 + (seed % 7)));
}

/**
 * How far from where it leaps onto a piece, or steps into a boat, somebody leaves the floor and has it
 * under its feet again, metres.
 */
const [LEAP, LANDING] = [0.9, 0.35];

/** How high it is on its way from or to the top of a piece, or the boards of a boat. */
function perchAt({ from, to, perch }: Blocking, at: FloorPoint): number {
  if (perch === undefined) return 0;
  const near = (end: FloorPoint): number =>
    1 - smoothstep(LANDING, LEAP, Math.hypot(at[0] - end[0], at[1] - end[1]));
  const stays = Math.hypot(from[0] - to[0], from[1] - to[1]) < LANDING;
  return stays ? perch[1] : Math.max(perch[0] * near(from), perch[1] * near(to));
}

/** A point of a body so many shares of its length from the feet, in the posture that it is held in. */
export function bodyPoint(
  { foot, height, posture, step, seating }: PlacedActor,
  share: number,
): Vector {
  if (posture.lie === 0) return [foot[0], foot[1], foot[2] + height * share];
  const bed = (seating.to ?? seating.from)?.height ?? 0;
  const along = scale(headingVector(step.facing), (0.5 - share) * height);
  return add([foot[0], foot[1], foot[2] + bed + height * 0.08], along);
}

/** The posture of somebody on a frame: of two, the nearer one. */
function postureHeld({ postures, bedside }: Seating, { bed = 0 }: Step, isEarly: boolean): Pose {
  if (bedside === undefined) return postures[isEarly ? 0 : 1];
  return bed > (1 + SAT) / 2 ? LYING : bed > SAT / 2 ? SEATED : STANDING;
}
