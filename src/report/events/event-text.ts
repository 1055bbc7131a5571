import { oneLine } from '../one-line.ts';
import { priceText } from '../takes/consequences-text.ts';
import type { OwnerSubject, StudioEvent } from '../../film/studio-event.ts';

/** One event as one plain line, without colour; undefined for those that only move a progress bar. */
export function eventText(event: StudioEvent): string | undefined {
  const words = wordsOf(event);
  return words === undefined ? undefined : oneLine(words);
}

function wordsOf(event: StudioEvent): string | undefined {
  switch (event.kind) {
    case 'film-taken-over':
      return `${event.film}: taken over from ${ownerText(event)}${event.why === 'stolen' ? ', as --steal asks' : ', which seems to have died'}`;
    case 'film-owner-watched':
      return `${event.film}: ${ownerText(event)}, which is in the future; whether it gives another is watched for ${seconds(event.ms / 1000)}`;
    case 'shoot-started':
      return event.toShoot === 0
        ? `${oneLine(event.film)}: ${event.shots === 1 ? 'its shot is' : `all ${event.shots} shots are`} there already`
        : `${oneLine(event.film)}: ${event.toShoot} of ${count(event.shots, 'shot')} to shoot`;
    case 'spending-unpriced':
      return `the budget does not count ${count(event.jobs, 'earlier job')}, as nobody knows what ${event.jobs === 1 ? 'it' : 'they'} cost`;
    case 'spending-restored':
      return `${event.book} lacked ${count(event.jobs, 'job')} of this film in this month: ${priceText(event.usd)} ${event.jobs === 1 ? 'is' : 'are'} counted again (what it lacked of other films is counted once they are rendered)`;
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
    case 'take-fitted':
      return `${event.shot}: take ${event.take} is made to fit ${count(event.frames, 'frame')} of ${event.width}×${event.height}${heldText(event.held)} (--stale shoots it anew)`;
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
    case 'take-left':
      return `${event.shot}: take ${event.take}: what ${event.provider ?? 'a provider'} was asked for the shot before is left, ${priceText(event.usd)}: the shot is asked for otherwise now`;
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
    case 'retake-planned':
      return `${event.shot}: ${retakeText(event, `${event.provider} (${event.model})`)}`;
    case 'line-retake-planned':
      return `${event.shot}: line ${event.line}: ${retakeText(event, `${event.voice} of ${event.provider} (${event.model})`)}`;
    case 'line-repeated':
      return `${event.shot}: line ${event.line}: take ${event.take} is the very sound of take ${event.same}: its voice says the same each time`;
    case 'retake-adjusted':
      return `${event.shot}: take ${event.take}: ${event.adjustment.why}`;
    case 'take-repeated':
      return `${event.shot}: take ${event.take} is the very picture of take ${event.same}: what it is made of has not changed`;
    case 'shots-outdated':
      return `${event.shots.join(', ')} ${event.shots.length === 1 ? 'is stale now: it goes' : 'are stale now: they go'} on from another picture than is shown (--stale shoots anew, ${priceText(event.usd)})`;
    case 'shots-made-before':
      return `${event.shots.join(', ')}: made anew already, by the run with these flags that was stopped`;
    case 'jobs-left':
      return `under way from earlier runs, and left: ${event.jobs.join('; ')}; ${event.usd === null ? 'an unknown price' : priceText(event.usd)} may be charged (what asked for ${event.jobs.length === 1 ? 'it fetches it' : 'them fetches them'}, \`ministudio resolve\` lists, fetches and gives up)`;
    case 'job-unwritten':
      return 'file' in event
        ? `${event.what}: ${event.provider} has made it, which may not be written down; it lies in ${event.file} (\`ministudio resolve FILM ${event.shot} --clip FILE\` says so)`
        : `${event.what}: ${event.provider} has taken it as ${event.operation}, which may not be written down (\`ministudio resolve FILM ${event.shot} --operation ID\` says so)`;
    case 'shots-left':
      return `${event.shots.join(', ')}: missing, and not shot now (\`ministudio render\` does, ${priceText(event.usd)})`;
    case 'shots-unpaid':
      return `${event.shots.join(', ')}: not shot, as only what is free is made while the film is watched (\`ministudio render --stale\` shoots ${event.shots.length === 1 ? 'it' : 'them'}, ${priceText(event.usd)})`;
    case 'watch-waiting':
      return `watching ${count(event.files, 'file')}; Ctrl-C ends it`;
    case 'film-unchanged':
      return 'the film is as it was';
    case 'film-updated':
      return `${event.shots.length === 0 ? 'cut anew' : `${event.shots.join(', ')} made anew`}; the film is there ${seconds(event.elapsedMs / 1000)} after it was saved`;
    case 'speaking-started':
      return `${count(event.lines, 'line')} to speak`;
    case 'line-started':
      return `${event.shot}: line ${event.line} by ${event.voice} of ${event.provider} (${event.model})`;
    case 'line-awaited':
      return `${event.shot}: line ${event.line} waits ${seconds(event.ms / 1000)} for ${event.provider}: ${event.reason}`;
    case 'line-given-up':
      return `${event.shot}: line ${event.line}: ${event.provider} is given another job for it, and the old one is given up: ${event.reason}`;
    case 'line-noted':
      return `${event.shot}: line ${event.line}: ${event.note.text}`;
    case 'line-completed':
      return `${event.shot}: line ${event.line} spoken, ${seconds(event.seconds)}`;
    case 'line-failed':
      return `${event.shot}: line ${event.line} failed (${event.code}): ${event.reason}`;
    case 'sound-noted':
      return `sound: ${event.text}`;
    case 'sound-mixed':
      return event.loudness === null || event.truePeak === null
        ? 'sound: mixed; it is too short or too quiet to have a loudness'
        : `sound: mixed to ${event.loudness.toFixed(1)} LUFS, peaks at ${event.truePeak.toFixed(1)} dBTP`;
    case 'ffmpeg-passed-over':
      return `${event.found.join('; ')}: ${event.used} is used instead`;
    case 'subtitles-noted':
      return `subtitles (${event.language}): ${event.text}`;
    case 'stitch-started':
      return `stitching ${count(event.shots, 'shot')}, ${count(event.frames, 'frame')}`;
    case 'film-kept':
      return `${event.file}: ${count(event.frames, 'frame')}, ${seconds(event.seconds)}, as it was`;
    case 'film-written':
      return `${event.file}: ${count(event.frames, 'frame')}, ${seconds(event.seconds)}`;
  }
}

