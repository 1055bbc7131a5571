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

/** Seconds: no model makes a shot of more, and whoever means more is used to say minutes. */
const LONG_FOR_A_NUMBER = 90;

/**
 * How long a shot lasts. A large number without a unit is told of: it counts seconds, and who
 * writes `4000` has milliseconds or frames in mind.
 */
export function readLength(
  reading: Reading,
  written: string | number | undefined,
  path: Path,
): Duration | undefined {
  const duration = readDuration(reading, written, path);
  if (duration?.unit !== 'time' || !/^\s*[\d.]+\s*$/.test(String(written))) return duration;
  const number = duration.micros / 1e6;
  if (number <= LONG_FOR_A_NUMBER) return duration;
  const meant = spelt(number);
  const frames = Number.isInteger(number) ? `, \`${number}f\` for frames` : '';
  reading.findings.push({
    code: 'film/odd-length',
    severity: 'warning',
    message: `A number counts seconds, so this shot lasts ${meant.replaceAll(/(?<=[hms])(?=\d)/g, ' ')}.`,
    hint: `Write \`${number / 1000}s\` for milliseconds${frames}, or \`${meant}\` if it is meant.`,
    path,
  });
  return duration;
}

/** `1h6m40s`: as a length of time is written with its units. */
function spelt(seconds: number): string {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  const rest = Number((seconds % 60).toFixed(6));
  const parts = [hours > 0 ? `${hours}h` : '', minutes > 0 ? `${minutes}m` : ''];
  return [...parts, rest > 0 ? `${rest}s` : ''].join('');
}
