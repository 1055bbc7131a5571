import type { Character } from '../../film/character.ts';
import type { FloorPoint, Heading } from '../../film/geometry.ts';
import type { CharacterForm } from '../../film/vocabulary.ts';
import { pointAhead } from './plane.ts';
import { postureIn } from './posture.ts';
import type { Posture } from './posture.ts';

/** How much room a character takes up, in metres above the floor. */
export interface Body {
  readonly bottom: number;
  readonly top: number;
  /** Height when it stands upright: sizes are measured by it, whatever the posture. */
  readonly stature: number;
  /** What a camera at eye level is level with. */
  readonly eyes: number;
  readonly width: number;
  /** Whether sizes such as `mcu` count from a head downwards; otherwise from the middle. */
  readonly hasHead: boolean;
  /** Stretched out on its back: as long as it is tall otherwise, about its place. */
  readonly lies: boolean;
}

interface Build {
  /** Parts of the height. */
  readonly eyes: number;
  readonly width: number;
  readonly hasHead: boolean;
}

/** Eye height and shoulder width of people after the Dreyfuss human scale; others by eye. */
const BUILDS: Readonly<Record<CharacterForm, Build>> = {
  person: { eyes: 0.93, width: 0.26, hasHead: true },
  child: { eyes: 0.91, width: 0.27, hasHead: true },
  robot: { eyes: 0.92, width: 0.4, hasHead: true },
  creature: { eyes: 0.85, width: 0.8, hasHead: false },
  orb: { eyes: 0.5, width: 1, hasHead: false },
  vehicle: { eyes: 0.65, width: 1.6, hasHead: false },
  object: { eyes: 0.5, width: 0.7, hasHead: false },
};

/** An orb hovers so that its middle is about where a person's chest is. */
const ORB_MIDDLE = 1.4;

/**
 * How much lower a head is than when standing, in parts of the height: a seat is about a quarter of
 * a person's height above the floor, where the hips are otherwise half of it.
 */
const DROPS: Readonly<Record<Exclude<Posture, 'lying'>, number>> = {
  standing: 0,
  kneeling: 0.23,
  crouching: 0.3,
  sitting: 0.23,
  on_floor: 0.45,
};

/** Hips above the floor when standing, and above what one sits on, in parts of the height. */
const [HIPS, THIGH] = [0.515, 0.05];

/** An animal lies down on its belly, its head up. */
const CREATURE_LIES = 0.42;

/** From the crown to the eyes, in parts of the height. */
export const EYES = 0.08;

/** How high somebody who lies on the back reaches, and where the eyes are, in parts of the height. */
const LYING = { top: 0.15, eyes: 0.115 };

/**
 * The body of a character in a posture of the spec's words; upright where they say nothing known.
 * `lift` is how high what it lies on is, or what it stands on: a table, the boards of a boat;
 * `seat` what it sits on, where that is known. A child's feet hang from a chair.
 */
export function bodyOf(
  character: Pick<Character, 'form' | 'height'>,
  words = '',
  lift = 0,
  seat?: number,
): Body {
  const { form, height } = character;
  const build = BUILDS[form];
  const posture = (build.hasHead ? postureIn(words) : undefined) ?? 'standing';
  const { hasHead } = build;
  const same = { stature: height, width: height * build.width, hasHead };
  if (posture === 'lying') {
    const [top, eyes] = [lift + height * LYING.top, lift + height * LYING.eyes];
    return { ...same, bottom: lift, top, eyes, lies: true };
  }
  const bottom = lift + (form === 'orb' ? Math.max(0, ORB_MIDDLE - height / 2) : 0);
  const usual = form === 'creature' && isLying(words) ? CREATURE_LIES : DROPS[posture];
  const sits = posture === 'sitting' && seat !== undefined;
  const drop = sits ? HIPS - THIGH - seat / height : usual;
  const [top, eyes] = [bottom + height * (1 - drop), bottom + height * (build.eyes - drop)];
  return { ...same, bottom, top, eyes, lies: false };
}

/** Where the eyes are, on the floor plan: behind its place, for who lies with the feet at `facing`. */
export function headOf(body: Body, point: FloorPoint, facing: Heading): FloorPoint {
  return body.lies ? pointAhead(point, facing + 180, body.stature * (0.5 - EYES)) : point;
}

export function isSitting(words = ''): boolean {
  return postureIn(words) === 'sitting';
}

export function isLying(words = ''): boolean {
  return postureIn(words) === 'lying';
}

/** A person of whom nothing is known. */
export const SOMEONE: Body = bodyOf({ form: 'person', height: 1.75 });
