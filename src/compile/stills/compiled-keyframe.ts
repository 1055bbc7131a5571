import type { Adjustment } from '../../film/adjustment.ts';
import type { SceneId, ShotId } from '../../film/ids.ts';
import type { ImageRequest } from '../../providers/image-provider.ts';
import type { PromptSection } from '../compiled-shot.ts';

/** A still that has to be made, because one shot ends in it and others start from it. */
export interface CompiledKeyframe {
  /** The shot that ends in it, by which it is known: there is one at most. */
  readonly ends: ShotId;
  /** The shots that start from it; it shows how the first of them begins. */
  readonly starts: readonly ShotId[];
  /** Of that first shot. */
  readonly scene: SceneId;
  readonly provider: string;
  readonly model: string;
  readonly sections: readonly PromptSection[];
  readonly request: ImageRequest;
  readonly adjustments: readonly Adjustment[];
}
