import type { Explanation } from './explanation.ts';

/** Explanations by code, from the lists of the rooms that raise them. Throws on a code given twice. */
export function indexExplanations(
  ...lists: readonly (readonly Explanation[])[]
): ReadonlyMap<string, Explanation> {
  const index = new Map<string, Explanation>();
  for (const explanation of lists.flat()) {
    if (index.has(explanation.code)) {
      throw new Error(`The code ${explanation.code} is explained twice.`);
    }
    index.set(explanation.code, explanation);
  }
  return index;
}
