import type { Character, Voice } from './character.ts';
import type { Environment } from './environment.ts';
import type { CharacterId, EnvironmentId, LightingId, SceneId } from './ids.ts';
import type { Transition } from './join.ts';
import type { Lighting } from './lighting.ts';
import type { JsonObject } from './json.ts';
import type { ProviderChain, Shot } from './shot.ts';
import type { SceneSound } from './sound.ts';
import type { Style } from './style.ts';
import type { Subtitles } from './subtitles.ts';
import type { FrameRate } from './time.ts';
import type { Quality } from './vocabulary.ts';

/** The whole declared work: plain, frozen data with every default filled in. */
export interface Film {
  readonly title: string;
  readonly logline?: string;
  readonly format: Format;
  readonly providers: ProviderChain;
  /** Absent where nobody is named: then shots share no stills but the author's own. */
  readonly stills?: StillMakers;
  /** BCP 47: of what is spoken. */
  readonly language: string;
  /** Who speaks what no video model speaks; absent where nobody is named. */
  readonly voices?: VoiceMakers | 'none';
  readonly narrator?: Voice;
  /** How words are said: spelled as they sound, or in IPA between slashes. */
  readonly pronounce: Readonly<Record<string, string>>;
  readonly budget: Budget;
  readonly style: Style;
  readonly quality: Quality;
  readonly seed: number;
  readonly characters: Readonly<Record<CharacterId, Character>>;
  readonly environments: Readonly<Record<EnvironmentId, Environment>>;
  readonly lighting: Readonly<Record<LightingId, Lighting>>;
  readonly scenes: readonly Scene[];
  /** Absent where there are to be none. */
  readonly subtitles?: Subtitles;
  /** What happens at the very end: `fade_out` or a plain cut. */
  readonly ending: Transition;
}

/** Shots that share one environment and one stretch of time. */
export interface Scene {
  readonly id: SceneId;
  readonly title?: string;
  readonly environment?: EnvironmentId;
  readonly lighting?: LightingId;
  readonly mood?: string;
  readonly sound: SceneSound;
  readonly shots: readonly Shot[];
}

/** How the finished film is delivered. */
export interface Format {
  /** As written, e.g. `16:9`. */
  readonly aspect: string;
  readonly width: number;
  readonly height: number;
  readonly rate: FrameRate;
  /** Integrated loudness in LUFS. */
  readonly loudness: number;
}

/** Who makes the stills of the film. */
export interface StillMakers {
  /** The first that is set up is asked for all of them. */
  readonly use: readonly string[];
  /** By provider, in its own words; `model` says which of its models. */
  readonly options: Readonly<Record<string, JsonObject>>;
}

/** Who speaks the film's lines. */
export interface VoiceMakers {
  /** The first that is set up speaks for all whose voice names none. */
  readonly use: readonly string[];
  /** By provider, in its own words; `model` says which of its models. */
  readonly options: Readonly<Record<string, JsonObject>>;
}

export interface Budget {
  /** US dollars; absent is no cap. */
  readonly capUsd?: number;
}

export function shotsOf(film: Film): readonly Shot[] {
  return film.scenes.flatMap((scene) => scene.shots);
}
