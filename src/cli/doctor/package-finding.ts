import { loadFailure } from '../../models/load-failure.ts';
import type { Finding } from './finding.ts';

interface Package {
  readonly name: string;
  readonly use: string;
  /** Whether films can be made without it. */
  readonly optional: boolean;
}

/** Loads a package as whoever needs it does, so that one that is there and broken is seen here first. */
export async function packageFinding(
  { name, use, optional }: Package,
  load: () => Promise<unknown> = () => import(name),
): Promise<Finding> {
  try {
    await load();
    return { what: name, state: 'good', detail: use };
  } catch (error) {
    const failure = loadFailure(name, error);
    if (failure === undefined) {
      return { what: name, state: optional ? 'missing' : 'bad', detail: `not installed; ${use}` };
    }
    const detail = `installed, but it can’t be loaded: ${failure}; ${use}`;
    return { what: name, state: optional ? 'failed' : 'bad', detail };
  }
}
