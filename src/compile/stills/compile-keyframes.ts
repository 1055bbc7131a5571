import type { Adjustment } from '../../film/adjustment.ts';
import type { ShotId } from '../../film/ids.ts';
import type { ImageRequest } from '../../providers/image-provider.ts';
import { stageIn } from '../../world/stage/stage.ts';
import type { Compilation, CompileInput } from '../compilation.ts';
import { prepareCompilation } from '../compilation.ts';
import type { CompiledKeyframe } from './compiled-keyframe.ts';
import { at, contextOf } from '../prompts/context-of-shot.ts';
import type { Ending } from '../joins/endings.ts';
import { firstMoment } from './first-moment.ts';
import { takeAvoid, takeSeed } from '../fates/natives.ts';
import { settlePrompts } from '../prompts/prompts.ts';
import type { SettledPrompts } from '../prompts/prompts.ts';
import { chooseReferences } from '../references.ts';
import type { ShotContext } from '../prompts/shot-context.ts';
import { stillSize } from './still-size.ts';
import { NO_STILLS } from './stills.ts';
import type { StillMaker } from './stills.ts';

/** Compiles the stills of a film that have to be made, in the order of the shots that end in them. */
export function compileKeyframes(input: CompileInput): readonly CompiledKeyframe[] {
  const { stills = NO_STILLS } = input;
  if (stills.kind === 'none') return [];
  const compilation = prepareCompilation(input);
  return compilation.shots.flatMap(({ id }) => {
    const ending = compilation.endings.get(id);
    if (ending === undefined || ending.still !== undefined) return [];
    return [compileKeyframe(compilation, id, ending, stills)];
  });
}

function compileKeyframe(
  compilation: Compilation,
  ends: ShotId,
  { starts }: Ending,
  { provider, model, options, adjustments: told }: StillMaker,
): CompiledKeyframe {
  const { film, world, digestOf } = compilation;
  const index = world.indexOf.get(starts[0]!)!;
  const shot = contextOf(compilation, index);
  const moment = firstMoment(shot, model);
  const prompts = promptsOf(moment);
  const references = chooseReferences(moment, false, digestOf);
  const size = stillSize(film.format, model.capabilities.sizes);
  const [seed, avoid] = [takeSeed(moment), takeAvoid(moment)];
  const request: ImageRequest = {
    model: model.id,
    ...(model.revision !== undefined && { revision: model.revision }),
    prompt: prompts.texts[0] ?? '',
    ...(avoid.value !== undefined && { negativePrompt: avoid.value }),
    ...size,
    ...(seed.value !== undefined && { seed: seed.value }),
    references: references.references,
    options,
    ...(model.capabilities.staging && {
      staging: stageIn(shot.staged, film, at(world.shots, index), shot.timed),
    }),
  };
  return {
    ends,
    starts,
    scene: shot.shot.scene,
    provider,
    model: model.id,
    sections: prompts.sections,
    request,
    adjustments: [
      ...told,
      ...prompts.adjustments,
      ...references.adjustments,
      ...sizeAdjustments(compilation, request),
      ...[seed, avoid].flatMap(({ adjustment }) => adjustment ?? []),
    ],
  };
}

/** A director's own words are about the clip; of it, the beginning is asked for. */
function promptsOf(moment: ShotContext): SettledPrompts {
  const { rawPrompt: said, ...rest } = moment.shot;
  const rawPrompt = said === undefined ? {} : { rawPrompt: `The very first picture of: ${said}` };
  const part = { startFrame: 0, frames: 1, dropFrames: 0, clip: { seconds: 0, frames: 1 } };
  return settlePrompts({ ...moment, shot: { ...rest, ...rawPrompt } }, [part], false);
}

function sizeAdjustments(
  { film: { format } }: Compilation,
  { width, height }: ImageRequest,
): readonly Adjustment[] {
  if (width === format.width && height === format.height) return [];
  return [
    {
      kind: 'substituted',
      field: 'stills.size',
      asked: `${format.width}x${format.height}`,
      given: `${width}x${height}`,
      why: 'The model does not make stills of this size; the picture is scaled to it, and cropped where its shape is another.',
    },
  ];
}
