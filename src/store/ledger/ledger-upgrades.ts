import type { TakeNote } from '../../film/take-note.ts';
import { isEntry } from './check-entry.ts';
import { LEDGER_SCHEMA, type LedgerEntry } from './ledger-entry.ts';
import type { LineDamage } from './ledger-line.ts';

type Fields = Readonly<Record<string, unknown>>;

export const OLDEST_SCHEMA = 'ministudio/ledger@1';

/** What each line of an older version is in the next. */
const UPGRADES: Readonly<Record<string, (line: Fields) => Fields>> = {
  [OLDEST_SCHEMA]: fromVersion1,
};

/** Whether a first line names an older version that can be read. */
export function isUpgradable(schema: unknown): schema is string {
  return typeof schema === 'string' && Object.hasOwn(UPGRADES, schema);
}

/** Reads one line of an older version. Those had no sums. */
export function upgradeLine(line: string, schema: string): LedgerEntry | LineDamage {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return { damage: 'is not JSON' };
  }
  const isObject = typeof parsed === 'object' && parsed !== null;
  const entry = isObject ? UPGRADES[schema]!(parsed as Fields) : parsed;
  return isEntry(entry) ? entry : { damage: 'is no entry that this version knows' };
}

/** Lines were neither numbered nor summed, and notes of takes were the provider's words alone. */
function fromVersion1(line: Fields): Fields {
  switch (line['kind']) {
    case 'opened':
      return { ...line, schema: LEDGER_SCHEMA };
    case 'take':
      return { ...line, take: withTypedNotes(line['take']) };
    default:
      return line;
  }
}

/** The first had none. */
function withTypedNotes(take: unknown): unknown {
  if (typeof take !== 'object' || take === null) return take;
  const { notes = [] } = take as { readonly notes?: unknown };
  if (!Array.isArray(notes)) return take;
  const typed = notes.map((note: TakeNote | string) =>
    typeof note === 'string' ? { kind: 'made-otherwise', text: note } : note,
  );
  return { ...take, notes: typed };
}
