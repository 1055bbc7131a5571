import type { Cut, CutPiece } from './cut.ts';
import { layOut } from './cut-layout.ts';
import type { Ffmpeg } from '../ffmpeg/ffmpeg.ts';
import { houseConfig } from '../ffmpeg/house-config.ts';
import { keyframesOf } from '../probe/probe-clip.ts';
import { type PieceKnowledge, piecesTouchedAtHead } from './stitch-plan.ts';

const OTHER_CODEC = 'its codec configuration differs from that of the film';
const WITH_SOUND = "it carries sound of its own, and a film's sound is one track";

/**
 * Which pieces may be copied, and from where. Clips that agree with each other are copied whatever
 * made them, as long as nothing is to be encoded between them; else all must be house clips.
 */
export async function knowPieces(ffmpeg: Ffmpeg, cut: Cut): Promise<readonly PieceKnowledge[]> {
  const first = cut.pieces[0]?.facts.codecConfig;
  const agree = cut.pieces.every(({ facts }) => facts.codecConfig === first && !facts.hasAudio);
  const target = agree && !isTouched(cut) ? first : await houseConfig(ffmpeg, cut);
  const touched = piecesTouchedAtHead(cut);
  return Promise.all(
    cut.pieces.map(async (piece, index) => await knowPiece(piece, target, touched.has(index))),
  );
}

/** Whether a transition changes any picture. */
export function isTouched(cut: Cut): boolean {
  return layOut(cut).some((span) => span.kind !== 'plain');
}

/** @param target the codec configuration of the film. */
export async function knowPiece(
  { path, facts }: CutPiece,
  target: string | undefined,
  isTouchedAtHead: boolean,
): Promise<PieceKnowledge> {
  if (facts.codecConfig !== target) return { obstacle: OTHER_CODEC, keyframes: [] };
  if (facts.hasAudio) return { obstacle: WITH_SOUND, keyframes: [] };
  return { keyframes: isTouchedAtHead ? await keyframesOf(path) : [] };
}
