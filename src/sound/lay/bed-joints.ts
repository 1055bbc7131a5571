import { sampleAt } from '../../film/time.ts';
import type { FrameRate } from '../../film/time.ts';
import type { Timeline } from '../../film/timeline.ts';
import type { Fade } from '../sound-plan.ts';
import type { BedBus, BedStretch } from './bed-stretches.ts';
import {
  AMBIENCE_EDGE,
  AMBIENCE_SWAP,
  LEVEL_CHANGE,
  MUSIC_END,
  MUSIC_SWAP,
  ONSET,
} from './fade-lengths.ts';
import { authorsFade, fade } from './lengths.ts';

/** How one bed ends and the next begins. */
export interface BedJoint {
  readonly fadeOut: Fade;
  readonly fadeIn: Fade;
  /** Samples that the one that ends is heard beyond its end, under the one that begins. */
  readonly rings: number;
}

/** How a bed begins out of silence, or after `before`. */
export function startOf(bus: BedBus, stretch: BedStretch, rate: FrameRate): Fade {
  const picture = sampleAt(stretch.dark.in, rate);
  const usual = bus === 'music' ? ONSET : AMBIENCE_EDGE;
  return authorsFade(stretch.cue.fadeIn, rate, fade(picture > 0 ? picture : usual));
}

/** How a bed ends in silence; where the picture goes to black, it goes with it. */
export function endOf(bus: BedBus, stretch: BedStretch, rate: FrameRate): Fade {
  const picture = sampleAt(stretch.dark.out, rate);
  const usual = bus === 'music' ? MUSIC_END : AMBIENCE_EDGE;
  return authorsFade(stretch.cue.fadeOut, rate, fade(picture > 0 ? picture : usual));
}

/**
 * How one bed gives way to the one that follows it. What is left of the film may be shorter than they
 * take to cross over: then they cross over until its end.
 */
export function jointOf(
  bus: BedBus,
  leaving: BedStretch,
  entering: BedStretch,
  { rate, frames }: Pick<Timeline, 'rate' | 'frames'>,
): BedJoint {
  const left = sampleAt(frames, rate) - sampleAt(leaving.to, rate);
  const overlap = sampleAt(leaving.to, rate) - sampleAt(entering.from, rate);
  const apart: BedJoint = {
    fadeOut: endOf(bus, leaving, rate),
    fadeIn: startOf(bus, entering, rate),
    rings: 0,
  };
  if (left === 0 && overlap === 0) return apart;
  if (leaving.cue.file === entering.cue.file && leaving.begins === entering.begins) {
    const cross = fade(Math.max(overlap, Math.min(LEVEL_CHANGE, overlap + left)));
    return { fadeOut: cross, fadeIn: cross, rings: cross.samples - overlap };
  }
  if (overlap > 0) return crossed(leaving, entering, rate, overlap, 0);
  const isDark = leaving.dark.out + entering.dark.in > 0;
  const isNewScene = leaving.owner === 'scene' && entering.owner === 'scene';
  if (isDark || (bus === 'music' && isNewScene)) return apart;
  const swap = Math.min(bus === 'music' ? MUSIC_SWAP : AMBIENCE_SWAP, left);
  return crossed(leaving, entering, rate, swap, swap);
}

function crossed(
  leaving: BedStretch,
  entering: BedStretch,
  rate: FrameRate,
  samples: number,
  rings: number,
): BedJoint {
  const cross = fade(samples, 'equal_power');
  return {
    fadeOut: authorsFade(leaving.cue.fadeOut, rate, cross),
    fadeIn: authorsFade(entering.cue.fadeIn, rate, cross),
    rings,
  };
}
