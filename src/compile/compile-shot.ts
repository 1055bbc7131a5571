import type { Adjustment } from '../film/adjustment.ts';
import type { VideoRequest } from '../providers/request.ts';
import type { ShotWorld } from '../world/fold/film-world.ts';
import { stageIn } from '../world/stage/stage.ts';
import type { Staging } from '../world/stage/staging.ts';
import { adjustClips } from './clip-adjustments.ts';
import type { Compilation } from './compilation.ts';
import type { CompiledShot, FirstFrameSource, Segment } from './compiled-shot.ts';
import { at, contextOf } from './prompts/context-of-shot.ts';
import { clipMaker, heldFrames } from './timeline/durations.ts';
import { judgeFields } from './fates/fates.ts';
import { keepEnd } from './joins/kept-end.ts';
import { chooseNatives } from './fates/natives.ts';
import { settlePrompts } from './prompts/prompts.ts';
import { settleLastFrame } from './joins/last-frame.ts';
import { chooseReferences } from './references.ts';
import { saidFields } from './fates/said-fields.ts';
import type { SaidField } from './fates/said-fields.ts';
import { lengthenForReferences } from './reference-lengths.ts';
import { splitShot } from './timeline/segments.ts';
import type { Part } from './timeline/segments.ts';
import type { ShotContext } from './prompts/shot-context.ts';
import { takersOf } from './fates/takers.ts';
import { linesOfMaker } from './voices/line-source.ts';

/** Compiles the shot at an index of the film: its segments, and where each field of it went. */
export function compileShot(compilation: Compilation, index: number): CompiledShot {
  const context = contextOf(compilation, index);
  const { film, digestOf } = compilation;
  const { shot, timed, model, join } = context;
  const { provider } = at(compilation.routes, index);
  const picture = compilation.pictures.get(model);
  if (picture === undefined) throw new RangeError(`there is no picture for ${model.id}`);

  const chosen = chooseNatives(context, provider, digestOf);
  const takesOver = join.mode === 'chain' || join.mode === 'keyframe';
  const { firstFrame, repeatsFirstFrame } = model.capabilities;
  const repeated = firstFrame && repeatsFirstFrame ? 1 : 0;
  const maker = clipMaker(model.capabilities, picture.rate, film.format.rate);
  const drops = { first: takesOver ? repeated : 0, next: repeated };
  const split = splitShot(timed, maker, drops);

  const starts = chosen.firstFrameSource.kind !== 'none';
  const natives = settleLastFrame(chosen, starts || split.length > 1, context);
  const references = chooseReferences(context, starts, digestOf);
  const alone = firstFrame && !model.capabilities.references.withFirstFrame;
  const long =
    references.references.length === 0 ? split : lengthenForReferences(split, maker, model, alone);
  const endsInKeyframe = context.ending !== undefined && context.ending.still === undefined;
  const end =
    endsInKeyframe || natives.lastFrame !== undefined
      ? keepEnd(long, maker, model, starts || (firstFrame && long.length > 1))
      : { parts: long, adjustments: [] };
  const { parts } = end;
  const held = parts.map((part) => heldFrames(maker, part));
  const prompts = settlePrompts(context, parts, starts);

  const segments = parts.map((part, partIndex): Segment => {
    const isOnly = parts.length === 1;
    const isFirst = partIndex === 0;
    const isLast = partIndex === parts.length - 1;
    const holdFrames = at(held, partIndex);
    const request: VideoRequest = {
      model: model.id,
      ...(model.revision !== undefined && { revision: model.revision }),
      prompt: prompts.texts[partIndex] ?? '',
      width: picture.width,
      height: picture.height,
      rate: picture.rate,
      frames: part.clip.frames,
      seconds: part.clip.seconds,
      ...natives.parameters,
      ...(isFirst && natives.firstFrame !== undefined ? { firstFrame: natives.firstFrame } : {}),
      ...(isLast && natives.lastFrame !== undefined ? { lastFrame: natives.lastFrame } : {}),
      references: isFirst || !alone ? references.references : [],
      ...(model.capabilities.staging
        ? {
            staging: stagePart(
              context,
              at(compilation.world.shots, index),
              { ...part, holdFrames },
              isOnly,
            ),
          }
        : {}),
    };
    return {
      startFrame: part.startFrame,
      frames: part.frames,
      dropFrames: part.dropFrames,
      holdFrames,
      firstFrame: isFirst ? natives.firstFrameSource : sourceWithin(firstFrame),
      ...(isLast && endsInKeyframe ? { endsInKeyframe } : {}),
      request,
    };
  });

  const said = saidFields(shot, film, context.cast, context.lighting?.id);
  const told: readonly Adjustment[] = [
    ...timed.adjustments,
    ...at(compilation.joins, index).adjustments,
    ...picture.adjustments,
    ...(context.space?.adjustments ?? []),
    ...adjustClips(timed, parts, held, model, maker),
    ...end.adjustments,
    ...natives.adjustments,
    ...references.adjustments,
    ...(alone ? dropForLaterParts(parts, references.fields, model.id) : []),
    ...nameSaid(prompts.adjustments, said),
    ...tellUnreadNote(context),
  ];
  const native = new Map(natives.fields);
  for (const field of references.fields) native.set(field, 'references');
  const takers = takersOf(context, native, prompts, told, starts);
  const judged = judgeFields(said, takers, compilation.memory);
  return {
    id: shot.id,
    scene: shot.scene,
    provider,
    model: model.id,
    startFrame: timed.startFrame,
    frames: timed.frames,
    join,
    ...linesOfMaker(shot, film, model.capabilities),
    segments,
    sections: prompts.sections,
    fates: judged.fates,
    adjustments: [...told, ...judged.adjustments],
    world: context.after,
  };
}

