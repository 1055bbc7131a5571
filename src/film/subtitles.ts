/** What is to be read with a film. */
export interface Subtitles {
  /** Tags of BCP 47. Absent: the film's own language, and each that any line is translated to. */
  readonly languages?: readonly string[];
  /** The language that a second film has in its pictures. */
  readonly burn?: string;
  /** Whether each change of speaker is named. */
  readonly speakers: boolean;
  readonly style: SubtitleStyle;
}

/** How subtitles look that are burnt in, and where all of them stand. */
export interface SubtitleStyle {
  readonly size: 'small' | 'medium' | 'large';
  /** `#RRGGBB`. */
  readonly color: string;
  readonly outline: string;
  readonly position: 'bottom' | 'top';
}
