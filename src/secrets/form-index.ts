import type { Form } from './forms.ts';

/** A part of a text that is a part of a form. */
export interface Found {
  readonly from: number;
  readonly to: number;
  readonly form: Form;
}

/** What is known of the places at which a form is looked for. */
export interface Surroundings {
  /** Whether the text was cut off there. */
  readonly isCutAt: (end: number) => boolean;
  /** Whether nothing that belongs to a word stands before and after. */
  readonly isApart: (from: number, to: number) => boolean;
}

interface Place {
  readonly form: Form;
  readonly at: number;
}

/** Forms are looked for by so many characters at once. */
const GRAM = 8;
const BITS = 18;
/** A form that repeats itself has no more places for the same characters than this. */
const MOST_PLACES = 16;

/**
 * Finds pieces of many forms in one pass: each run of eight characters of a form is noted, and a text
 * is searched for those. A bit for each says of nearly all others that they are none.
 */
export class FormIndex {
  readonly #places = new Map<string, Place[]>();
  readonly #maybe = new Uint32Array((1 << BITS) / 32);
  /** Too short for that. */
  readonly #short: Form[] = [];

  get isEmpty(): boolean {
    return this.#places.size === 0 && this.#short.length === 0;
  }

  add(form: Form): void {
    const { text } = form;
    if (text.length < GRAM) this.#short.push(form);
    let hash = 0;
    for (let end = 0; end < text.length; end += 1) {
      hash = next(hash, text.charCodeAt(end));
      const at = end + 1 - GRAM;
      if (at < 0) continue;
      this.#maybe[hash >>> 5]! |= 1 << (hash & 31);
      const gram = text.slice(at, end + 1);
      const places = this.#places.get(gram) ?? [];
      if (places.length === 0) this.#places.set(gram, places);
      if (places.length < MOST_PLACES) places.push({ form, at });
    }
  }

  find(text: string, around: Surroundings): readonly Found[] {
    const found = this.#findShort(text, around);
    /** What was found and goes on, so that nothing is compared twice. */
    let open: readonly (Found & { readonly shift: number })[] = [];
    let hash = 0;
    for (let end = 0; end < text.length; end += 1) {
      hash = next(hash, text.charCodeAt(end));
      if ((this.#maybe[hash >>> 5]! & (1 << (hash & 31))) === 0) continue;
      const from = end + 1 - GRAM;
      const places = from < 0 ? undefined : this.#places.get(text.slice(from, end + 1));
      if (places === undefined) continue;
      open = open.filter(({ to }) => to > from);
      for (const { form, at } of places) {
        const shift = from - at;
        if (open.some((each) => each.form === form && each.shift === shift)) continue;
        const to = from + alike(text, from, form.text, at);
        if (!isTelling(form, at, from, to, around)) continue;
        found.push({ from, to, form });
        open = [...open, { from, to, form, shift }];
      }
    }
    return found;
  }

  #findShort(text: string, { isApart }: Surroundings): Found[] {
    return this.#short.flatMap((form) => {
      const found: Found[] = [];
      for (let from = text.indexOf(form.text); from >= 0;) {
        const to = from + form.text.length;
        if (isApart(from, to)) found.push({ from, to, form });
        from = text.indexOf(form.text, from + 1);
      }
      return found;
    });
  }
}

function next(hash: number, code: number): number {
  return ((hash << 3) ^ code) & ((1 << BITS) - 1);
}

/** How many characters are the same from two places on. */
function alike(text: string, from: number, form: string, at: number): number {
  let length = GRAM;
  while (
    from + length < text.length &&
    at + length < form.length &&
    text.charCodeAt(from + length) === form.charCodeAt(at + length)
  ) {
    length += 1;
  }
  return length;
}

/** Whether a piece is the whole, or so long, or all that was left by a cut. */
function isTelling(
  { text, piece, least }: Form,
  at: number,
  from: number,
  to: number,
  { isCutAt }: Surroundings,
): boolean {
  const length = to - from;
  if (length >= piece || length === text.length) return true;
  if (length < least) return false;
  return (at === 0 && isCutAt(to)) || (from === 0 && at + length === text.length);
}
