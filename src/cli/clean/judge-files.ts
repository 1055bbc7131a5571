import type { ShotId } from '../../film/ids.ts';
import type { TakeRecord } from '../../plan/take-record.ts';
import type { FoundFile } from '../../store/disk/folder-survey.ts';
import type { LedgerEntry } from '../../store/ledger/ledger-entry.ts';
import { discardedTakes, takeKey } from '../../store/takes/take-files.ts';
import { digestsIn } from '../../store/takes/unnamed-files.ts';
import type {
  Judgement,
  Keeping,
  KeptBecause,
  MadeName,
  Removal,
  TakeName,
} from './clean-report.ts';
import { askedIn, digestsOfTake, neededBy } from './needed-digests.ts';
import { type InUse, type Spare, spareStillsAndLines } from './spare-stills-and-lines.ts';
import { keysOf, spareTakes, thatFillTheDisk } from './spare-takes.ts';
import { hasOpenJob, whatIsFree } from './what-was-paid.ts';

export interface FolderFacts {
  readonly found: readonly FoundFile[];
  /** Of the film that is cleaned. */
  readonly entries: readonly LedgerEntry[];
  /** The take of each shot that the film shows. */
  readonly shown: ReadonlyMap<ShotId, number>;
  /** What it uses of its keyframes and lines. */
  readonly inUse: InUse;
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
 * What of a working folder is to be removed. Pure. Never what the film shows or says, what is circled,
 * what another film needs, or what one of these is made of or restored from; nothing that was or may have been paid for
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
      case 'book':
        break;
    }
  }
  return { discard: kept.discard, removals, keepings };
}

type KeptFile = Extract<FoundFile, { readonly role: 'kept' }>;

function keptFileJudge(facts: FolderFacts, flags: CleanFlags) {
  const { found, entries, shown, inUse, assets, others } = facts;
  const readable = [...others.values()].flatMap((each) => (each === undefined ? [] : [each]));
  const allRead = readable.length === others.size;
  const ledgers = [entries, ...readable];
  const elsewhere = new Set([
    ...assets,
    ...readable.flatMap((each) => [...neededBy(each, discardedTakes(each))]),
  ]);
  const spare = spareTakes(entries, shown);
  const isFree = whatIsFree(entries);
  const removable = spare.filter(
    (take) => flags.paid || isFree({ key: takeKey(take), cost: take.cost, files: take.clips }),
  );
  const discarded = allRead ? thatFillTheDisk(removable, entries, elsewhere, found) : [];
  const before = discardedTakes(entries);
  const goneTakes = keysOf(discarded, before);
  const beside = spareStillsAndLines(entries, inUse, isFree, goneTakes, elsewhere);
  const goneBeside = allRead ? beside.filter((each) => flags.paid || each.isFree) : [];
  const gone = new Set([...goneTakes, ...goneBeside.map(({ key }) => key)]);
  const needed = neededBy(entries, gone);
  const spareKeys = [...before, ...beside.map(({ key }) => key)];
  const neededButForSpare = neededBy(entries, keysOf(spare, spareKeys));
  const asked = new Set([
    ...askedIn(entries, gone),
    ...readable.flatMap((each) => [...askedIn(each, discardedTakes(each))]),
  ]);
  const named = new Set(ledgers.flatMap((each) => [...digestsIn(JSON.stringify(each))]));
  const mayBePaid = ledgers.some(hasOpenJob) || found.some(({ role }) => role === 'damaged-ledger');
  const [spareOf, discardedOf] = [takesByDigest(spare), takesByDigest(discarded)];
  const [besideOf, goneBesideOf] = [byDigest(beside), byDigest(goneBeside)];

  const judge = (file: KeptFile): Removal | Keeping | undefined => {
    const { digest } = file;
    const keep = (because: KeptBecause, of?: MadeName): Keeping => ({
      because,
      file,
      ...(of && { of }),
    });
    if (elsewhere.has(digest)) return undefined;
    if (needed.has(digest)) {
      if (neededButForSpare.has(digest)) return undefined;
      const of = spareOf.get(digest);
      if (of !== undefined) return keep(allRead ? 'paid' : 'unreadable', of);
      const still = besideOf.get(digest);
      return still && keep(allRead ? 'paid-beside' : 'unreadable', still.of);
    }
    if (!allRead) return keep('unreadable');
    const of = discardedOf.get(digest);
    if (of !== undefined) return { rule: 'superseded', file, of };
    const still = goneBesideOf.get(digest);
    if (still !== undefined) return { rule: still.rule, file, of: still.of };
    // All else that a ledger names and does not need is of takes that were discarded.
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

function byDigest(spare: readonly Spare[]): ReadonlyMap<string, Spare> {
  return new Map(
    spare.flatMap((each) => each.digests.map((digest): [string, Spare] => [digest, each])),
  );
}

function takesByDigest(takes: readonly TakeRecord[]): ReadonlyMap<string, TakeName> {
  return new Map(
    takes.flatMap((record) => {
      const { shot, take } = record;
      return digestsOfTake(record).map((digest) => [digest, { shot, take }] as const);
    }),
  );
}
