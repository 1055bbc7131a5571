/**
 * Stretches that were encoded for an earlier cut of the film: each is made of pieces whose paths name
 * their bytes, so that what is made of the same pieces in the same way is the same.
 */
export interface EncodedStretches {
  /** @returns its file; undefined where there is none. */
  find(recipe: string): Promise<string | undefined>;
  /** Moves a finished file in. @returns where it is then. */
  keep(recipe: string, file: string): Promise<string>;
}
