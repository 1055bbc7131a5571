import type { CallSheet } from '../plan/call-sheet.ts';
import { unknownJobs } from '../shoot/unknown-jobs.ts';
import type { LedgerEntry } from '../store/ledger-entry.ts';

/** The plan with what is not known of earlier submissions, at the shots that are to be made. */
export function tellUnknown(sheet: CallSheet, entries: readonly LedgerEntry[]): CallSheet {
  const jobs = unknownJobs(entries.filter((entry) => entry.kind === 'step'));
  if (jobs.length === 0) return sheet;
  const shots = sheet.shots.map((shot) => {
    if (shot.state === 'fresh') return shot;
    const own = jobs.filter(({ subject }) => subject.kind === 'take' && subject.shot === shot.id);
    const reasons = own.map(({ claim }) => reasonOf(claim.provider ?? shot.provider));
    return { ...shot, reasons: [...shot.reasons, ...new Set(reasons)] };
  });
  return { ...sheet, shots };
}

function reasonOf(provider: string): string {
  return `an earlier submission to ${provider} may have been taken and charged: where ${provider} can’t be asked, \`ministudio resolve\` settles it before anything is submitted`;
}
