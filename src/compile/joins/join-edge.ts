import type { Adjustment } from '../../film/adjustment.ts';
import type { Film } from '../../film/film.ts';
import type { Shot } from '../../film/shot.ts';
import type { JoinMode } from '../../film/vocabulary.ts';
import type { VideoModel } from '../../providers/capabilities.ts';
import { judgeCarryOver, sharedCast } from './carry-over.ts';
import type { PlannedJoin } from '../compiled-shot.ts';
import type { KeyframeVerdict } from './keyframe-edge.ts';

/** How one shot meets another, with what had to give for it. */
export interface JoinPlan {
  readonly join: PlannedJoin;
  /** Links since the last frame that was not taken over, at the end of the shot. */
  readonly depth: number;
  readonly adjustments: readonly Adjustment[];
}

/** Two shots, of which the second may go on from the first. */
export interface Edge {
  readonly shot: Shot;
  /** The shot that is continued, were one to be continued. */
  readonly source: Shot;
  readonly sourceDepth: number;
  readonly worldCarries: boolean;
  readonly model: VideoModel;
  readonly film: Film;
  /** Judges whether one still can end the source and start the shot: asked of few edges. */
  readonly judgeKeyframe: () => KeyframeVerdict;
  /** Whether the film names somebody who makes stills, so that keyframes go before chains. */
  readonly prefersKeyframes: boolean;
}

/** There is nothing before the first shot to go on from. */
export function planFirst(shot: Shot): JoinPlan {
  const { mode } = shot.join;
  const cut: PlannedJoin = { mode: 'cut', why: "it is the film's first shot" };
  if (mode === 'auto' || mode === 'cut') return { join: cut, depth: 0, adjustments: [] };
  return {
    join: cut,
    depth: 0,
    adjustments: [substitute(mode, 'cut', 'There is no shot before this one.')],
  };
}

/** Decides one edge by the wish of its shot and by what the model can do. */
export function planEdge(edge: Edge): JoinPlan {
  const { shot } = edge;
  const { mode } = shot.join;
  if (mode === 'keyframe') return planAskedKeyframe(edge);
  if (shot.firstFrame !== undefined) return startFromStill(edge);
  switch (mode) {
    case 'cut':
      return { join: { mode: 'cut', why: 'a cut is asked for' }, depth: 0, adjustments: [] };
    case 'match':
      return planMatch(edge);
    case 'chain':
      return planChain(edge, 'a chain is asked for', []);
    case 'extend':
      return planInstead(edge, 'no model of this version extends a clip on its server');
    case 'auto':
      return planAuto(edge);
  }
}

function planAskedKeyframe(edge: Edge): JoinPlan {
  const verdict = edge.judgeKeyframe();
  if (verdict.can) return planKeyframe(edge, verdict, 'a shared keyframe is asked for');
  return edge.shot.firstFrame === undefined ? planInstead(edge, verdict.why) : startFromStill(edge);
}

function planAuto(edge: Edge): JoinPlan {
  const { shot, source } = edge;
  if (shot.join.from !== undefined) {
    return planChain(edge, `it names shot ${shot.join.from} to go on from`, []);
  }
  const judged = judgeCarryOver(source, shot);
  const against = judged.carries ? reasonAgainst(edge) : judged.why;
  if (against !== undefined)
    return { join: { mode: 'cut', why: against }, depth: 0, adjustments: [] };
  const keyframe = edge.prefersKeyframes ? edge.judgeKeyframe() : undefined;
  if (!keyframe?.can) return planChain(edge, judged.why, []);
  const why = `${judged.why}, and a still that both share does not drift as a chain does`;
  return planKeyframe(edge, keyframe, why);
}

