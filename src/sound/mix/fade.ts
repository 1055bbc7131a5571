import { factorOf } from '../decibels.ts';
import type { Fade, SoundPiece } from '../sound-plan.ts';
import { CHANNELS } from '../stereo.ts';

const { cos, PI, sin } = Math;

/** How much is heard `place` samples into a fade from silence. */
export function fadeAt(fade: Fade, place: number): number {
  if (place >= fade.samples) return 1;
  const part = (place + 0.5) / fade.samples;
  return fade.shape === 'equal_power' ? sin((PI / 2) * part) : 0.5 - 0.5 * cos(PI * part);
}

/** Multiplies samples of a piece, from `place` of it on, by its gain and fades. */
export function shapePiece(piece: SoundPiece, place: number, samples: Float32Array): void {
  const { fadeIn, fadeOut } = piece;
  const count = samples.length / CHANNELS;
  const gain = factorOf(piece.gainDb);
  const level = { from: fadeIn.samples - place, to: piece.samples - fadeOut.samples - place };
  for (let index = 0; index < count; index++) {
    let factor = gain;
    if (index < level.from) factor *= fadeAt(fadeIn, place + index);
    if (index >= level.to) factor *= fadeAt(fadeOut, piece.samples - 1 - place - index);
    samples[CHANNELS * index]! *= factor;
    samples[CHANNELS * index + 1]! *= factor;
  }
}
