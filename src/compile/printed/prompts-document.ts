import type { Adjustment } from '../../film/adjustment.ts';
import type { CompiledKeyframe } from '../stills/compiled-keyframe.ts';
import type {
  CompiledShot,
  FieldFate,
  PlannedJoin,
  PromptSection,
  Segment,
} from '../compiled-shot.ts';
import type { CompiledLine } from '../voices/compile-lines.ts';

/** What `ministudio prompts` tells, as plain data: its JSON is this, and its text is made from it. */
export interface PromptsDocument {
  readonly schema: 'ministudio/prompts/1';
  readonly shots: readonly PromptsShot[];
  /** The stills that have to be made for them, with the requests for them. */
  readonly keyframes: readonly CompiledKeyframe[];
  /** The lines that voices speak, with the requests for them. */
  readonly lines: readonly CompiledLine[];
}

export interface PromptsShot {
  readonly id: string;
  readonly scene: string;
  readonly provider: string;
  readonly model: string;
  readonly startFrame: number;
  readonly frames: number;
  readonly join: PlannedJoin;
  readonly sections: readonly PromptSection[];
  /** The requests, exactly as they would be sent, with images by their digests. */
  readonly segments: readonly Segment[];
  readonly fates: readonly FieldFate[];
  readonly adjustments: readonly Adjustment[];
}

/** The shots without their worlds, which have a command of their own. */
export function describePrompts(
  shots: readonly CompiledShot[],
  keyframes: readonly CompiledKeyframe[],
  lines: readonly CompiledLine[],
): PromptsDocument {
  const told = new Set(shots.map(({ id }) => id));
  return {
    schema: 'ministudio/prompts/1',
    shots: shots.map((shot) => ({
      id: shot.id,
      scene: shot.scene,
      provider: shot.provider,
      model: shot.model,
      startFrame: shot.startFrame,
      frames: shot.frames,
      join: shot.join,
      sections: shot.sections,
      segments: shot.segments,
      fates: shot.fates,
      adjustments: shot.adjustments,
    })),
    keyframes: keyframes.filter(({ ends, starts }) => [ends, ...starts].some((id) => told.has(id))),
    lines: lines.filter(({ shot }) => told.has(shot)),
  };
}
