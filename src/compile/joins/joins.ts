import type { Adjustment } from '../../film/adjustment.ts';
import { shotsOf } from '../../film/film.ts';
import type { Film } from '../../film/film.ts';
import type { ShotId } from '../../film/ids.ts';
import type { Shot } from '../../film/shot.ts';
import type { Timeline } from '../../film/timeline.ts';
import type { VideoModel } from '../../providers/capabilities.ts';
import type { FilmWorld } from '../../world/fold/film-world.ts';
import { clipMaker, longestUse } from '../timeline/durations.ts';
import { judgeKeyframe } from './keyframe-edge.ts';
import type { KeyframeVerdict } from './keyframe-edge.ts';
import { planEdge, planFirst } from './join-edge.ts';
import type { JoinPlan } from './join-edge.ts';
import { chooseRate } from '../picture.ts';
import type { StillRoute } from '../stills/stills.ts';

/**
 * Decides every edge of the film in order: what is taken over from which shot, or nothing. A wish
 * that cannot be had is answered with the nearest that can, and an adjustment.
 */
export function planJoins(
  film: Film,
  world: FilmWorld,
  timeline: Timeline,
  modelOf: (shotIndex: number) => VideoModel,
  stills: StillRoute,
): readonly JoinPlan[] {
  const shots = shotsOf(film);
  const indexOf = new Map<ShotId, number>(shots.map((shot, index) => [shot.id, index]));
  const plans: JoinPlan[] = [];
  const endings = new Map<ShotId, { readonly still?: string }>();
  const judge = (shot: Shot, index: number, from: number): KeyframeVerdict => {
    const [source, timed] = [shots[from]!, timeline.shots[from]!];
    const model = modelOf(from);
    const rate = chooseRate(model.capabilities, film.format.rate);
    const ending = endings.get(source.id);
    return judgeKeyframe({
      shot,
      model: modelOf(index),
      source: {
        shot: source,
        model,
        maker: clipMaker(model.capabilities, rate, film.format.rate),
        timed,
        ...startOf(source, plans[from], model),
        ...(ending && { ending }),
      },
      stills,
    });
  };
  for (const [index, shot] of shots.entries()) {
    const model = modelOf(index);
    const from = sourceIndex(shot, index, indexOf);
    const source = from === undefined ? undefined : shots[from];
    const plan =
      source === undefined || from === undefined
        ? planFirst(shot)
        : planEdge({
            shot,
            source,
            sourceDepth: plans[from]?.depth ?? 0,
            worldCarries: lightCarries(world, from, index),
            model,
            film,
            judgeKeyframe: () => judge(shot, index, from),
            prefersKeyframes: stills.kind === 'maker',
          });
    const { mode, from: ends, still } = plan.join;
    if (mode === 'keyframe' && ends !== undefined && !endings.has(ends)) {
      endings.set(ends, { ...(still !== undefined && { still }) });
    }
    const inner = innerLinks(timeline.shots[index]?.frames ?? 0, model, film);
    plans.push({
      join: plan.join,
      depth: plan.depth + inner,
      adjustments: [...lateSource(shot, index, indexOf), ...plan.adjustments],
    });
  }
  return plans;
}

/** Whether a picture is given that a shot starts from, and whether another shot shows it as well. */
function startOf(
  shot: Shot,
  plan: JoinPlan | undefined,
  model: VideoModel,
): { readonly starts: boolean; readonly takesOver: boolean } {
  const mode = plan?.join.mode;
  const able = model.capabilities.firstFrame;
  const takesOver = able && (mode === 'chain' || mode === 'keyframe');
  return { starts: takesOver || (able && shot.firstFrame !== undefined), takesOver };
}

function lightCarries(world: FilmWorld, from: number, index: number): boolean {
  const left = world.shots[from]?.after.lighting.use;
  const right = world.shots[index]?.before.lighting.use;
  return left === right;
}

function sourceIndex(
  shot: Shot,
  index: number,
  indexOf: ReadonlyMap<ShotId, number>,
): number | undefined {
  const named = shot.join.from === undefined ? undefined : indexOf.get(shot.join.from);
  if (named !== undefined && named < index) return named;
  return index === 0 ? undefined : index - 1;
}

/** A shot that names a later one (or none) to go on from has it not. */
function lateSource(
  shot: Shot,
  index: number,
  indexOf: ReadonlyMap<ShotId, number>,
): readonly Adjustment[] {
  const { from } = shot.join;
  if (from === undefined || (indexOf.get(from) ?? index) < index) return [];
  const why = `Shot ${from} is not an earlier shot of the film, so there is nothing of it to go on from.`;
  return [{ kind: 'dropped', field: 'join.from', asked: from, given: null, why }];
}

/** A shot in several parts is a chain within itself. */
function innerLinks(frames: number, model: VideoModel, film: Film): number {
  if (!model.capabilities.firstFrame) return 0;
  const rate = chooseRate(model.capabilities, film.format.rate);
  const maker = clipMaker(model.capabilities, rate, film.format.rate);
  return Math.max(0, Math.ceil(frames / longestUse(maker)) - 1);
}
