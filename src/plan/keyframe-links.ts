import type { CompiledShot } from '../compile/compiled-shot.ts';
import type { ShotId } from '../film/ids.ts';
import type { KeyframeLink, KeyframeLinks } from './fingerprint.ts';

/**
 * The keyframes of a shot.
 *
 * @param find gives the keyframe that a shot ends in.
 */
export function keyframesOf<Keyframe>(
  { id, segments }: Pick<CompiledShot, 'id' | 'segments'>,
  find: (ends: ShotId) => Keyframe | undefined,
): { readonly first?: Keyframe; readonly last?: Keyframe } {
  const source = segments[0]?.firstFrame;
  const first = source?.kind === 'keyframe' ? find(source.ends) : undefined;
  const last = segments.at(-1)?.endsInKeyframe ? find(id) : undefined;
  return { ...(first && { first }), ...(last && { last }) };
}

/** What a shot's fingerprint has of its keyframes. */
export function keyframeLinksOf(
  shot: Pick<CompiledShot, 'id' | 'segments'>,
  find: (ends: ShotId) => KeyframeLink | undefined,
): KeyframeLinks {
  return keyframesOf(shot, (ends) => {
    const found = find(ends);
    return found && { fingerprint: found.fingerprint, number: found.number };
  });
}
