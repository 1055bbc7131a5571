import { dirname, join } from 'node:path';
import { type Origin, originText } from '../../config/origin.ts';
import type { Environment } from '../../secrets/environment.ts';
import { BOOK } from '../../store/spending/spending-book.ts';
import { cliError } from '../cli-error.ts';
import { userConfig } from './config-files.ts';
import type { Setup } from './open-setup.ts';

/** The cap on a month, and where what counts against it is written down. */
export interface MonthBudget {
  readonly usd: number;
  /** Who sets it, as it is shown. */
  readonly setBy: string;
  /** The path of the book. */
  readonly book: string;
  /** Of the films for which it holds: their names in the book start from it. */
  readonly folder: string;
}

/**
 * The book lies beside the file that sets the cap: its films share it, whoever renders them. Where the
 * cap is the user’s own, or is set by a variable alone, it lies with what else programs remember for
 * that user. A variable changes the amount, not the book: money would be spent twice.
 *
 * @throws StudioError `usage/wrong-variable` where there is no place for it.
 */
export function monthBudgetOf({ config, files, environment }: Setup): MonthBudget | undefined {
  const said = config.render.monthBudget;
  if (said === undefined) return undefined;
  const file = files.findLast(({ layer }) => layer.render.monthBudget !== undefined)?.file;
  const isOfProject = file !== undefined && file !== userConfig(environment)?.path;
  const folder = isOfProject ? dirname(file) : stateFolder(environment, said.origin);
  const book = isOfProject ? join(folder, '.ministudio', BOOK) : join(folder, BOOK);
  return { usd: said.value, setBy: originText(said.origin, (name) => name), book, folder };
}

function stateFolder(environment: Environment, origin: Origin): string {
  const home = environment.get('HOME') ?? environment.get('USERPROFILE');
  const base =
    environment.get('XDG_STATE_HOME') ??
    (process.platform === 'win32' ? environment.get('LOCALAPPDATA') : undefined) ??
    (home === undefined ? undefined : join(home, '.local', 'state'));
  if (base !== undefined) return join(base, 'ministudio');
  throw cliError(
    'usage/wrong-variable',
    `${originText(origin, (name) => name)} sets a budget for a month, and there is no folder to reckon it in`,
    'Set HOME or XDG_STATE_HOME.',
  );
}
