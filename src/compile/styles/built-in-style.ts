/** A look in plain words: what a camera, a laboratory or a painter would do to get it. */
export interface BuiltInStyle {
  readonly name: string;
  /** Whole sentences without their full stop, the most telling one first. */
  readonly look: readonly string[];
  /** `#RRGGBB`; empty where the look commits to no colours. */
  readonly palette: readonly string[];
  /** What breaks the look. */
  readonly avoid: readonly string[];
}
