import type { ShotId } from '../../film/ids.ts';
import type { TakeRecord } from '../../plan/take-record.ts';
import type { FoundFile } from '../../store/folder-survey.ts';
import type { LedgerEntry } from '../../store/ledger-entry.ts';
import { discardedTakes } from '../../store/take-files.ts';
import { digestsIn } from '../../store/unnamed-files.ts';
import type { Judgement, Keeping, KeptBecause, Removal, TakeName } from './clean-report.ts';
import { askedIn, digestsOfTake, neededBy } from './needed-digests.ts';
import { keysOf, spareTakes, thatFillTheDisk } from './spare-takes.ts';
import { hasOpenJob, isFree } from './what-was-paid.ts';

export interface FolderFacts {
  readonly found: readonly FoundFile[];
  /** Of the film that is cleaned. */
  readonly entries: readonly LedgerEntry[];
  /** The take of each shot that the film shows. */
  readonly shown: ReadonlyMap<ShotId, number>;
  /** Digests of the author's own pictures and clips that the film names. */
  readonly assets: ReadonlySet<string>;
  /** Of the other films in the folder, by name; undefined for one that can't be read. */
  readonly others: ReadonlyMap<string, readonly LedgerEntry[] | undefined>;
}

/** What may be removed that would stay otherwise. */
export interface CleanFlags {
  readonly paid: boolean;
  readonly oldLedgers: boolean;
}

/**
 * What of a working folder is to be removed. Pure. Never what the film shows, what is circled, what
 * another film needs, or what one of these is restored from; nothing that was or may have been paid for
 * without the flag; nothing that is not known.
 */
export function judgeFiles(facts: FolderFacts, flags: CleanFlags): Judgement {
  const kept = keptFileJudge(facts, flags);
  const films = new Set(facts.found.flatMap((file) => (file.role === 'ledger' ? [file.film] : [])));
  const removals: Removal[] = [];
  const keepings: Keeping[] = [];
  for (const file of facts.found) {
    switch (file.role) {
      case 'kept': {
        const judged = kept.judge(file);
        if (judged && 'rule' in judged) removals.push(judged);
        else if (judged) keepings.push(judged);
        break;
      }
      case 'recipe':
        if (kept.isRecipeSpare(file.fingerprint)) removals.push({ rule: 'recipe', file });
        break;
      case 'aside':
        removals.push({ rule: 'aside', file });
        break;
      case 'unfinished':
        removals.push({ rule: 'unfinished', file });
        break;
      case 'scratch':
        // Every run makes the folder, and leaves it empty.
        if (file.bytes > 0) removals.push({ rule: 'unfinished', file });
        break;
      case 'stretches':
        if (!films.has(file.film)) removals.push({ rule: 'stretches', file });
        break;
      case 'old-ledger':
        if (flags.oldLedgers) removals.push({ rule: 'old-ledger', file });
        else keepings.push({ because: 'old-ledger', file });
        break;
      case 'damaged-ledger':
      case 'unknown':
        keepings.push({ because: file.role, file });
        break;
      case 'ledger':
      case 'head':
        if (facts.others.has(file.film) && facts.others.get(file.film) === undefined) {
          keepings.push({ because: 'unread-ledger', file });
        }
        break;
      case 'owner':
        break;
    }
  }
  return { discard: kept.discard, removals, keepings };
}

type KeptFile = Extract<FoundFile, { readonly role: 'kept' }>;

function keptFileJudge({ found, entries, shown, assets, others }: FolderFacts, flags: CleanFlags) {
  const readable = [...others.values()].flatMap((each) => (each === undefined ? [] : [each]));
  const allRead = readable.length === others.size;
  const ledgers = [entries, ...readable];
  const elsewhere = new Set([
    ...assets,
    ...readable.flatMap((each) => [...neededBy(each, discardedTakes(each))]),
  ]);
  const spare = spareTakes(entries, shown);
  const removable = spare.filter((take) => flags.paid || isFree(take, entries));
  const discarded = allRead ? thatFillTheDisk(removable, entries, elsewhere, found) : [];
  const before = discardedTakes(entries);
  const gone = keysOf(discarded, before);
  const needed = neededBy(entries, gone);
  const neededButForSpare = neededBy(entries, keysOf(spare, before));
  const asked = new Set([
    ...askedIn(entries, gone),
    ...readable.flatMap((each) => [...askedIn(each, discardedTakes(each))]),
  ]);
  const named = new Set(ledgers.flatMap((each) => [...digestsIn(JSON.stringify(each))]));
  const mayBePaid = ledgers.some(hasOpenJob) || found.some(({ role }) => role === 'damaged-ledger');
  const [spareOf, discardedOf] = [takesByDigest(spare), takesByDigest(discarded)];

  const judge = (file: KeptFile): Removal | Keeping | undefined => {
    const { digest } = file;
    const keep = (because: KeptBecause, of?: TakeName): Keeping => ({
      because,
      file,
      ...(of && { of }),
    });
    if (elsewhere.has(digest)) return undefined;
    if (needed.has(digest)) {
      const of = neededButForSpare.has(digest) ? undefined : spareOf.get(digest);
      return of && keep(allRead ? 'paid' : 'unreadable', of);
    }
    if (!allRead) return keep('unreadable');
    const of = discardedOf.get(digest);
    if (of !== undefined) return { rule: 'superseded', file, of };
    // All that a ledger names and does not need is of takes that were discarded.
    if (named.has(digest)) return { rule: 'discarded', file };
    return mayBePaid && !flags.paid ? keep('perhaps-paid') : { rule: 'unnamed', file };
  };
  return {
    discard: discarded.map(({ shot, take }): TakeName => ({ shot, take })),
    judge,
    isRecipeSpare: (fingerprint: string): boolean =>
      allRead &&
      !needed.has(fingerprint) &&
      !elsewhere.has(fingerprint) &&
      !asked.has(fingerprint.slice(7, 23)),
  };
}

function takesByDigest(takes: readonly TakeRecord[]): ReadonlyMap<string, TakeName> {
  return new Map(
    takes.flatMap((record) => {
      const { shot, take } = record;
      return digestsOfTake(record).map((digest) => [digest, { shot, take }] as const);
    }),
  );
}
