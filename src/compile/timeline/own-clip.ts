import type { Adjustment } from '../../film/adjustment.ts';
import type { CompiledShot, FieldFate, PlannedJoin, Segment } from '../compiled-shot.ts';
import { at, contextOf } from '../prompts/context-of-shot.ts';
import type { Compilation } from '../compilation.ts';
import { saidFields } from '../fates/said-fields.ts';
import { linesOfMaker } from '../voices/line-source.ts';

/** What the timeline takes of a shot that is a clip of the author's own. */
const ON_THE_TIMELINE = /^(clip|duration|beats|dialogue|narration|transition|soundPolicy)\b/u;

const WHY = 'The shot is a clip of the author’s own.';

/**
 * A shot that is the author's own clip: nothing is asked of any model. What else was said about it
 * is kept, for the world and for the shots that follow.
 */
export function compileOwnClip(
  compilation: Compilation,
  index: number,
  digest: string,
): CompiledShot {
  const { film } = compilation;
  const { shot, timed, cast, lighting, after } = contextOf(compilation, index);
  const { join, adjustments } = at(compilation.joins, index);
  const { width, height, rate } = film.format;
  const segment: Segment = {
    startFrame: 0,
    frames: timed.frames,
    dropFrames: 0,
    holdFrames: 0,
    firstFrame: { kind: 'none' },
    request: {
      model: 'own',
      prompt: '',
      width,
      height,
      rate,
      frames: timed.frames,
      seconds: 0,
      references: [],
      options: { clip: digest },
    },
  };
  const fates = saidFields(shot, film, cast, lighting?.id)
    .flat()
    .map(({ path }): FieldFate =>
      ON_THE_TIMELINE.test(path)
        ? { field: path, fate: 'timeline', where: 'the cut' }
        : { field: path, fate: 'kept', where: 'the world; the picture is the clip' },
    );
  return {
    id: shot.id,
    scene: shot.scene,
    provider: 'clip',
    model: 'own',
    startFrame: timed.startFrame,
    frames: timed.frames,
    join: { mode: 'cut', why: WHY },
    ownClip: digest,
    ...linesOfMaker(shot, film, { audio: 'none' }),
    segments: [segment],
    sections: [],
    fates,
    adjustments: [...timed.adjustments, ...adjustments, ...cutInstead(join)],
    world: after,
  };
}

function cutInstead({ mode }: PlannedJoin): readonly Adjustment[] {
  if (mode === 'cut') return [];
  return [{ kind: 'substituted', field: 'join.mode', asked: mode, given: 'cut', why: WHY }];
}
