/** What kind of sound it is, and so what it gives way to. */
export type Bus = 'voice' | 'native' | 'music' | 'ambience' | 'effect';

/**
 * How a piece comes in or goes out.
 *
 * `equal_power`: two pieces that cross add up to the same power, right where they are different
 * sounds. `raised_cosine`: they add up to the same amplitude, right where they are the same sound at
 * two levels; and as it starts and ends level, it is the one to fade from and to silence by.
 */
export type FadeShape = 'equal_power' | 'raised_cosine';

export interface Fade {
  readonly samples: number;
  readonly shape: FadeShape;
}

/** The source starts again `joint` samples before its end, crossing over. */
export interface Loop {
  /** Length of the source. */
  readonly samples: number;
  readonly joint: number;
}

/** A stretch of one source at its place in the film. All counts are of samples. */
export interface SoundPiece {
  readonly source: string;
  readonly bus: Bus;
  /** Of the film. */
  readonly at: number;
  /** Of the source; in a loop, of all its rounds laid end to end. */
  readonly from: number;
  readonly samples: number;
  readonly gainDb: number;
  readonly fadeIn: Fade;
  readonly fadeOut: Fade;
  readonly loop?: Loop;
}

/** A stretch of the film. */
export interface SampleSpan {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
}

/** All that is heard in a film, and when. */
export interface SoundPlan {
  /** The exact length of the film. */
  readonly samples: number;
  readonly pieces: readonly SoundPiece[];
  /** Where people speak in the pictures' own sound: music and ambience go down there too. */
  readonly spoken: readonly SampleSpan[];
}
