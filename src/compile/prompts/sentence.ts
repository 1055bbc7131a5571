/**
 * A sentence of a prompt, made of clauses that can be dropped one by one where a model reads little.
 * Each clause knows which fields of the spec it says, so that nothing can vanish unnoticed. What
 * authors write may be a noun, a quality or half a sentence: so no verb of ours goes with it.
 */
export interface Sentence {
  /** Whose list the clauses are: `Nia: a child; 1.25 m tall`. Else they are parts of one phrase. */
  readonly lead?: string;
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

/** As a sentence if there is anything to say. */
export function listOf(lead: string, clauses: readonly Clause[]): readonly Sentence[] {
  return clauses.length === 0 ? [] : [{ lead, clauses }];
}

/** `a`, `a and b`, `a, b and c`; `a; b, which is two; c` where one of them has a comma itself. */
export function listing(parts: readonly string[]): string {
  const last = parts.at(-1);
  if (last === undefined || parts.length === 1) return last ?? '';
  if (parts.some((part) => part.includes(','))) return parts.join('; ');
  return `${parts.slice(0, -1).join(', ')} and ${last}`;
}

/** As a whole sentence. */
export function formatSentence({ lead, clauses }: Sentence): string {
  const texts = clauses.map((each) => each.text);
  const text = lead === undefined ? texts.join(', ') : `${lead}: ${texts.join('; ')}`;
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

/** `hair a dark brown plait`: a trait by its key, with what an author says of it. */
export function sayTrait(trait: string, description: string): string {
  return `${words(trait)} ${innerPhrase(description)}`;
}

/** A noun without its article, as a tag. */
export function bare(noun: string): string {
  return noun.replace(/^an? /u, '');
}

/** What an author wrote, without the full stop that the sentence brings along. */
export function phrase(text: string): string {
  return text.trim().replace(/(?<!\.)\.$/u, '');
}

/** The same, to stand within a sentence: `A small harbour` begins with a small letter there. */
export function innerPhrase(text: string): string {
  return phrase(text).replace(/^(?:An?|The)(?= \p{Ll})/u, (article) => article.toLowerCase());
}

const ENDED = /[.!?…]["”'’)]?$/u;
