import type { Fade, Loop, SoundPiece } from '../sound-plan.ts';

/** A joint is at most a quarter of the source: most of each round must be heard alone. */
export function loopOf(samples: number, joint: number): Loop {
  return { samples, joint: Math.min(joint, Math.floor(samples / 4)) };
}

/**
 * A fade is at most as long as its piece; one in and one out may lie over each other, and multiply.
 * A loop that does not come to its joint is none.
 */
export function fitPiece(piece: SoundPiece): SoundPiece {
  const { fadeIn, fadeOut, samples, loop, ...rest } = piece;
  const fit = (fade: Fade): Fade => ({ ...fade, samples: Math.min(fade.samples, samples) });
  const loops = loop !== undefined && rest.from + samples > loop.samples - loop.joint;
  return {
    ...rest,
    samples,
    fadeIn: fit(fadeIn),
    fadeOut: fit(fadeOut),
    ...(loops && { loop }),
  };
}
