import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const FILMS = new URL('../../films/', import.meta.url);
export const TEMPLATES = new URL('../../templates/', import.meta.url);

/** The names of the folders that hold a film. */
export function filmsIn(folder: URL): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

export function filmFile(folder: URL, name: string): string {
  return fileURLToPath(new URL(`${name}/film.yaml`, folder));
}
