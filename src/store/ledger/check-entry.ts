import type { LedgerEntry } from './ledger-entry.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Whether a line of a ledger is an entry that this version knows, with all that it relies on. */
export function isEntry(line: unknown): line is LedgerEntry {
  if (!isFields(line)) return false;
  switch (line['kind']) {
    case 'opened':
      return typeof line['schema'] === 'string';
    case 'step':
      return typeof line['name'] === 'string';
    case 'take':
      return isFields(line['take']) && isTake(line['take']);
    case 'keyframe':
      return isFields(line['keyframe']) && isKeyframe(line['keyframe']) && isFields(line['sizes']);
    case 'voice':
      return isFields(line['voice']) && isVoice(line['voice']) && isFields(line['sizes']);
    case 'retake':
      return isFields(line['retake']) && isShotAndTake(line['retake']);
    case 'line-retake':
      return isFields(line['retake']) && isLineAndTake(line['retake']);
    case 'line-retake-ended':
    case 'line-circled':
      return isTakeOfLine(line);
    case 'anew':
      return isFields(line['run']) && isAnewRun(line['run']);
    case 'anew-ended':
      return line['asked'] === undefined || isFields(line['asked']);
    case 'circled':
    case 'retake-ended':
    case 'discarded':
      return isShotAndTake(line);
    default:
      return false;
  }
}

function isShotAndTake({ shot, take }: Fields): boolean {
  return typeof shot === 'string' && isCount(take);
}

function isTakeOfLine({ fingerprint, take }: Fields): boolean {
  return typeof fingerprint === 'string' && isCount(take);
}

function isLineAndTake({ shot, line, ...rest }: Fields): boolean {
  return typeof shot === 'string' && (line === 0 || isCount(line)) && isTakeOfLine(rest);
}

function isTake({ shot, take, fingerprint, clips, file, frames, lastFrame }: Fields): boolean {
  const texts = [shot, fingerprint, file, lastFrame];
  return (
    texts.every((text) => typeof text === 'string') &&
    isCount(take) &&
    isCount(frames) &&
    Array.isArray(clips) &&
    clips.every((clip) => typeof clip === 'string')
  );
}

function isKeyframe({ ends, number, fingerprint, made, picture, cost }: Fields): boolean {
  const texts = [ends, fingerprint, made, picture];
  return texts.every((text) => typeof text === 'string') && isCount(number) && isFields(cost);
}

function isVoice({ fingerprint, shot, line, sound, samples, cost }: Fields): boolean {
  return (
    [fingerprint, shot, sound].every((text) => typeof text === 'string') &&
    (line === 0 || isCount(line)) &&
    isCount(samples) &&
    isFields(cost)
  );
}

function isAnewRun({ asked, make }: Fields): boolean {
  return (
    isFields(asked) &&
    isFields(make) &&
    Array.isArray(make['shots']) &&
    Array.isArray(make['keyframes'])
  );
}

function isCount(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) > 0;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
