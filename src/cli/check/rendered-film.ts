import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest } from '../../report/manifest.ts';
import { digestOfFile } from '../../store/takes/vault.ts';
import { cliError } from '../cli-error.ts';
import type { FilmPlace } from '../reading/film-place.ts';

/** A film that lies in its output folder. */
export interface RenderedFilm {
  readonly file: string;
  readonly manifest: Manifest;
  /** Whether the file is still the one that was rendered. */
  readonly isAsRendered: boolean;
}

/** @throws StudioError `usage/not-rendered` where there is none. */
export async function readRenderedFilm({ out, file: film }: FilmPlace): Promise<RenderedFilm> {
  const manifest = await manifestIn(out);
  const file = join(out, manifest?.film.file ?? 'film.mp4');
  const sha256 = await digestOfFile(file).catch(() => undefined);
  if (manifest === undefined || sha256 === undefined) {
    throw cliError(
      'usage/not-rendered',
      `there is no film with its manifest in ${out}`,
      `Make it: ministudio render ${film}; or say with --out where it is.`,
    );
  }
  return { file, manifest, isAsRendered: sha256 === manifest.film.sha256 };
}

async function manifestIn(out: string): Promise<Manifest | undefined> {
  try {
    const manifest = JSON.parse(await readFile(join(out, 'manifest.json'), 'utf8')) as Manifest;
    return manifest.schema === 'ministudio/manifest@1' ? manifest : undefined;
  } catch {
    return undefined; // None, or none of ours.
  }
}