/** Clauses know every field that they could say; people are told of those that were said. */
function nameSaid(
  adjustments: readonly Adjustment[],
  said: readonly (readonly SaidField[])[],
): readonly Adjustment[] {
  if (!adjustments.some(({ kind }) => kind === 'shortened')) return adjustments;
  const paths = new Set(said.flatMap((group) => group.map((each) => each.path)));
  return adjustments.map((adjustment) => {
    if (adjustment.kind !== 'shortened') return adjustment;
    const fields = adjustment.field.split(', ').filter((field) => paths.has(field));
    return fields.length === 0 ? adjustment : { ...adjustment, field: fields.join(', ') };
  });
}

/** Who draws what is staged reads no words, and a note is nothing else. */
function tellUnreadNote({ shot: { takeNote }, model }: ShotContext): readonly Adjustment[] {
  if (takeNote === undefined || model.capabilities.staging !== true) return [];
  const why = `${model.id} draws what is staged and reads no words: the note is kept with the take, and changes nothing in the picture.`;
  return [{ kind: 'dropped', field: 'takeNote', asked: takeNote, given: null, why }];
}

function sourceWithin(firstFrame: boolean): FirstFrameSource {
  return firstFrame ? { kind: 'segment' } : { kind: 'none' };
}

function dropForLaterParts(
  parts: readonly Part[],
  fields: readonly string[],
  model: string,
): readonly Adjustment[] {
  if (parts.length === 1) return [];
  return fields.map((field) => ({
    kind: 'approximated',
    field,
    asked: `${parts.length} parts`,
    given: 'the first part',
    why: `${model} takes references or a first frame, not both; the later parts go on from a frame.`,
  }));
}

/**
 * A clip whose first frame repeats the one before it starts that much earlier, so that the frame
 * that is kept first is the first of the part; where its last frame is held, it ends that much earlier.
 */
function stagePart(
  { staged, film, timed }: ShotContext,
  shotWorld: ShotWorld,
  part: Part & Pick<Segment, 'holdFrames'>,
  isOnly: boolean,
): Staging {
  const { dropFrames, holdFrames } = part;
  const segment = {
    start: part.startFrame - dropFrames,
    frames: part.frames + dropFrames - holdFrames,
  };
  const isWhole = isOnly && dropFrames === 0;
  return stageIn(staged, film, shotWorld, timed, isWhole ? undefined : segment);
}
