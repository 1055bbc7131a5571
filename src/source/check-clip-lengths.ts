import type { Explanation } from '../diagnostics/explanation.ts';
import type { Finding } from '../diagnostics/finding.ts';
import type { Film } from '../film/film.ts';
import { toFrames, toSeconds } from '../film/time.ts';
import type { KnownAssets } from './check-assets.ts';
import { breach } from './rules/breach.ts';
import { placedShots } from './rules/subjects.ts';

export const CLIP_TOO_SHORT: Explanation = {
  code: 'film/clip-too-short',
  severity: 'error',
  title: 'A clip of the author’s own is shorter than its shot.',
  why: 'Nothing is generated for such a shot, so there is nothing to show after the end of the clip.',
  mend: 'Make the shot as short as the clip, or give a longer one.',
};

/** Shots that last longer than the clip that is to fill them. */
export function* checkClipLengths(film: Film, assets: KnownAssets): Iterable<Finding> {
  const { rate } = film.format;
  for (const { shot, path } of placedShots(film)) {
    const facts = shot.clip === undefined ? undefined : assets.get(shot.clip);
    if (facts?.kind !== 'video' || facts.seconds === undefined || shot.duration === 'auto')
      continue;
    const wanted = toFrames(shot.duration, rate);
    const given = Math.round((facts.seconds * rate.num) / rate.den);
    if (given >= wanted) continue;
    const [clip, whole] = [given, wanted].map((frames) =>
      Number(toSeconds(frames, rate).toFixed(3)),
    );
    const message = `\`${String(shot.clip)}\` lasts ${clip} s, and the shot ${whole} s.`;
    yield breach(CLIP_TOO_SHORT, [...path, 'clip'], message);
  }
}
