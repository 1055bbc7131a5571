/**
 * A difference between what was asked of a take and what it is, known only once it is there:
 * shown while it is made, kept with the take, and written to the manifest and the report.
 */
export type TakeNote =
  /** In the provider's own words. */
  | { readonly kind: 'made-otherwise'; readonly text: string }
  /** Made of the film's `safe_alternative`, as the provider refused what it says first. */
  | { readonly kind: 'reworded'; readonly text: string }
  /** Another provider of the chain made it than was planned. */
  | {
      readonly kind: 'provider-changed';
      readonly from: string;
      readonly to: string;
      readonly text: string;
    }
  /** What had to be done to a clip so that it fits the film. */
  | {
      readonly kind: ConformNoteKind;
      /** As the clip is. */
      readonly from: string;
      /** As the film shows it. */
      readonly to: string;
      /** One sentence for people. */
      readonly text: string;
    };

export type ConformNoteKind =
  /** Another size in the same shape. */
  | 'scaled'
  /** Another shape: its edges are cut. */
  | 'cropped'
  /** Another shape: it has borders. */
  | 'letterboxed'
  /** Another frame rate, or a varying one. */
  | 'resampled'
  /** Two fields a picture become one picture. */
  | 'deinterlaced'
  /** HDR brought to the range of the film. */
  | 'tone-mapped'
  /** Other primaries, matrix, levels or samples. */
  | 'recolored'
  /** Its own sound is left out: of takes from before films had sound. */
  | 'muted';
