import type { Where } from './where-it-runs.ts';

/** Who renders a film, as the file beside its ledger says it. */
export interface FilmOwner extends Where {
  readonly schema: typeof SCHEMA;
  readonly id: string;
  readonly pid: number;
  /** When the process started, as its system tells it; where that is what a lock goes by. */
  readonly processStarted?: string;
  /** When the render began. */
  readonly since: string;
  /** The kernel's lock that it holds beside this file. */
  readonly lock?: string;
}

const SCHEMA = 'ministudio/owner@1';

export function newOwner(facts: Omit<FilmOwner, 'schema'>): FilmOwner {
  return { schema: SCHEMA, ...facts };
}

/** Undefined where the file says nothing that this version understands. */
export function parseOwner(text: string): FilmOwner | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { schema, id, host, pid, since } = value as Partial<Record<keyof FilmOwner, unknown>>;
  const isOwner =
    schema === SCHEMA &&
    typeof id === 'string' &&
    typeof host === 'string' &&
    Number.isSafeInteger(pid) &&
    typeof since === 'string';
  return isOwner ? (value as FilmOwner) : undefined;
}

/** Whether the kernel that ran the owner is ours, and would know if it still did. */
export function isOfThisPlace(
  owner: FilmOwner,
  here: Where & { readonly lock?: string | undefined },
): boolean {
  return (
    owner.host === here.host &&
    owner.boot === here.boot &&
    owner.namespace === here.namespace &&
    owner.lock === here.lock
  );
}
