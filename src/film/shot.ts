import type { CameraPlacement, Lens, Movement } from './camera.ts';
import type { CharacterChange } from './character.ts';
import type { EnvironmentChange } from './environment.ts';
import type { CharacterId, EnvironmentId, LightingId, SceneId, ShotId } from './ids.ts';
import type { JsonObject } from './json.ts';
import type { JoinWish, Transition } from './join.ts';
import type { LightingChange } from './lighting.ts';
import type { Reference } from './reference.ts';
import type { DialogueLine, ShotSound } from './sound.ts';
import type { Style } from './style.ts';
import type { Duration } from './time.ts';
import type {
  Angle,
  Framing,
  Preference,
  Quality,
  Rig,
  ShotSize,
  SoundPolicy,
} from './vocabulary.ts';

/**
 * One camera view, with everything inherited from its scene and film filled in. A property that is
 * absent was said nowhere.
 */
export interface Shot {
  readonly id: ShotId;
  readonly scene: SceneId;
  readonly environment?: EnvironmentId;
  readonly lighting?: LightingId;
  readonly mood?: string;

  readonly size?: ShotSize;
  readonly framing: readonly Framing[];
  readonly angle?: Angle;
  /** Degrees, clockwise positive; 0 is level. */
  readonly dutch: number;
  readonly lens?: Lens;
  readonly movement?: Movement;
  readonly rig?: Rig;
  readonly camera?: CameraPlacement;

  readonly action?: string;
  readonly beats: readonly Beat[];
  readonly characters: readonly CharacterId[];
  readonly dialogue: readonly DialogueLine[];
  readonly narration?: string;
  /** The narration in other languages, by language tag. */
  readonly narrationTranslations?: Readonly<Record<string, string>>;
  readonly changes: WorldChange;

  readonly duration: Duration | 'auto';
  readonly join: JoinWish;
  readonly transition: Transition;
  readonly sound: ShotSound;
  readonly soundPolicy: SoundPolicy;

  readonly references: readonly Reference[];
  /** A still that the shot starts from, or ends on: a path from the film's folder. */
  readonly firstFrame?: string;
  readonly lastFrame?: string;
  readonly avoid: readonly string[];
  readonly style: Style;
  readonly quality: Quality;
  readonly seed: number;
  readonly providers: ProviderChain;
  readonly providerOptions: Readonly<Record<string, JsonObject>>;
  readonly accept: Acceptance;
  /** A director's own words, passed verbatim instead of the compiled prompt. */
  readonly rawPrompt?: string;
  /** The director's own clip: nothing is generated. A path from the film's folder. */
  readonly clip?: string;
  readonly notes?: string;
  /** What the director asks for beyond the film, of one take alone: no film file says it. */
  readonly takeNote?: string;
  /** What is done instead of action and beats where a provider's moderation refuses the shot. */
  readonly safeAlternative?: string;
}

/** One action at a time. */
export interface Beat {
  readonly at: Duration;
  readonly action: string;
}

/** A change of the world that lasts until it is changed again. */
export interface WorldChange {
  readonly characters: Readonly<Record<CharacterId, CharacterChange>>;
  readonly environment?: EnvironmentChange;
  readonly lighting?: LightingChange;
}

export interface ProviderChain {
  /** Tried in order; `auto` stands for all that can be used, the best for the shot first. */
  readonly use: readonly string[];
  /** What `auto` goes by; what the shot's quality means where it is absent. */
  readonly prefer?: Preference;
  /** What may be downgraded on the way from one to the next. */
  readonly allow: readonly string[];
  /** Absent where the film names them; else `nobody` does, or whoever runs it. */
  readonly namedBy?: 'nobody' | 'run';
}

/** Thresholds, and how many paid retakes may chase them. */
export interface Acceptance {
  readonly seam?: number;
  readonly identity?: number;
  readonly retakes: number;
}
