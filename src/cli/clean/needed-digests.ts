import type { TakeRecord } from '../../plan/take-record.ts';
import { subjectOfJob, parseStepName } from '../../plan/job-name.ts';
import type { LedgerEntry } from '../../store/ledger-entry.ts';
import { takeKey } from '../../store/take-files.ts';
import { digestsIn } from '../../store/unnamed-files.ts';

/** All that is kept of a take, and the pictures between which it was made. */
export function digestsOfTake(take: TakeRecord): readonly string[] {
  const { file, clips, lastFrame, firstFrame, endFrame } = take;
  return [file, ...clips, lastFrame, firstFrame, endFrame].filter((each) => each !== undefined);
}

/** The files and fingerprints that a ledger needs, but for what is only of these takes. */
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
        add([entry.keyframe.picture, entry.keyframe.made, entry.keyframe.fingerprint]);
        break;
      case 'voice':
        add([entry.voice.sound, entry.voice.fingerprint]);
        break;
      case 'step':
        // What a job has made is needed until its take is: a run may have been stopped in between.
        if (!without.has(takeOfStep(entry.name) ?? ''))
          add(digestsIn(JSON.stringify(entry.result)));
        break;
      default:
    }
  }
  return needed;
}

/** The take, as `takeKey` has it, that a step of a job is of. */
export function takeOfStep(name: string): string | undefined {
  const job = subjectOfJob(parseStepName(name)?.job ?? '');
  return job?.kind === 'take' ? takeKey(job) : undefined;
}

/** The beginnings of the fingerprints of what was asked, as the names of jobs have them. */
export function askedIn(
  entries: readonly LedgerEntry[],
  without: ReadonlySet<string>,
): ReadonlySet<string> {
  return new Set(
    entries.flatMap((entry) => {
      if (entry.kind !== 'step' || without.has(takeOfStep(entry.name) ?? '')) return [];
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
