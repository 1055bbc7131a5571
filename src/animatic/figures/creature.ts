import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Character } from '../../film/character.ts';
import type { Staging } from '../../world/stage/staging.ts';
import { brighten, luma, mix } from '../color/color.ts';
import { kindOfCreature, wearOfCreature } from './creature-kinds.ts';
import type { CreatureKind, CreatureWear } from './creature-kinds.ts';
import type { Color } from '../color/color.ts';
import { colorInText } from '../color/color-words.ts';
import { hash } from '../noise.ts';
import { smoothstep } from '../solids/vector.ts';
import { creatureActsIn } from './acting/creature-acts.ts';
import { drawBird } from './bird.ts';
import { drawFish } from './fish.ts';
import { drawTurtle } from './turtle.ts';
import { drawQuadruped } from './quadruped.ts';
import type { FigureLight } from './figure-light.ts';
import type { Step } from './movement.ts';
import { activityAt, feelingWords, motionWords } from './performance.ts';
import { lidsAt } from './person-moment.ts';

/** An animal at one moment. Its body is drawn in shares of its height. */
export interface CreatureMoment {
  readonly color: Color;
  readonly belly: Color;
  readonly ear: Color;
  readonly build: 'quadruped' | 'bird' | 'fish' | 'turtle';
  readonly kind: CreatureKind;
  readonly wear: CreatureWear;
  /** With a fin on its back: a shark, a dolphin, a whale. */
  readonly finned: boolean;
  /** Radians from showing its back, clockwise from above. */
  readonly turn: number;
  readonly cycle: number;
  readonly stride: number;
  /** 0 on its legs to 1 sitting, or lying. */
  readonly sit: number;
  readonly lie: number;
  /** How far it is off the ground, in shares of its height. */
  readonly air: number;
  readonly flies: boolean;
  /** -1 nose to the ground, 0 at rest, 1 raised. */
  readonly head: number;
  /** 0 shut to 1 wide open. */
  readonly mouth: number;
  readonly paw: number;
  readonly seconds: number;
  readonly lids: number;
  /** 0 hanging to 1 pricked up. */
  readonly alert: number;
  readonly wag: number;
}

/** What has fins and no legs. */
const FISH =
  /\b(?:fish|goldfish|shark|whale|dolphin|orca|porpoise|trout|salmon|tuna|carp|koi|eel|cod|piranha|manta|stingray)(?:es|s)?\b/;

/** What a creature shows on a frame. */
export function creatureAt(
  staging: Staging,
  actor: { readonly character: Character; readonly color: Color; readonly seed: number },
  step: Step,
  turn: number,
  frame: number,
): CreatureMoment {
  const { character, color, seed } = actor;
  const text = `${character.name} ${Object.values(character.identity).join(' ')}`.toLowerCase();
  const [before, after] = [staging.before, staging.after].map(
    ({ characters }) => characters[character.id],
  );
  const { words, phase, seconds } = activityAt(staging, character, frame);
  const acts = creatureActsIn(
    `${words} ${motionWords(character, after)} ${feelingWords(character, after)}`.toLowerCase(),
  );
  const held = creatureActsIn((before?.posture ?? '').toLowerCase());
  const posed = creatureActsIn(`${after?.posture ?? ''} ${words}`.toLowerCase());
  const still = 1 - step.stride;
  const into = smoothstep(0.05, 0.45, phase);
  const share = (from: boolean, to: boolean): number =>
    still * (Number(from) + (Number(to) - Number(from)) * into);
  const bird =
    /\b(bird|(?:sea)?gull|crow|owl|raven|sparrow|hawk|eagle|parrot|duck|hen|dove|pigeon)\b/;
  const swims = /\bturtle|\btortoise/.test(text) ? 'turtle' : FISH.test(text) ? 'fish' : undefined;
  const kind = kindOfCreature(text);
  const coat = character.palette.length > 0 ? color : (colorInText(text) ?? color);
  const bounce = Math.max(0, Math.sin(seconds * 5.5));
  return {
    color: coat,
    belly: mix(coat, [0.95, 0.92, 0.86], 0.6),
    ear: /black ear|dark ear/.test(text)
      ? [0.12, 0.11, 0.11]
      : brighten(coat, luma(coat) > 0.6 ? 0.84 : 0.6),
    build: swims ?? (bird.test(text) ? 'bird' : 'quadruped'),
    kind,
    wear: wearOfCreature(
      Object.entries(character.identity).map((trait) => trait.join(' ').toLowerCase()),
    ),
    finned: /shark|dolphin|whale|orca|porpoise/.test(text),
    turn,
    cycle: step.gone / Math.max(0.5, character.height * 1.5),
    stride: step.stride,
    // A horse that waits stands.
    sit: kind.build === 'tall' ? 0 : share(held.sits, posed.sits && !posed.lies),
    lie: share(held.lies, posed.lies),
    air: acts.jumps ? bounce * 0.35 : 0,
    flies: acts.flies,
    head: (acts.howls || acts.looksUp ? into : 0) - (acts.noses ? into * still : 0),
    mouth: acts.barks
      ? Math.max(0, Math.sin(seconds * 9)) * Number(Math.sin(seconds * 1.7) > -0.4)
      : acts.howls
        ? 0.8 * into
        : acts.noses
          ? 0.3 * Math.abs(Math.sin(seconds * 6))
          : 0,
    paw: acts.liftsPaw ? into * still : 0,
    seconds: seconds + (acts.shakes ? Math.sin(seconds * 40) * 0.01 : 0),
    lids: acts.sleeps ? 1 - into : lidsAt(seconds, seed),
    alert: acts.pricks || acts.looksUp ? 1 : 0.5 + 0.2 * Math.sin(seconds * 0.8 + hash(seed) * 6),
    wag: acts.wags ? Math.sin(seconds * 11) * 0.5 : Math.sin(seconds * 1.2) * 0.12,
  };
}

/** Draws a creature with its feet at the origin, y up, its height 1. */
export function drawCreature(
  brush: SKRSContext2D,
  light: FigureLight,
  moment: CreatureMoment,
): void {
  if (moment.build === 'bird') drawBird(brush, light, moment);
  else if (moment.build === 'fish') drawFish(brush, light, moment);
  else if (moment.build === 'turtle') drawTurtle(brush, light, moment);
  else drawQuadruped(brush, light, moment);
}