/** What speaks against a chain that nobody asked for, although the shots would carry one. */
function reasonAgainst(edge: Edge): string | undefined {
  const { shot, source, model } = edge;
  if (!edge.worldCarries) return 'the lighting changes';
  if (!model.capabilities.firstFrame) return `${model.id} takes no first frame`;
  if (model.capabilities.references.withFirstFrame || model.capabilities.references.max === 0) {
    return undefined;
  }
  const known = sharedCast(source, shot);
  const newcomer = shot.characters.find(
    (id) => !known.includes(id) && (edge.film.characters[id]?.references.length ?? 0) > 0,
  );
  return newcomer === undefined
    ? undefined
    : `${newcomer} is new in the picture, and ${model.id} takes references or a first frame, not both`;
}

/** The still is made anew, so a chain of them does not decay. */
function planKeyframe(
  { source }: Edge,
  { still }: Extract<KeyframeVerdict, { readonly can: true }>,
  why: string,
): JoinPlan {
  return {
    join: { mode: 'keyframe', from: source.id, ...(still !== undefined && { still }), why },
    depth: 0,
    adjustments: [],
  };
}

function planChain(edge: Edge, why: string, soFar: readonly Adjustment[]): JoinPlan {
  const { shot, source, model } = edge;
  const asked = shot.join.mode;
  if (!model.capabilities.firstFrame) {
    const reason = `${model.id} takes no first frame, so nothing can be carried over.`;
    const told = [...soFar, substitute(asked, 'cut', reason)];
    return {
      join: { mode: 'cut', why: `${model.id} takes no first frame` },
      depth: 0,
      adjustments: told,
    };
  }
  if (edge.sourceDepth + 1 > shot.join.maxDepth) return reAnchor(edge, soFar);
  return {
    join: { mode: 'chain', from: source.id, why },
    depth: edge.sourceDepth + 1,
    adjustments: soFar,
  };
}

/** Chains decay; a cut with references lets the next chain start from what was approved. */
function reAnchor(edge: Edge, soFar: readonly Adjustment[]): JoinPlan {
  const { shot, sourceDepth } = edge;
  const why = `the chain would be ${sourceDepth + 1} links deep, and at most ${shot.join.maxDepth} are allowed; it is anchored anew on the references`;
  const adjustments =
    shot.join.mode === 'auto' && shot.join.from === undefined
      ? soFar
      : [...soFar, substitute(shot.join.mode, 'cut', `${capitalize(why)}.`)];
  return { join: { mode: 'cut', why }, depth: 0, adjustments };
}

function planInstead(edge: Edge, reason: string): JoinPlan {
  const { shot, source } = edge;
  const chains = edge.model.capabilities.firstFrame && edge.sourceDepth + 1 <= shot.join.maxDepth;
  const judged = shot.join.from === undefined ? judgeCarryOver(source, shot) : { carries: true };
  const told = substitute(
    shot.join.mode,
    chains && judged.carries ? 'chain' : 'cut',
    `${capitalize(reason)}.`,
  );
  return chains && judged.carries
    ? planChain(edge, `${reason}, so the last frame is carried over instead`, [told])
    : {
        join: { mode: 'cut', why: `${reason}, so it is a cut with references` },
        depth: 0,
        adjustments: [told],
      };
}

function planMatch(edge: Edge): JoinPlan {
  const { from } = edge.shot.join;
  return {
    join: {
      mode: 'match',
      ...(from === undefined ? {} : { from }),
      why: 'a match is asked for, which is a cut with references',
    },
    depth: 0,
    adjustments: [],
  };
}

function startFromStill(edge: Edge): JoinPlan {
  const { mode } = edge.shot.join;
  const join: PlannedJoin = {
    mode: mode === 'match' ? 'match' : 'cut',
    why: "it starts from the author's own still",
  };
  const quiet = mode === 'auto' || mode === 'cut' || mode === 'match';
  const told = substitute(
    mode,
    'cut',
    "Its first frame is the author's own still, which goes before.",
  );
  return { join, depth: 0, adjustments: quiet ? [] : [told] };
}

function substitute(asked: JoinMode, given: 'cut' | 'chain', why: string): Adjustment {
  return { kind: 'substituted', field: 'join.mode', asked, given, why };
}

function capitalize(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
