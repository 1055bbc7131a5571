import type { TakeLibrary } from '../../plan/take-record.ts';
import { takeOfLine } from '../../plan/voice-record.ts';
import type { LineJob } from '../../shoot/lines/line-job.ts';
import type { Ledger } from '../../store/ledger/ledger.ts';

/** Writes down which takes of lines are asked for, before anybody is asked. */
export async function beginLineRetakes(ledger: Ledger, jobs: readonly LineJob[]): Promise<void> {
  for (const { retake } of jobs) {
    if (retake?.isKnown === false) {
      await ledger.append({ kind: 'line-retake', retake: retake.retake });
    }
  }
}

/** All that were spoken have been cut into the film: the same command starts another from then on. */
export async function endLineRetakes(
  ledger: Ledger,
  { lineTakes, lineRetakes }: Pick<TakeLibrary, 'lineTakes' | 'lineRetakes'>,
): Promise<void> {
  for (const { fingerprint, take, ended } of Object.values(lineRetakes).flat()) {
    const isSpoken = lineTakes[fingerprint]?.some((each) => takeOfLine(each) === take) ?? false;
    if (isSpoken && !ended) await ledger.append({ kind: 'line-retake-ended', fingerprint, take });
  }
}
