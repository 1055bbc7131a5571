import type { FloorPoint, Heading } from './geometry.ts';
import type { CharacterId } from './ids.ts';
import type { Reference } from './reference.ts';
import type { CharacterForm } from './vocabulary.ts';

/** Who or what acts. `identity` never changes; what may change is in the world state. */
export interface Character {
  readonly id: CharacterId;
  readonly name: string;
  /** What kind of body it has; the animatic draws it so. */
  readonly form: CharacterForm;
  /** Metres. */
  readonly height: number;
  /** Fixed looks, `trait → description`, in the author's order. */
  readonly identity: Readonly<Record<string, string>>;
  /** `#RRGGBB` colours that tell this character from others; may be empty. */
  readonly palette: readonly string[];
  /** Garments by name; one may be worn at a time unless several are named in the state. */
  readonly wardrobe: Readonly<Record<string, string>>;
  /** Ways of moving by name. */
  readonly motion: Readonly<Record<string, string>>;
  readonly emotions: Readonly<Record<string, Emotion>>;
  /** The first with role identity is the master reference. */
  readonly references: readonly Reference[];
  readonly voice?: Voice;
  /** State at the beginning of the film. */
  readonly starts: CharacterChange;
}

export interface Emotion {
  /** A name in the character's `motion`, if the emotion moves in a way of its own. */
  readonly motion?: string;
  readonly note?: string;
  /** Identity traits that this emotion shows differently, `trait → description`. */
  readonly traits: Readonly<Record<string, string>>;
}

export interface Voice {
  readonly provider?: string;
  readonly name?: string;
  readonly rate?: number;
  readonly pitch?: number;
  readonly tone?: string;
  readonly style?: string;
}

/** What a shot (or `starts`) sets in a character's state; absent keys stay as they are. */
export interface CharacterChange {
  readonly emotion?: string;
  readonly motion?: string;
  readonly wardrobe?: readonly string[];
  readonly posture?: string;
  readonly props?: readonly string[];
  readonly at?: Place;
  readonly facing?: HeadingOrTarget;
}

/** A mark or piece of the layout by name, or a point on the floor plan. */
export type Place = string | FloorPoint;

/** A compass heading, or the name of a piece, mark or character to look at. */
export type HeadingOrTarget = Heading | string;
