/** How to mend it; a function where it takes a search, which is made only for what is shown. */
export type Hint = string | (() => string);

/**
 * A problem that a rule found in a film, before it is known where in which file it stands. `path`
 * is the place in the film in its canonical form (`['scenes', 0, 'shots', 2, 'camera', 'at']`);
 * `source` turns it into lines and columns, of the nearest ancestor that was really written.
 */
export interface Finding {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly hint: Hint;
  readonly path: readonly (string | number)[];
  /** Whether the key is at fault, not its value. */
  readonly atKey?: boolean;
  /** The part of the text that is at fault, as it was written. */
  readonly within?: string;
}
