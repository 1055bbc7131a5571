/** One problem in a file, as data; reporters turn it into text. Positions are 1-based. */
export interface Diagnostic {
  /** Stable, e.g. `film/unknown-key`; explained by `ministudio explain CODE`. */
  readonly code: string;
  readonly severity: 'error' | 'warning';
  /** One sentence: what is wrong. */
  readonly message: string;
  /** One sentence: how to mend it. */
  readonly hint?: string;
  readonly file: string;
  readonly start: Position;
  readonly end: Position;
}

export interface Position {
  readonly line: number;
  readonly column: number;
}
