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

function isTake(made: Fields): boolean {
  const { shot, take, clips, file, frames, lastFrame } = made;
  return (
    isMade(made) &&
    areTexts([shot, file, lastFrame]) &&
    isCount(take) &&
    isCount(frames) &&
    areTexts(clips)
  );
}

function isKeyframe(still: Fields): boolean {
  const { ends, number, made, picture } = still;
  return isMade(still) && areTexts([ends, made, picture]) && isCount(number);
}

function isVoice(spoken: Fields): boolean {
  const { shot, line, sound, samples } = spoken;
  return (
    isMade(spoken) && areTexts([shot, sound]) && (line === 0 || isCount(line)) && isCount(samples)
  );
}

/** What is known of all that was made: of whom it was asked, what it came to, how it differs. */
function isMade({ fingerprint, provider, model, cost, notes }: Fields): boolean {
  return (
    areTexts([fingerprint, provider, model]) &&
    isFields(cost) &&
    isUsd(cost['estimatedUsd']) &&
    isUsd(cost['actualUsd']) &&
    areFields(notes)
  );
}

function isAnewRun({ asked, make }: Fields): boolean {
  return isFields(asked) && isFields(make) && [make['shots'], make['keyframes']].every(areFields);
}

function areFields(values: unknown): boolean {
  return Array.isArray(values) && values.every(isFields);
}

function areTexts(values: unknown): boolean {
  return Array.isArray(values) && values.every((value) => typeof value === 'string');
}

/** Null where nobody knows how many. */
function isUsd(value: unknown): boolean {
  return value === null || typeof value === 'number';
}

function isCount(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) > 0;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
