import { smoothstep } from './solids/vector.ts';

// Looked up once: this is called a hundred thousand times a shot.
const { imul } = Math;

/**
 * A number from 0 (inclusive) to 1 (exclusive) that looks random and is always the same for the
 * same whole numbers. The mixing steps are those of the 32-bit finalizer of MurmurHash3.
 */
export function hash(a: number, b = 0, c = 0, d = 0, e = 0, f = 0): number {
  let state = stir(stir(stir(0x9e3779b9, a), b), c);
  state = stir(stir(stir(state, d), e), f);
  state = imul(state ^ (state >>> 15), 0x85ebca6b);
  state = imul(state ^ (state >>> 13), 0xc2b2ae35);
  return ((state ^ (state >>> 16)) >>> 0) / 2 ** 32;
}

function stir(state: number, part: number): number {
  const mixed = imul(state ^ (part | 0), 0x85ebca6b);
  return imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
}

/** Smooth noise along a line, 0 to 1, with one value a unit. */
export function drift(seed: number, position: number): number {
  const whole = Math.floor(position);
  const from = hash(seed, whole);
  const to = hash(seed, whole + 1);
  return from + (to - from) * smoothstep(0, 1, position - whole);
}

/** A whole number that stands for a text. */
export function textSeed(text: string): number {
  let state = 7;
  for (const letter of text) state = imul(state, 31) + (letter.codePointAt(0) ?? 0);
  return state >>> 0;
}

/** One of the entries, always the same for the same seed. */
export function pick<Entry>(
  entries: readonly [Entry, ...Entry[]],
  seed: number,
  salt: number,
): Entry {
  return entries[Math.floor(hash(seed, salt) * entries.length)] ?? entries[0];
}
