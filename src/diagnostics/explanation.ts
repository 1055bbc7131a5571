/** What `ministudio explain CODE` says; each lives in the file of the rule that raises the code. */
export interface Explanation {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  /** One line. */
  readonly title: string;
  /** Why it matters, in a short paragraph. */
  readonly why: string;
  /** How to mend it, in a short paragraph. */
  readonly mend: string;
  /** A smallest spec that raises it, and the same mended. */
  readonly wrong?: string;
  readonly right?: string;
}
