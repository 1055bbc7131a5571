/**
 * When one word is said, in seconds of the sound that says it. A word is what stands between blanks,
 * unless that is punctuation alone, such as a dash.
 */
export interface WordTime {
  /** As it is written, with the punctuation that touches it. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
}
