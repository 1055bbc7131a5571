import { isFree, spokenFree } from '../routing/free-voices.ts';
import { keyShapes } from '../../diagnostics/key-shapes.ts';
import type { Film } from '../../film/film.ts';
import type { Shot } from '../../film/shot.ts';
import { cliError } from '../cli-error.ts';
import { QUALITIES, type Quality } from '../../film/vocabulary.ts';
import type { SetupOptions } from '../setup/open-setup.ts';

/** Flags that every command that reads a film understands. */
export interface ReadOptions extends SetupOptions {
  readonly set?: readonly string[];
  readonly allowOutside?: boolean;
  /** Of what goes to people, errors only. */
  readonly quiet?: boolean;
}

/** Flags that are stronger than what the film says. */
export interface OverrideOptions {
  readonly provider?: string;
  readonly quality?: string;
  readonly seed?: string;
  readonly budget?: string;
  /** US dollars: the most that any film may cost, where no flag says otherwise. */
  readonly ceiling?: number;
}

/** `['a=1', 'b=2']` → `{ a: '1', b: '2' }`. */
export function parseSettings(settings: readonly string[] = []): Record<string, string> {
  // Without a prototype, so that no name is special.
  const parsed = Object.create(null) as Record<string, string>;
  for (const setting of settings) {
    const at = setting.indexOf('=');
    if (at < 1) {
      throw cliError(
        'usage/wrong-flag',
        `--set wants KEY=VALUE, not "${setting}"`,
        'Write --set hero=red',
      );
    }
    const key = setting.slice(0, at);
    const [secret] = keyShapes(setting);
    if (secret !== undefined) {
      throw cliError(
        'usage/wrong-flag',
        `--set ${key} looks like ${secret.what}`,
        'A film is sent to services: keys are kept in `.env`, where .env.example shows.',
      );
    }
    parsed[key] = setting.slice(at + 1);
  }
  return parsed;
}

/** Names between commas. None at all is a slip, such as a variable of the shell that is empty. */
export function parseNames(flag: string, names: string): readonly string[] {
  const parsed = names
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (parsed.length > 0) return parsed;
  throw cliError('usage/wrong-flag', `${flag} names nothing`, `Leave ${flag} out, or name one.`);
}

/** The film with the flags of the command line in place of what it says itself. */
export function overrideFilm(film: Film, options: OverrideOptions): Film {
  const use =
    options.provider === undefined ? undefined : parseNames('--provider', options.provider);
  const quality = options.quality === undefined ? undefined : parseQuality(options.quality);
  const seed = options.seed === undefined ? undefined : parseSeed(options.seed);
  const budget = budgetOf(film, options);
  if ([use, quality, seed, budget].every((value) => value === undefined)) return film;
  const said = {
    ...(quality !== undefined && { quality }),
    ...(seed !== undefined && { seed }),
  };
  const overrideShot = (shot: Shot): Shot => ({
    ...shot,
    ...said,
    ...(use && { providers: { ...shot.providers, use, namedBy: 'run' } }),
  });
  return {
    ...(isFree(use) ? spokenFree(film) : film),
    ...said,
    ...(budget !== undefined && { budget: { capUsd: budget } }),
    ...(use && { providers: { ...film.providers, use, namedBy: 'run' } }),
    ...(use && film.stills && { stills: { ...film.stills, use: [...use, ...film.stills.use] } }),
    scenes: film.scenes.map((scene) => ({ ...scene, shots: scene.shots.map(overrideShot) })),
  };
}

/** The flag’s; else the film’s own, as far as the ceiling allows. */
function budgetOf({ budget }: Film, options: OverrideOptions): number | undefined {
  if (options.budget !== undefined) return parseBudget(options.budget);
  if (options.ceiling === undefined) return undefined;
  return Math.min(options.ceiling, budget?.capUsd ?? Infinity);
}

export function parseQuality(text: string): Quality {
  const quality = QUALITIES.find((known) => known === text);
  if (quality === undefined) {
    throw cliError(
      'usage/wrong-flag',
      `--quality ${text} is not known`,
      `Write one of ${QUALITIES.join(', ')}.`,
    );
  }
  return quality;
}

export function parseSeed(text: string): number {
  const seed = Number(text);
  if (!/^\d+$/.test(text) || seed > 0xffff_ffff) {
    throw cliError(
      'usage/wrong-flag',
      `--seed ${text} is not a seed`,
      'Write a whole number from 0 to 4294967295.',
    );
  }
  return seed;
}

export function parseBudget(text: string): number {
  if (!/^\d+(\.\d+)?$/.test(text)) {
    throw cliError('usage/wrong-flag', `--budget ${text} is no amount`, 'Write US dollars: 12.50');
  }
  return Number(text);
}
