import type { ShotJob } from '../../shoot/shots/shot-job.ts';
import { invalidAsSpoken } from '../reading/film-invalid-error.ts';
import type { PreparedFilm } from './prepare-film.ts';

/**
 * No shot is paid for whose speech does not fit it where the film wants an error then. How long a line
 * is shows only once it is spoken: a film that is read before that may be good, and is not after; and
 * nothing is said of a shot with a line that is still to be spoken.
 *
 * @throws StudioError `film/speech-too-long`
 */
export function requireSpokenRoom(
  { timeline, sheet }: Pick<PreparedFilm, 'timeline' | 'sheet'>,
  jobs: readonly Pick<ShotJob, 'compiled'>[],
): void {
  const asked = new Set(jobs.map(({ compiled }) => compiled.id));
  for (const { shot, state } of sheet.lines) {
    if (state === 'missing' || state === 'repeated') asked.delete(shot);
  }
  const found = timeline.shots.find(({ id, overrun = 0 }) => overrun > 0 && asked.has(id));
  if (found === undefined) return;
  const { id, frames, overrun = 0 } = found;
  throw invalidAsSpoken(
    `the speech of shot ${id} needs ${frames + overrun} frames as it is spoken, and its picture has ${frames}`,
    'Lengthen the duration, shorten the lines, or let the sound policy be extend; nothing is shot before.',
  );
}
