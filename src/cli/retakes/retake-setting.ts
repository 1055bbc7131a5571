import { randomInt } from 'node:crypto';
import type { Film } from '../../film/film.ts';
import { overrideFilm, type OverrideOptions, type ReadOptions } from '../reading/film-options.ts';
import { type FilmPlace, filmPlace } from '../reading/film-place.ts';
import { readAndReport } from '../reading/read-and-report.ts';
import { type RunProviders, runProviders } from '../providers/run-providers.ts';
import { withDefaults } from '../setup/render-defaults.ts';
import type { Shell } from '../shell.ts';
import { parseRetake } from './asked-retake.ts';
import type { RetakeWish } from './plan-retake.ts';

export interface RetakeOptions extends ReadOptions, OverrideOptions {
  readonly line?: string;
  readonly note?: string;
  readonly out?: string;
  readonly dryRun?: boolean;
  readonly steal?: boolean;
  readonly json?: boolean;
  readonly verbose?: boolean;
}

/** The film that a retake is for, and what is wished of it. */
export interface RetakeSetting {
  /** As it is written. */
  readonly read: Film;
  /** As the flags have it. */
  readonly film: Film;
  readonly place: FilmPlace;
  readonly providers: RunProviders;
  readonly wish: RetakeWish;
}

/** Services differ in how large a seed they take; all take these. */
const SEEDS = 2 ** 31;

/** Undefined where the film has errors, which are reported. */
export async function retakeSetting(
  shell: Shell,
  file: string,
  flags: RetakeOptions,
): Promise<RetakeSetting | undefined> {
  const asked = parseRetake(flags);
  const providers = await runProviders(shell, flags);
  // The seed is the take's: the film keeps its own.
  const { seed: _seed, ...options } = withDefaults(flags, providers.config);
  const read = await readAndReport(shell, file, options, providers);
  if (read === undefined) return undefined;
  let drawn: number | undefined;
  return {
    read: read.film,
    film: overrideFilm(read.film, options),
    place: filmPlace(shell.cwd, file, options.out),
    providers,
    wish: {
      ...asked,
      // What is chosen once more, after its lines were spoken, is the take that was told.
      draw: () => (drawn ??= randomInt(SEEDS)),
      written: providers.redactor.redact,
    },
  };
}
