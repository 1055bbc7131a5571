import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Charge } from '../../src/plan/charge.ts';
import { chargesOf } from '../../src/plan/charges.ts';
import { type JobSubject, printIn } from '../../src/plan/job-name.ts';
import type { LedgerEntry } from '../../src/store/ledger/ledger-entry.ts';
import { takeLibraryOf } from '../../src/store/takes/take-library.ts';

/** Every charge of a film that may cost something, as its ledger has it; a line that was cut off is none yet. */
export function chargesIn(folder: string): readonly Charge[] {
  const path = join(folder, '.ministudio/film.ledger.jsonl');
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1);
  const entries = lines.map((line) => JSON.parse(line) as LedgerEntry);
  const steps = entries.filter((entry) => entry.kind === 'step');
  return chargesOf(steps, takeLibraryOf(entries, {})).filter(
    ({ money }) => money.kind === 'free' || (money.usd !== 0 && money.usd !== null),
  );
}

const nameOf = ({ job, round }: Charge): string => `${job}#${round}`;
const mayCost = ({ money }: Charge): boolean => money.kind !== 'free';

/**
 * What a command without a flag for it has claimed for a shot of which something was under way otherwise, and is so
 * still, or is made since. Lines and stills follow the words of the film.
 */
export function paidBeside(before: readonly Charge[], after: readonly Charge[]): readonly string[] {
  const now = new Map(after.map((charge) => [nameOf(charge), charge]));
  const goesOn = before.filter(
    (charge) =>
      charge.ending === 'open' && ['open', 'made'].includes(now.get(nameOf(charge))?.ending ?? ''),
  );
  return claimedSince(before, after).flatMap((charge) =>
    goesOn
      .filter(
        ({ subject, job }) =>
          subject?.kind === 'take' &&
          charge.subject?.kind === 'take' &&
          subject.shot === charge.subject.shot &&
          // The next part of the very take.
          (subject.take !== charge.subject.take || printIn(job) !== printIn(charge.job)),
      )
      .map((beside) => `${nameOf(charge)} is paid for beside ${nameOf(beside)}`),
  );
}

/** What was claimed though the very same was made before, or was under way, and is in no take yet. */
export function paidAgain(before: readonly Charge[], after: readonly Charge[]): readonly string[] {
  const there = before.filter(
    ({ ending, use }) => use === 'open' && (ending === 'open' || ending === 'made'),
  );
  const now = new Map(after.map((charge) => [nameOf(charge), charge]));
  return claimedSince(before, after).flatMap((charge) =>
    there
      .filter((each) => whatOf(each) === whatOf(charge))
      // Given up, or found not to be there: then it is asked for once more.
      .filter((each) => ['open', 'made'].includes(now.get(nameOf(each))?.ending ?? ''))
      .map((each) => `${nameOf(charge)} is paid for again after ${nameOf(each)}`),
  );
}

function claimedSince(before: readonly Charge[], after: readonly Charge[]): readonly Charge[] {
  const known = new Set(before.map(nameOf));
  return after.filter((charge) => !known.has(nameOf(charge)) && mayCost(charge));
}

/** What was asked for in the very same words, and is under way more than once. */
export function twiceUnderWay(charges: readonly Charge[]): readonly string[] {
  const open = charges.filter((charge) => charge.use === 'open' && mayCost(charge));
  const prints = open.filter(({ ending }) => ending === 'open').map(whatOf);
  return prints.filter((print, index) => prints.indexOf(print) !== index);
}

/** What is asked for, whatever its number: the words are in the print. */
function whatOf({ job, subject }: Charge): string {
  return `${placeOf(subject)} ${printIn(job)}`;
}

function placeOf(subject: JobSubject | undefined): string {
  switch (subject?.kind) {
    case 'take':
      return `${subject.shot}, part ${subject.segment}`;
    case 'keyframe':
      return `the keyframe of ${subject.shot}`;
    // Another take of it is asked for on purpose.
    case 'line':
      return `line ${subject.take ?? ''}`;
    default:
      return 'something';
  }
}
