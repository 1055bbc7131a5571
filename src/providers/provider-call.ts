import type { FrameRate, Frames } from '../film/time.ts';
import type { Http } from './http/http.ts';

/**
 * What an adapter may reach of the world outside: the network, its own secrets and settings, time.
 * All of it is passed in, so that a test, or another host, can own it.
 */
export interface ProviderAccess {
  /** One request over the shared client: no redirects, no retries, everything limited. */
  readonly http: Http;
  /**
   * A secret that the adapter's entry declares, by name; undefined where it is not set. It never
   * appears in what is printed or kept.
   */
  readonly secret: (name: string) => string | undefined;
  /**
   * Makes a secret of a value that was got with one: a token; of an address, its password and what in
   * its query is a signature or key.
   */
  readonly conceal: (value: string) => void;
  /** A setting that the adapter's entry declares, by name; undefined where it is not set. */
  readonly setting: (name: string) => string | undefined;
  readonly clock: ProviderClock;
  /** Takes every secret that was handed out of a text. */
  readonly redact: (text: string) => string;
  /** One line for whoever looks for a mistake; redacted, shown only when asked for. */
  readonly log: (line: string) => void;
}

export interface ProviderClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Rejects when the call's signal aborts. */
  delay(ms: number): Promise<void>;
}

/** Everything ambient that a provider may use. */
export interface ProviderCall extends ProviderAccess {
  readonly signal: AbortSignal;
  /**
   * Ours, for one submission: the same for every attempt at it, also after a crash, and never used
   * for another. At most 36 of `a-z`, `0-9` and `-`.
   */
  readonly idempotencyKey: string;
  /** Exists, is empty, and is removed after the take is stored. */
  readonly scratchFolder: string;
  /** The bytes of an image that the request names. */
  readonly image: (digest: string) => Promise<Uint8Array>;
  /** Tells how far `start` has come, 0 to 1, where it takes long. */
  readonly progress: (fraction: number) => void;
  /** Opens an encoder of raw pictures; for providers that draw for themselves. */
  readonly encode: OpenEncoder;
}

export type OpenEncoder = (picture: EncoderSettings) => Promise<FrameEncoder>;

export interface EncoderSettings {
  readonly path: string;
  readonly width: number;
  readonly height: number;
  readonly rate: FrameRate;
  readonly layout?: PictureLayout;
  /** A picture before which the clip will be cut: it depends on none before it. */
  readonly cutBefore?: Frames;
}

/**
 * How a raw picture's bytes lie. `rgba`: rows of pixels, 8 bits a channel, `width * height * 4`
 * bytes; what is meant where nothing is said. `yuv420p`: what is encoded in the end, a plane of luma
 * and two of chroma at half the width and height, in BT.709 at studio levels, `width * height * 1.5`
 * bytes.
 */
export type PictureLayout = 'rgba' | 'yuv420p';

/** Takes pictures in order, each as the layout says. */
export interface FrameEncoder {
  write(picture: Uint8Array): Promise<void>;
  /** Resolves when the file is complete on disk. */
  close(): Promise<void>;
  /** Ends the encoder without a usable file. */
  abort(): Promise<void>;
}
