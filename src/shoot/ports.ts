import type { Emit } from '../film/studio-event.ts';
import type { ShotId } from '../film/ids.ts';
import type { TakeNote } from '../film/take-note.ts';
import type { FrameRate, Frames } from '../film/time.ts';
import type { Fingerprint, Recipe } from '../plan/fingerprint.ts';
import type { KeyframeRecord } from '../plan/keyframe-record.ts';
import type { TakeRecord } from '../plan/take-record.ts';
import type { VoiceRecord } from '../plan/voice-record.ts';
import type { ImageProvider } from '../providers/image-provider.ts';
import type {
  OpenEncoder,
  ProviderAccess,
  UrlMedia,
  VideoProvider,
} from '../providers/video-provider.ts';
import type { VoiceProvider } from '../providers/voice-provider.ts';
import type { Durable } from './jobs/durable.ts';
import type { Limits } from './jobs/held-back.ts';
import type { Purse } from './money/purse.ts';

/** Everything outside that the shoot touches. */
export interface ShootPorts {
  readonly durable: Durable;
  readonly provider: (name: string) => Promise<VideoProvider>;
  /** The half of a provider that makes stills. */
  readonly imageProvider: (name: string) => Promise<ImageProvider>;
  /** The half of a provider that speaks. */
  readonly voiceProvider: (name: string) => Promise<VoiceProvider>;
  /** What that provider may reach of the world outside. */
  readonly access: (provider: string) => ProviderAccess;
  readonly purse: Purse;
  readonly darkroom: Darkroom;
  readonly vault: Vault;
  readonly encode: OpenEncoder;
  /**
   * Fetches what a provider says is the clip or still into a file: guarded, limited, resumed. Throws
   * `provider/unreachable` or `provider/bad-media`.
   */
  readonly download: (provider: string, media: UrlMedia, path: string) => Promise<void>;
  readonly clock: Clock;
  /** What each service has said in this run of getting too much, by the provider's name. */
  readonly limits: Map<string, Limits>;
  readonly emit: Emit;
  readonly signal: AbortSignal;
  /** Aborts the signal: what is under way stays resumable. */
  readonly abandon: (reason: unknown) => void;
  /** A new random name, for the claim of one attempt. */
  readonly newId: () => string;
  /** From 0 to 1, for pauses. */
  readonly random: () => number;
}

/** Time, as a port: tests have their own. */
export interface Clock {
  /** Milliseconds since 1970; whoever sets the clock moves it. */
  now(): number;
  /** Milliseconds since some moment, on a clock that nobody sets and that goes on in sleep. */
  steady(): number;
  /** Resolves after so long; rejects when the signal aborts. */
  delay(ms: number, signal: AbortSignal): Promise<void>;
}

/** What is done to clips and stills. */
export interface Darkroom {
  /**
   * Resolves where a file is a clip. One that was delivered is also decoded at its end, where a
   * broken one breaks. Throws a ProviderError `provider/bad-media`.
   */
  examine(clip: string, origin: 'our own' | 'delivered'): Promise<void>;
  /**
   * Makes `out` from a provider's clip: exactly `frames` pictures of the film's size and rate,
   * after dropping `dropFrames` of the clip's own at its head. Where it is too short, the last
   * picture may be held for `holdFrames`. Tells what had to be done to the picture for that.
   */
  conform(input: {
    readonly clip: string;
    readonly out: string;
    readonly dropFrames: Frames;
    readonly holdFrames: Frames;
    readonly frames: Frames;
    readonly picture: FilmPicture;
  }): Promise<readonly TakeNote[]>;
  /** The same of a still. Throws a ProviderError `provider/bad-media`. */
  examineStill(still: string): Promise<void>;
  /** The same of a sound: how long it is at 48 kHz. Throws a ProviderError `provider/bad-media`. */
  examineSound(sound: string): Promise<{ readonly samples: number }>;
  /**
   * Makes `out` from a still: a PNG of just this size, cropped where the still has another shape.
   * Tells what had to be done to it for that.
   */
  fitStill(input: {
    readonly still: string;
    readonly out: string;
    readonly width: number;
    readonly height: number;
  }): Promise<readonly TakeNote[]>;
  /** Joins conformed clips, in order, into `out`. */
  join(clips: readonly string[], out: string, picture: FilmPicture): Promise<void>;
  /** Writes the last picture that is shown of a clip used so, as PNG, from the clip's own bytes. */
  lastShownFrame(input: {
    readonly clip: string;
    readonly out: string;
    readonly dropFrames: Frames;
    readonly holdFrames: Frames;
    readonly frames: Frames;
    readonly picture: FilmPicture;
  }): Promise<void>;
}

export interface FilmPicture {
  readonly width: number;
  readonly height: number;
  readonly rate: FrameRate;
}

export type KeptKind = 'clip' | 'image' | 'sound';

/** Where bytes are kept by the digest of their content, and takes are written down. */
export interface Vault {
  /** Moves a finished file in; the name that comes back is `sha256:…`. */
  keepFile(path: string, kind: KeptKind): Promise<string>;
  /** Writes bytes that are not kept yet. */
  writeFile(path: string, bytes: Uint8Array): Promise<void>;
  /** Overwrites the secrets that a file holds; tells whether there were any. */
  blankSecrets(path: string): Promise<boolean>;
  readonly readImage: (digest: string) => Promise<Uint8Array>;
  /** Where a kept file is. */
  pathOf(digest: string, kind: KeptKind): string;
  has(digest: string, kind: KeptKind): Promise<boolean>;
  /** Keeps what a take of that fingerprint is made of, to be compared with what is asked later. */
  keepRecipe(shot: ShotId, fingerprint: Fingerprint, recipe: Recipe): Promise<void>;
  /** Whether it is there with just the bytes that it was kept with: reads all of them. */
  holds(digest: string, kind: KeptKind): Promise<boolean>;
  recordTake(take: TakeRecord): Promise<void>;
  recordKeyframe(keyframe: KeyframeRecord): Promise<void>;
  recordVoice(voice: VoiceRecord): Promise<void>;
  /** A new empty folder, and how to remove it. */
  scratch(): Promise<{ readonly path: string; remove(): Promise<void> }>;
}
