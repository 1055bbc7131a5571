import { oneLine } from '../one-line.ts';
import type { StudioEvent } from '../../film/studio-event.ts';

/** One event as one plain line, without colour; undefined for those that only move a progress bar. */
export function eventText(event: StudioEvent): string | undefined {
  const words = wordsOf(event);
  return words === undefined ? undefined : oneLine(words);
}

function wordsOf(event: StudioEvent): string | undefined {
  switch (event.kind) {
    case 'shoot-started':
      return event.toShoot === 0
        ? `${oneLine(event.film)}: ${event.shots === 1 ? 'its shot is' : `all ${event.shots} shots are`} there already`
        : `${oneLine(event.film)}: ${event.toShoot} of ${count(event.shots, 'shot')} to shoot`;
    case 'keyframe-started':
      return `${event.shot}: keyframe ${event.number}, from which ${event.starts.join(', ')} ${event.starts.length === 1 ? 'starts' : 'start'}, on ${event.provider} (${event.model})`;
    case 'keyframe-lost':
      return `${event.shot}: keyframe ${event.number}: ${event.reasons.join(', ')}`;
    case 'keyframe-awaited':
      return `${event.shot}: keyframe ${event.number} waits ${seconds(event.ms / 1000)} for ${event.provider}: ${event.reason}`;
    case 'keyframe-given-up':
      return `${event.shot}: keyframe ${event.number}: ${event.provider} is given another job for it, and the old one is given up: ${event.reason}`;
    case 'keyframe-noted':
      return `${event.shot}: keyframe ${event.number}: ${event.note.text}`;
    case 'keyframe-completed':
      return `${event.shot}: keyframe ${event.number} done in ${seconds(event.elapsedMs / 1000)}`;
    case 'keyframe-failed':
      return `${event.shot}: keyframe ${event.number} failed (${event.code}): ${event.reason}`;
    case 'shot-reused':
      return `${event.shot}: take ${event.take} is used again${outOfDate(event.stale)}`;
    case 'take-lost':
      return `${event.shot}: ${event.reasons.join('; ')}`;
    case 'take-started':
      return `${event.shot}: take ${event.take}${part(event)} on ${event.provider} (${event.model})`;
    case 'take-progressed':
      return undefined;
    case 'take-completed':
      return `${event.shot}: take ${event.take} done, ${count(event.frames, 'frame')} in ${seconds(event.elapsedMs / 1000)}`;
    case 'take-noted':
      return `${event.shot}: take ${event.take}: ${event.note.text}`;
    case 'take-refused':
      return `${event.shot}: take ${event.take} refused: ${event.reason}`;
    case 'provider-awaited':
      return `${event.shot}: take ${event.take} waits ${seconds(event.ms / 1000)} for ${event.provider}: ${event.reason}`;
    case 'job-given-up':
      return `${event.shot}: take ${event.take}: ${event.provider} is given another job for it, and the old one is given up: ${event.reason}`;
    case 'provider-changed':
      return `${event.shot}: take ${event.take} goes from ${event.from} to ${event.to}: ${event.reason}`;
    case 'take-reworded':
      return `${event.shot}: take ${event.take} is asked of ${event.provider} by its safe_alternative: ${event.reason}`;
    case 'provider-passed-over':
      return `${event.shot}: take ${event.take} does not go to ${event.provider}: ${event.reason}`;
    case 'take-failed':
      return `${event.shot}: take ${event.take} failed (${event.code}): ${event.reason}`;
    case 'shot-skipped':
      return `${event.shot}: skipped, ${event.reason}`;
    case 'stitch-started':
      return `stitching ${count(event.shots, 'shot')}, ${count(event.frames, 'frame')}`;
    case 'film-written':
      return `${event.file}: ${count(event.frames, 'frame')}, ${seconds(event.seconds)}`;
  }
}

/** A take is paid for: what has changed is shot anew only when that is asked for. */
function outOfDate(stale: readonly string[] | undefined): string {
  return stale === undefined ? '' : `, though ${stale.join('; ')} (--stale shoots it anew)`;
}

export function seconds(value: number): string {
  return value < 60
    ? `${value.toFixed(1)} s`
    : `${Math.floor(value / 60)} min ${Math.floor(value % 60)} s`;
}

export function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}

function part({ segment, segments }: { segment: number; segments: number }): string {
  return segments === 1 ? '' : `, part ${segment} of ${segments}`;
}
