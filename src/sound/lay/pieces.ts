import type { Fade, Loop, SoundPiece } from '../sound-plan.ts';

/** A joint is at most a quarter of the source: most of each round must be heard alone. */
export function loopOf(samples: number, joint: number): Loop {
  return { samples, joint: Math.min(joint, Math.floor(samples / 4)) };
}

/**
 * Fades that together are longer than their piece share it, so that one has ended where the other
 * begins; and a loop that does not come to its joint is none.
 */
export function fitPiece(piece: SoundPiece): SoundPiece {
  const { fadeIn, fadeOut, samples, loop, ...rest } = piece;
  const asked = fadeIn.samples + fadeOut.samples;
  const share = asked <= samples ? 1 : samples / asked;
  const shorter = (fade: Fade): Fade => ({ ...fade, samples: Math.floor(fade.samples * share) });
  const loops = loop !== undefined && rest.from + samples > loop.samples - loop.joint;
  return {
    ...rest,
    samples,
    fadeIn: shorter(fadeIn),
    fadeOut: shorter(fadeOut),
    ...(loops && { loop }),
  };
}
