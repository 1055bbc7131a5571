import type { Adjustment } from '../film/adjustment.ts';
import type { SceneId, ShotId } from '../film/ids.ts';
import type { Frames } from '../film/time.ts';
import type { VideoRequest } from '../providers/request.ts';
import type { WorldState } from '../world/fold/world-state.ts';

/** One shot, ready for one provider's model. */
export interface CompiledShot {
  readonly id: ShotId;
  readonly scene: SceneId;
  readonly provider: string;
  readonly model: string;
  /** On the film's timeline. */
  readonly startFrame: Frames;
  readonly frames: Frames;
  readonly join: PlannedJoin;
  /** The digest of the author's own clip, where the shot is one: then nothing is generated. */
  readonly ownClip?: string;
  /** The lines that are to be heard in its clips, by their places from 0; absent where none is said. */
  readonly says?: readonly number[];
  /** At least one; more where the shot is longer than the model makes at once. */
  readonly segments: readonly Segment[];
  readonly sections: readonly PromptSection[];
  readonly fates: readonly FieldFate[];
  readonly adjustments: readonly Adjustment[];
  /** After the shot. */
  readonly world: WorldState;
}

/** How a shot really meets another, and why. */
export interface PlannedJoin {
  readonly mode: 'cut' | 'match' | 'chain' | 'keyframe' | 'extend';
  /** The shot whose last frame or clip is taken over. */
  readonly from?: ShotId;
  /** The author's own still that both share, from the film's folder. */
  readonly still?: string;
  readonly why: string;
}

/** One call: `frames` of the shot from `startFrame`, cut out of what the model makes. */
export interface Segment {
  /** Within the shot. */
  readonly startFrame: Frames;
  readonly frames: Frames;
  /** Frames at the head of the clip that repeat the given first frame and are dropped. */
  readonly dropFrames: Frames;
  /** Frames at the end that may repeat its last picture, where those that are dropped are missed. */
  readonly holdFrames: Frames;
  /** What its first frame is taken from. */
  readonly firstFrame: FirstFrameSource;
  /** Its last frame is the keyframe that the shot ends in, which is made before it. */
  readonly endsInKeyframe?: true;
  /**
   * The request without the digests of frames that do not exist yet (a chained first one, keyframes);
   * the executor fills them in.
   */
  readonly request: VideoRequest;
}

export type FirstFrameSource =
  | { readonly kind: 'none' }
  /** A file of the author's. */
  | { readonly kind: 'file'; readonly path: string }
  /** The last frame of the circled take of a shot. */
  | { readonly kind: 'shot'; readonly shot: ShotId }
  /** The last frame of the segment before, in the same shot. */
  | { readonly kind: 'segment' }
  /** The keyframe that the shot of that id ends in, which is made before both. */
  | { readonly kind: 'keyframe'; readonly ends: ShotId };

export const SECTIONS = [
  'subject',
  'state',
  'action',
  'environment',
  'light',
  'camera',
  'style',
  'sound',
  'continuity',
  'avoid',
] as const;
export type SectionName = (typeof SECTIONS)[number];

export interface PromptSection {
  readonly name: SectionName;
  readonly text: string;
}

/** Where one field of the spec went. */
export interface FieldFate {
  /** Path in the shot, e.g. `movement.direction` or `characters.orb.identity.core`. */
  readonly field: string;
  readonly fate: 'native' | 'prompt' | 'staging' | 'adjusted' | 'timeline' | 'kept';
  /** Which parameter or section, e.g. `seed` or `camera`. */
  readonly where: string;
}
