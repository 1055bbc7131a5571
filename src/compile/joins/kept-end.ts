import type { Adjustment } from '../../film/adjustment.ts';
import { nearestFrames, toSeconds } from '../../film/time.ts';
import type { Frames } from '../../film/time.ts';
import type { VideoModel } from '../../providers/capabilities.ts';
import type { ClipMaker } from '../timeline/durations.ts';
import type { Part } from '../timeline/segments.ts';

/** Frames of the model's, at the end of a part's clip, that the film does not use. */
export function leftOver({ clip, dropFrames, frames }: Part, maker: ClipMaker): Frames {
  const used = nearestFrames(toSeconds(frames, maker.filmRate), maker.rate);
  return Math.max(0, clip.frames - dropFrames - used);
}

/**
 * The parts of a shot that ends in a given picture: where the clip of the last one is too long, what
 * is too much goes at its head, for its end is what counts. That can't be where it starts from a given
 * picture too: then its end is cut away, and that is told.
 *
 * @param follows whether the last part starts from a given picture.
 */
export function keepEnd(
  parts: readonly Part[],
  maker: ClipMaker,
  model: VideoModel,
  follows: boolean,
): { readonly parts: readonly Part[]; readonly adjustments: readonly Adjustment[] } {
  const last = parts.at(-1)!;
  const over = leftOver(last, maker);
  if (over === 0) return { parts, adjustments: [] };
  const much = `${over} ${over === 1 ? 'frame' : 'frames'}`;
  if (follows) {
    const why = `${model.id} makes a clip that is ${much} too long; it starts from a given picture too, so its end is cut away before it comes to this one.`;
    const given = 'towards its end';
    return {
      parts,
      adjustments: [{ kind: 'approximated', field: 'lastFrame', asked: 'its end', given, why }],
    };
  }
  const lead = nearestFrames(toSeconds(over, maker.rate), maker.filmRate);
  const kept: Part = { ...last, dropFrames: last.dropFrames + over, leadFrames: lead };
  const why = `${model.id} makes a clip that is ${much} too long and paid for; they are dropped at its head, so that it ends in the given picture.`;
  return {
    parts: [...parts.slice(0, -1), kept],
    adjustments: [
      {
        kind: 'trimmed',
        field: 'duration',
        asked: `${last.frames}f`,
        given: `the last ${last.frames}f of its clip`,
        why,
      },
    ],
  };
}
