import type { Duration } from '../../film/time.ts';
import type { Path } from '../locate.ts';
import { parseDuration } from '../values/duration.ts';
import { inRange } from './in-range.ts';
import { report } from './reading.ts';
import type { Reading } from './reading.ts';

/** Seconds, of which a film has 24 frames; what is longer is a slip, and fills the memory. */
const A_DAY = 86_400;

/** A length of time; one that is none, or longer than a day, is reported. */
export function readDuration(
  reading: Reading,
  written: string | number | undefined,
  path: Path,
): Duration | undefined {
  if (written === undefined) return undefined;
  const duration = parseDuration(written);
  if (duration === undefined) {
    report(reading, {
      code: 'film/bad-value',
      message: `\`${written}\` is not a length of time.`,
      hint: 'For example `6s`, `250ms`, `1m30s` or `144f`; frames are not mixed with time.',
      path,
    });
    return undefined;
  }
  const place = { written: String(written), path };
  const isInRange =
    duration.unit === 'time'
      ? inRange(reading, duration.micros / 1e6, { most: A_DAY }, { ...place, unit: ' s' })
      : inRange(reading, duration.frames, { most: A_DAY * 24 }, { ...place, unit: ' f' });
  return isInRange ? duration : undefined;
}
