import type { Shot } from '../../film/shot.ts';
import type { Frames } from '../../film/time.ts';
import type { TimelineShot } from '../../film/timeline.ts';
import type { VideoModel } from '../../providers/capabilities.ts';
import type { ClipMaker } from '../timeline/durations.ts';
import { leftOver } from './kept-end.ts';
import { splitShot } from '../timeline/segments.ts';
import type { StillRoute } from '../stills/stills.ts';

/** Whether one still can end a shot and start another. */
export type KeyframeVerdict =
  /** `still` is the author's own, where it is one that is given. */
  { readonly can: true; readonly still?: string } | { readonly can: false; readonly why: string };

/** Two shots, and all that decides whether they can share a still. */
export interface KeyframeEdge {
  readonly shot: Shot;
  readonly model: VideoModel;
  readonly source: SourceShot;
  readonly stills: StillRoute;
}

/** The shot that would end in the still. */
export interface SourceShot {
  readonly shot: Shot;
  readonly model: VideoModel;
  readonly maker: ClipMaker;
  readonly timed: TimelineShot;
  /** Whether a picture is given that it starts from, and whether one that another shot shows. */
  readonly starts: boolean;
  readonly takesOver: boolean;
  /** The still that it ends in already, as another shot shares it with it. */
  readonly ending?: { readonly still?: string };
}

/** Judges one edge. A still that is given goes before one that would have to be made. */
export function judgeKeyframe({ shot, model, source, stills }: KeyframeEdge): KeyframeVerdict {
  const against = againstModels(shot, model, source);
  if (against !== undefined) return { can: false, why: against };
  const still = source.ending === undefined ? givenStill(shot, source.shot) : source.ending.still;
  if (shot.firstFrame !== undefined && shot.firstFrame !== still) {
    return { can: false, why: `shot ${source.shot.id} ends in another still` };
  }
  if (still !== undefined) return { can: true, still };
  if (stills.kind === 'none' && source.ending === undefined) {
    return { can: false, why: `a shared keyframe has to be made, and ${stills.why}` };
  }
  return { can: true };
}

function givenStill(shot: Shot, source: Shot): string | undefined {
  return source.lastFrame ?? shot.firstFrame;
}

function againstModels(shot: Shot, model: VideoModel, source: SourceShot): string | undefined {
  if (shot.clip !== undefined) return 'the shot is a clip of the author’s own';
  if (source.shot.clip !== undefined) {
    return `shot ${source.shot.id} is a clip of the author’s own, which ends as it ends`;
  }
  if (!model.capabilities.firstFrame) return `${model.id} takes no first frame`;
  const { lastFrame, repeatsFirstFrame, firstFrame } = source.model.capabilities;
  const who = `${source.model.id}, which makes shot ${source.shot.id},`;
  if (lastFrame === false) return `${who} takes no last frame`;
  const drop: Frames = firstFrame && repeatsFirstFrame ? 1 : 0;
  const drops = { first: source.takesOver ? drop : 0, next: drop };
  const parts = splitShot(source.timed, source.maker, drops);
  const follows = source.starts || (firstFrame && parts.length > 1);
  if (lastFrame === 'with-first-frame' && !follows) {
    return `${who} takes a last frame only together with a first one`;
  }
  const over = leftOver(parts.at(-1)!, source.maker);
  if (over > 0 && follows) {
    return `${who} makes it ${over} frames too long, and its end would be cut away`;
  }
  return undefined;
}
