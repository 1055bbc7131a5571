import type { Adjustment } from '../../film/adjustment.ts';
import type { JsonObject } from '../../film/json.ts';
import type { ImageModel } from '../../providers/image-model.ts';

/** Who makes the stills of a film, or why nobody does. */
export type StillRoute = StillMaker | { readonly kind: 'none'; readonly why: string };

export interface StillMaker {
  readonly kind: 'maker';
  readonly provider: string;
  readonly model: ImageModel;
  readonly options: JsonObject;
  /** What was said when it was chosen. */
  readonly adjustments: readonly Adjustment[];
}

export const NO_STILLS: StillRoute = {
  kind: 'none',
  why: 'the film names nobody for its stills (`stills:`)',
};
