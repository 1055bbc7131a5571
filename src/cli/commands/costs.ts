import { readdir } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ExitCode } from '../../diagnostics/exit-code.ts';
import { isStudioError, type StudioError } from '../../diagnostics/studio-error.ts';
import { chargesOf } from '../../plan/charges.ts';
import type { Charge } from '../../plan/charge.ts';
import { costsOf, costTablesOf, since, usdPerSecond } from '../../plan/costs.ts';
import { latestTake } from '../../plan/latest-take.ts';
import type { PresentLines } from '../../plan/voice-record.ts';
import { type CostsDocument, costsText, type FilmCosts } from '../../report/costs-text.ts';
import { readLedger } from '../../store/ledger/read-ledger.ts';
import { takeLibraryOf } from '../../store/takes/take-library.ts';
import { cliError } from '../cli-error.ts';
import type { ReadOptions } from '../reading/film-options.ts';
import { type FilmPlace, filmPlace } from '../reading/film-place.ts';
import { requireKnownFilm } from '../reading/known-film.ts';
import type { Shell } from '../shell.ts';

export interface CostsOptions extends Pick<ReadOptions, 'set' | 'allowOutside'> {
  readonly since?: string;
  readonly json?: boolean;
}

/**
 * What films have cost, read off their ledgers: nothing is locked or written, so that it can be asked
 * while a film is rendered. A ledger that can’t be read is told, and the others are shown.
 */
export async function costs(
  shell: Shell,
  named: readonly string[],
  options: CostsOptions,
): Promise<number> {
  const day = options.since === undefined ? undefined : parseDay(options.since);
  const files = named.length > 0 ? eachOnce(shell.cwd, named) : await filmsHere(shell.cwd);
  const films: FilmCosts[] = [];
  const all: Charge[] = [];
  const failures: StudioError[] = [];
  for (const file of files) {
    try {
      const { charges, film } = await costsOfFilm(shell, file, options, day);
      films.push(film);
      all.push(...charges);
    } catch (error) {
      if (!isStudioError(error)) throw error;
      failures.push(error);
    }
  }
  const document: CostsDocument = {
    schema: 'ministudio/costs@1',
    ...(day !== undefined && { since: day }),
    films,
    total: costsOf(all),
  };
  if (options.json) shell.out(`${JSON.stringify(document, null, 2)}\n`);
  else if (films.length > 0) shell.out(costsText(document));
  else if (failures.length === 0) shell.err(`${join(shell.cwd, '.ministudio')} has no ledger\n`);
  for (const { code, message, hint } of failures) {
    shell.err(`error ${code}  ${message}\n`);
    if (hint !== undefined) shell.err(`  ${hint}\n`);
  }
  return failures[0]?.exitCode ?? ExitCode.done;
}

/** Named twice, in whatever way, a film has cost no more. */
function eachOnce(cwd: string, files: readonly string[]): readonly string[] {
  const ledgers = files.map((file) => filmPlace(cwd, file).ledger);
  return files.filter((_, index) => ledgers.indexOf(ledgers[index]!) === index);
}

/** A ledger, or what says how long it was: one that is gone is told, and not left out of the sum. */
const LEDGER = /\.ledger\.(?:jsonl|head)$/;

/** The films of a folder that have a ledger, whether or not their files are still there. */
async function filmsHere(cwd: string): Promise<readonly string[]> {
  const names = await readdir(join(cwd, '.ministudio')).catch(() => []);
  const films = names.flatMap((name) => (LEDGER.test(name) ? [name.replace(LEDGER, '')] : []));
  return [...new Set(films)]
    .map((name) => (existsSync(join(cwd, `${name}.yml`)) ? `${name}.yml` : `${name}.yaml`))
    .toSorted();
}

async function costsOfFilm(
  shell: Shell,
  file: string,
  options: CostsOptions,
  day: string | undefined,
): Promise<{ readonly charges: readonly Charge[]; readonly film: FilmCosts }> {
  const { cwd } = shell;
  const place = filmPlace(cwd, file);
  requireKnownFilm(cwd, file, place);
  const { entries } = await readLedger(place.ledger);
  const library = takeLibraryOf(entries, {});
  // By way of a command, which is a file of its own: another would cut what every start loads.
  const { readPlainFilm } = await import('./validate.ts');
  // What a film has cost is told also where it can’t be read.
  const film = await readPlainFilm(place.file, options);
  const ids = film && new Set<string>(film.shots);
  const isInFilm = (shot: string): boolean => ids?.has(shot) ?? true;
  const steps = entries.filter((entry) => entry.kind === 'step');
  const hasSpoken = film !== undefined && Object.keys(library.voices).length > 0;
  const present = hasSpoken ? await linesNow(shell, place, options) : undefined;
  const known = chargesOf(steps, library, isInFilm, present);
  const charges = day === undefined ? known : since(known, day);
  const shown = film?.shots.map((id) => latestTake(library, id)?.frames ?? 0) ?? [];
  const frames = shown.reduce((sum, each) => sum + each, 0);
  // What is shown may be paid for on other days than those that are asked for.
  const seconds = film && day === undefined ? film.secondsOf(frames) : null;
  return {
    charges,
    film: {
      film: file,
      ledger: relative(cwd, place.ledger),
      ...costsOf(charges),
      usableSeconds: seconds,
      usdPerUsableSecond: seconds === null ? null : (usdPerSecond(charges, seconds) ?? null),
      ...costTablesOf(charges),
    },
  };
}

/** Who speaks may not be known here, where nothing is set up: what was spoken last counts then, which is told. */
async function linesNow(
  shell: Shell,
  place: FilmPlace,
  options: CostsOptions,
): Promise<PresentLines | undefined> {
  try {
    const { readPresentLines } = await import('./prompts.ts');
    return await readPresentLines(shell, place, options);
  } catch (error) {
    if (!isStudioError(error)) throw error;
    const why = `${error.message.replace(/\.$/, '')}.`;
    shell.err(
      `${place.name}: who speaks its lines is not known here, so of each the one that was spoken last counts as heard. ${why}\n`,
    );
    return undefined;
  }
}

/** @throws StudioError `usage/wrong-flag` */
function parseDay(text: string): string {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(text).toJSON()?.startsWith(text);
  if (isDay) return text;
  throw cliError('usage/wrong-flag', `--since ${text} is no day`, 'Write it as 2026-11-26.');
}
