import type { SeamMeasurement } from '../../check/check-document.ts';
import { checkSeam } from '../../check/check-seam.ts';
import { type Film, shotsOf } from '../../film/film.ts';
import { type FrameRate, type Frames, SAMPLE_RATE, sampleAt } from '../../film/time.ts';
import type { Timeline } from '../../film/timeline.ts';
import { measureStep } from '../../sound/measure/click.ts';
import { samplesOf } from '../../sound/lay/lengths.ts';
import type { HeardFilm } from './heard-film.ts';

/** So much is looked at on either side of a join: more than is judged. */
const AROUND = SAMPLE_RATE / 10;

/** A sound that begins within so many samples of a join is heard at it. */
const AT_JOIN = SAMPLE_RATE / 200;

export async function measureSeams(
  { stretch }: HeardFilm,
  shots: readonly { readonly id: string; readonly startFrame: Frames }[],
  { rate, onsets }: { readonly rate: FrameRate; readonly onsets: readonly number[] },
): Promise<readonly SeamMeasurement[]> {
  const seams: SeamMeasurement[] = [];
  for (const { id, startFrame } of shots.slice(1)) {
    const at = sampleAt(startFrame, rate);
    const from = Math.max(0, at - AROUND);
    const step = measureStep(await stretch(from, at + AROUND), at - from);
    const beginsThere = onsets.some((onset) => Math.abs(onset - at) <= AT_JOIN);
    seams.push(checkSeam(id, step, { beginsThere }));
  }
  return seams;
}

/** The samples of a film at which an effect or a line begins. */
export function onsetsOf(film: Film, { shots, rate }: Timeline): readonly number[] {
  const written = shotsOf(film);
  return shots.flatMap(({ startFrame, lines }, index) => {
    const start = sampleAt(startFrame, rate);
    const effects = written[index]!.sound.effects.map(({ at }) => start + samplesOf(at, rate));
    return [...effects, ...lines.map(({ from }) => sampleAt(startFrame + from, rate))];
  });
}
