import { type Film, shotsOf } from '../../film/film.ts';
import { AUTO } from '../../film/vocabulary.ts';
import type { AdapterEntry } from '../../providers/adapter-entry.ts';
import { joinedSecretError } from '../../secrets/secret-error.ts';
import type { RunProviders } from '../providers/run-providers.ts';

type Run = Parameters<RunProviders['fetchSecrets']>[1];

/**
 * Fetches the secrets of every provider that a film may go to, before it is known who makes what.
 *
 * @throws StudioError `secrets/…` where one can’t be had: another provider in its place would be a guess.
 */
export async function needFilmSecrets(
  film: Film,
  providers: RunProviders,
  run: Run,
): Promise<void> {
  const failures = await providers.fetchSecrets(providersOf(film, providers), run);
  const error = joinedSecretError(failures);
  if (error !== undefined) throw error;
}

/** The same for who only plans: what can’t be had is told, and taken to be there if somebody says so. */
export async function askFilmSecrets(
  film: Film,
  providers: RunProviders,
  run: Run & { readonly err: (text: string) => void },
): Promise<void> {
  for (const { code, message, hint } of await providers.fetchSecrets(
    providersOf(film, providers),
    run,
  )) {
    run.err(`warning ${code}  ${message}\n`);
    if (hint !== undefined) run.err(`  ${hint}\n`);
  }
}

function providersOf(film: Film, providers: RunProviders): readonly AdapterEntry[] {
  const names = new Set([
    ...shotsOf(film).flatMap((shot) => shot.providers.use),
    ...(film.stills?.use ?? []),
  ]);
  const isAuto = names.has(AUTO);
  return providers.all.filter(
    (entry) =>
      names.has(entry.name) || (isAuto && entry.kind === 'video' && entry.auto !== 'never'),
  );
}
