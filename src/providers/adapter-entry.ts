import type { JsonObject } from '../film/json.ts';
import type { Quality } from '../film/vocabulary.ts';
import type { Lifecycle, VideoModel } from './capabilities.ts';
import type { ImageModel } from './image-model.ts';
import type { ImageProvider } from './image-provider.ts';
import type { VideoProvider } from './video-provider.ts';
import type { VoiceModel } from './voice-model.ts';
import type { VoiceProvider } from './voice-provider.ts';

/** What is known of a provider before its code is loaded. Light: data, and thunks. */
export type AdapterEntry = VideoEntry | ImageEntry | VoiceEntry;

/** A provider that makes clips. */
export interface VideoEntry extends EntryFacts, ModelNames, KnownOptions {
  readonly kind: 'video';
  /** Part of every fingerprint: raised when the adapter's way of asking changes the pictures. */
  readonly version: number;
  /**
   * How `use: auto` takes it: `last` where it only stands in for a model that makes pictures, `never`
   * where it is not for films. Absent: like any other.
   */
  readonly auto?: 'last' | 'never';
  /**
   * Some of its models may make nothing without a picture: films that name it are planned when they
   * are checked.
   */
  readonly mayNeedPictures?: true;
  /**
   * @param options the film's own for this provider, where a film asks; some say what it can do.
   */
  readonly models: (variable: ReadVariable, options?: JsonObject) => Promise<readonly VideoModel[]>;
  readonly load: (variable: ReadVariable) => Promise<VideoProvider>;
  /** Where the same service also makes stills. */
  readonly images?: ImageHalf;
  /** Where the same service also speaks. */
  readonly voices?: VoiceHalf;
}

/** A provider that makes stills, and no clips. */
export interface ImageEntry extends EntryFacts {
  readonly kind: 'image';
  readonly images: ImageHalf;
  readonly voices?: VoiceHalf;
}

/** A provider that speaks and does nothing else. */
export interface VoiceEntry extends EntryFacts {
  readonly kind: 'voice';
  readonly images?: never;
  readonly voices: VoiceHalf;
}

/** A provider's stills: models of their own, behind the same secrets and settings. */
export interface ImageHalf extends ModelNames, KnownOptions {
  /** Like an entry's, for stills: a clip is made as before when it is raised. */
  readonly version: number;
  /** Where the service's clips and stills do not end together. */
  readonly lifecycle?: ServiceLifecycle;
  readonly models: (variable: ReadVariable, options?: JsonObject) => Promise<readonly ImageModel[]>;
  readonly load: (variable: ReadVariable) => Promise<ImageProvider>;
}

/** A provider's voices: models of their own, behind the same secrets and settings. */
export interface VoiceHalf extends ModelNames, KnownOptions {
  /** Like an entry's, for speech: clips and stills are made as before when it is raised. */
  readonly version: number;
  /** Where the service's clips or stills and its voices do not end together. */
  readonly lifecycle?: ServiceLifecycle;
  readonly models: (variable: ReadVariable, options?: JsonObject) => Promise<readonly VoiceModel[]>;
  readonly load: (variable: ReadVariable) => Promise<VoiceProvider>;
}

/** What holds for the whole service, whatever it makes. */
interface EntryFacts {
  /** As films write it. */
  readonly name: string;
  readonly summary: string;
  readonly secrets: readonly SecretNeed[];
  readonly settings: readonly SettingNeed[];
  /** Jobs that the service runs at once for one account, where nobody has said otherwise. */
  readonly concurrency: number;
  /** Of the whole service; models have their own. */
  readonly lifecycle: ServiceLifecycle;
}

/** How a film may name models other than by their ids. */
export interface ModelNames {
  /** Which model a film's `quality` means; the first model where it says nothing. */
  readonly presets?: Readonly<Record<Quality, Preset>>;
  /** Names that a film may use for a model, and that stay when a newer one takes its place. */
  readonly shortNames?: Readonly<Record<string, Preset>>;
  /** A model that the table does not know is taken to be like this one, at an unknown price. */
  readonly otherModelsLike?: string;
}

/** What a film may tell a provider in its own words. */
export interface KnownOptions {
  /**
   * The names of all options that `start` takes, whatever the model; `model` and `like` are every
   * provider's. Others are refused where a film is read. Without it, options of any name are passed
   * on, and only `start` judges them.
   */
  readonly optionNames?: () => Promise<readonly string[]>;
}

/** Reads an environment variable that the entry names among its settings. */
export type ReadVariable = (name: string) => string | undefined;

export interface Preset {
  readonly model: string;
  readonly options?: JsonObject;
}

/** What holds for secrets and settings alike. */
interface Need {
  /**
   * Other names of the same variable, which the vendor’s own tools read. Where two are set side by side,
   * the entry’s own name goes first, and then they go in this order.
   */
  readonly aliases?: readonly string[];
  readonly purpose: string;
  readonly required: boolean;
  /** Variables of the entry, by their own names: where one of them is set, this one is not needed. */
  readonly unless?: readonly string[];
  /** The same for stills alone. */
  readonly stillsUnless?: readonly string[];
  /** What one looks like, made up. */
  readonly example: string;
}

/** A secret, named as its environment variable. */
export interface SecretNeed extends Need {
  readonly name: string;
  /**
   * Where a tool of the vendor leaves it on a machine, in a file that holds nothing else: the first of
   * these paths whose variables are all set, `$HF_HOME/token`. `~` is the user’s home. It counts where
   * nobody says anything else.
   */
  readonly left?: readonly string[];
}

export interface SettingNeed extends Need {
  /** As the adapter asks for it, e.g. `baseUrl`. */
  readonly name: string;
  /** The environment variable. */
  readonly variable: string;
  /** Used where it is not set. */
  readonly fallback?: string;
}

export interface ServiceLifecycle extends Lifecycle {
  /**
   * The service's own hosts, as they are or as endings (`.example.com`). The protocol lives on
   * elsewhere: what is said of its end holds where `baseUrl` is not set or is one of these.
   */
  readonly hosts?: readonly string[];
  /** The name is that of a protocol, not of a service: without a base URL, nothing has ended. */
  readonly protocol?: true;
}

const LIVE: Lifecycle = { state: 'live' };

/** How the service stands at the base URL that is set. */
export function lifecycleAt(service: ServiceLifecycle, baseUrl: string | undefined): Lifecycle {
  const { state, date, instead, hosts, protocol } = service;
  const ended = {
    state,
    ...(date !== undefined && { date }),
    ...(instead !== undefined && { instead }),
  };
  if (hosts === undefined) return ended;
  if (baseUrl === undefined) return protocol ? LIVE : ended;
  const host = URL.canParse(baseUrl) ? new URL(baseUrl).hostname : '';
  const isOwn = hosts.some((each) => (each.startsWith('.') ? host.endsWith(each) : host === each));
  return isOwn ? ended : LIVE;
}
