import type { StudioError } from '../../diagnostics/studio-error.ts';
import type { Http } from '../../providers/http/http.ts';
import type { AskedPlace } from '../secret-place.ts';

/** Somewhere that secrets are kept. Its library is loaded when it is first asked, and not before. */
export interface SecretBackend<Place extends AskedPlace = AskedPlace> {
  /**
   * Looks up several secrets at once, side by side, with as few requests as they take: one for all that
   * lie in one document. Never rejects for what is wrong with one of them; where the signal aborts, it
   * rejects at once with its reason.
   *
   * @returns one outcome for each, in their order.
   */
  lookUp(wanted: readonly Wanted<Place>[], outside: Outside): Promise<readonly LookUp[]>;
}

export interface Wanted<Place extends AskedPlace = AskedPlace> {
  /** The variable that it is looked up for: HF_TOKEN. */
  readonly name: string;
  readonly place: Place;
}

export type LookUp =
  | { readonly kind: 'found'; readonly value: string }
  /** The place was asked, and has no such secret. */
  | { readonly kind: 'absent'; readonly error: StudioError }
  | { readonly kind: 'failed'; readonly error: StudioError };

/** What a backend may reach of the world outside. */
export interface Outside {
  /** The environment and the `.env` files: where a backend's own credentials and addresses are said. */
  readonly variable: (name: string) => string | undefined;
  /** One request, over connections that go by the user's proxies; no redirects, no retries. */
  readonly http: Http;
  /** Aborts when the user stops the run, or the time for secrets is over. */
  readonly signal: AbortSignal;
  /** Makes a secret of a value that was got on the way, such as a token. */
  readonly conceal: (value: string) => void;
  /** Takes every secret that is known out of a text, such as an error of a library. */
  readonly redact: (text: string) => string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}
