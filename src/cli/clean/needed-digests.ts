import type { TakeRecord } from '../../plan/take-record.ts';
import type { KeyframeRecord } from '../../plan/keyframe-record.ts';
import type { LedgerEntry } from '../../store/ledger/ledger-entry.ts';
import { takeKey } from '../../store/takes/take-files.ts';
import { digestsIn } from '../../store/takes/unnamed-files.ts';
import { keyframeKey, keyOfStep, voiceKey } from './made-keys.ts';

/** All that is kept of a take, and the pictures between which it was made. */
export function digestsOfTake(take: TakeRecord): readonly string[] {
  const { file, clips, lastFrame, firstFrame, endFrame } = take;
  return [file, ...clips, lastFrame, firstFrame, endFrame].filter((each) => each !== undefined);
}

/** A keyframe's picture, and what it is made of again. */
export function digestsOfKeyframe({ picture, made }: KeyframeRecord): readonly string[] {
  return [picture, made];
}

/**
 * The files and fingerprints that a ledger needs, but for what is only of these takes, keyframes and
 * lines.
 */
export function neededBy(
  entries: readonly LedgerEntry[],
  without: ReadonlySet<string>,
): ReadonlySet<string> {
  const needed = new Set<string>();
  const add = (digests: Iterable<string>): void => {
    for (const digest of digests) needed.add(digest);
  };
  for (const entry of entries) {
    switch (entry.kind) {
      case 'take':
        if (without.has(takeKey(entry.take))) break;
        add(digestsOfTake(entry.take));
        needed.add(entry.take.fingerprint);
        break;
      case 'keyframe':
        if (!without.has(keyframeKey(entry.keyframe))) add(digestsOfKeyframe(entry.keyframe));
        break;
      case 'voice':
        if (!without.has(voiceKey(entry.voice))) needed.add(entry.voice.sound);
        break;
      case 'step':
        // What a job has made is needed until its take is: a run may have been stopped in between.
        if (!without.has(keyOfStep(entry) ?? '')) {
          add(digestsIn(JSON.stringify(entry.result)));
        }
        break;
      default:
    }
  }
  return needed;
}

/** The beginnings of the fingerprints of what was asked, as the names of jobs have them. */
export function askedIn(
  entries: readonly LedgerEntry[],
  without: ReadonlySet<string>,
): ReadonlySet<string> {
  return new Set(
    entries.flatMap((entry) => {
      if (entry.kind !== 'step' || without.has(keyOfStep(entry) ?? '')) return [];
      return /\/([0-9a-f]{16})#/.exec(entry.name)?.slice(1) ?? [];
    }),
  );
}

/** The takes of a ledger, each by its newest record. */
export function takesIn(entries: readonly LedgerEntry[]): readonly TakeRecord[] {
  const takes = new Map<string, TakeRecord>();
  for (const entry of entries)
    if (entry.kind === 'take') takes.set(takeKey(entry.take), entry.take);
  return [...takes.values()];
}
