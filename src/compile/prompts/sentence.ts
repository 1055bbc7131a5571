/**
 * A sentence of a prompt, made of clauses that can be dropped one by one where a model reads little.
 * Each clause knows which fields of the spec it says, so that nothing can vanish unnoticed.
 */
export interface Sentence {
  readonly clauses: readonly Clause[];
}

export interface Clause {
  /** Without a full stop; the first letter of a sentence is made a capital. */
  readonly text: string;
  /** The same as a phrase, for models that like tags; the text itself if absent. */
  readonly tag?: string;
  /** Paths in the shot, e.g. `movement.direction`; paths that were not said are no harm. */
  readonly fields: readonly string[];
  /** What is dropped first has the lowest; see `IMPORTANCE`. */
  readonly importance: number;
}

/**
 * What counts how much where not everything can be said: what a take is made anew for before
 * everything, what happens before who does it, that
 * before where the camera is, that before the place and its light, that before their fine points.
 */
export const IMPORTANCE = {
  takeNote: 110,
  action: 100,
  subject: 95,
  speech: 90,
  continuity: 85,
  shotSize: 80,
  movement: 78,
  place: 75,
  identity: 70,
  state: 68,
  style: 60,
  keyLight: 55,
  avoid: 50,
  inFrame: 45,
  angle: 40,
  look: 38,
  lens: 30,
  light: 28,
  placeDetail: 25,
  atmosphere: 20,
  fineDetail: 10,
} as const;

export function clause(text: string, importance: number, ...fields: readonly string[]): Clause {
  return { text, fields, importance };
}

export function sentence(...clauses: readonly Clause[]): Sentence {
  return { clauses };
}

/** `a`, `a and b`, `a, b and c`. */
export function listing(parts: readonly string[]): string {
  const last = parts.at(-1);
  if (last === undefined || parts.length === 1) return last ?? '';
  return `${parts.slice(0, -1).join(', ')} and ${last}`;
}

/** As a whole sentence, with the clauses that are left. */
export function formatSentence(clauses: readonly Clause[]): string {
  const text = listing(clauses.map((each) => each.text));
  const first = text.charAt(0);
  const capital = first.toUpperCase();
  const stop = ENDED.test(text) ? '' : '.';
  return first === capital ? text + stop : capital + text.slice(1) + stop;
}

/** `key_light` or `keyLight` as words. */
export function words(name: string): string {
  return name
    .replaceAll(/[_-]+/gu, ' ')
    .replaceAll(/(?<=[a-z])(?=[A-Z])/gu, ' ')
    .toLowerCase();
}

/** A noun without its article, as a tag. */
export function bare(noun: string): string {
  return noun.replace(/^an? /u, '');
}

/** `is` or `are`, by the look of the noun: `eyes are`, `dress is`. */
export function be(noun: string): string {
  return /[^s]s$/u.test(noun) ? 'are' : 'is';
}

/** What an author wrote, without the full stop that the sentence brings along. */
export function phrase(text: string): string {
  return text.trim().replace(/(?<!\.)\.$/u, '');
}

const ENDED = /[.!?…]["”'’)]?$/u;