type PlannedRetake = Extract<
  StudioEvent,
  { readonly kind: 'retake-planned' | 'line-retake-planned' }
>;

function retakeText({ take, note, seed, begun, usd }: PlannedRetake, maker: string): string {
  if (begun === 'made') return `take ${take} is there already, from a retake that was stopped`;
  const how = [maker, ...(seed === undefined ? [] : [`seed ${seed}`]), priceText(usd)].join(', ');
  const what = begun === 'asked' ? 'goes on where it was stopped' : 'is to be made';
  return `take ${take} ${what}: ${how}${note === undefined ? '' : `; note: ${note}`}`;
}

function heldText(held: number): string {
  return held === 0 ? '' : `, its last picture held for ${count(held, 'frame')}`;
}

/** A take is paid for: what has changed is shot anew only when that is asked for. */
function outOfDate(stale: readonly string[] | undefined): string {
  return stale === undefined
    ? ''
    : `, though it is stale: ${stale.join('; ')} (--stale shoots it anew)`;
}

function ownerText({ host, pid, since, lastSign }: OwnerSubject): string {
  const who = host === undefined ? 'a process' : `process ${pid} on ${host}, there since ${since}`;
  return `${who}, whose last sign of life was at ${new Date(lastSign).toISOString().slice(0, 19)}Z`;
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
