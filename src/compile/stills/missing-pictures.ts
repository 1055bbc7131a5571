import type { VideoModel } from '../../providers/capabilities.ts';
import type { CompiledShot } from '../compiled-shot.ts';

/** Pictures without which the model makes nothing and that a shot does not have, in words. */
export function missingPictures(
  { segments, ownClip }: Pick<CompiledShot, 'segments' | 'ownClip'>,
  { capabilities: { needs = {} } }: VideoModel,
): readonly string[] {
  if (ownClip !== undefined) return [];
  const some = needs.references ?? 0;
  return [
    ...(needs.firstFrame && segments.some(({ firstFrame }) => firstFrame.kind === 'none')
      ? ['a first frame']
      : []),
    ...(needs.lastFrame &&
    segments.some(
      ({ request, endsInKeyframe }) => request.lastFrame === undefined && !endsInKeyframe,
    )
      ? ['a last frame']
      : []),
    ...(segments.some(({ request }) => request.references.length < some)
      ? [some === 1 ? 'a reference' : `${some} references`]
      : []),
  ];
}
