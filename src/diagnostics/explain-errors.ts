import type { Explanation } from './explanation.ts';

/** What is said of one error besides its code. */
export type ErrorWords = Pick<Explanation, 'title' | 'why' | 'mend'>;

/** The explanations of a room's errors. A code of the union without one does not compile. */
export function explainErrors<Code extends string>(
  words: Readonly<Record<Code, ErrorWords>>,
): readonly Explanation[] {
  return Object.entries<ErrorWords>(words).map(([code, said]) => ({
    code,
    severity: 'error',
    ...said,
  }));
}
