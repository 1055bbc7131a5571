import type { CharacterId } from './ids.ts';
import type { Duration } from './time.ts';

export interface SoundCue {
  /** Path from the film's folder. */
  readonly file: string;
  /** Decibels, 0 as it is. */
  readonly gainDb: number;
  readonly fadeIn?: Duration;
  readonly fadeOut?: Duration;
  readonly loop: boolean;
}

export interface EffectCue extends SoundCue {
  /** From the start of the shot. */
  readonly at: Duration;
}

export interface SceneSound {
  readonly music?: SoundCue;
  readonly ambience?: SoundCue;
}

export interface ShotSound extends SceneSound {
  readonly effects: readonly EffectCue[];
  /** The sound that the video model makes; `wordless` keeps it and leaves out what is said in it. */
  readonly native: 'keep' | 'mute' | 'wordless';
}

export interface DialogueLine {
  readonly character: CharacterId;
  readonly line: string;
  readonly tone?: string;
  readonly at?: Duration;
  /** Pause after the line before, if `at` is not given. */
  readonly pause?: Duration;
  readonly offScreen: boolean;
  /** Spoken by the video model, by a voice provider, or whichever the film has. */
  readonly source: 'auto' | 'native' | 'tts';
  /** The line in other languages, by language tag. */
  readonly translations: Readonly<Record<string, string>>;
}
