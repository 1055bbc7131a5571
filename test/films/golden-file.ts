import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const GOLDEN = new URL('../golden/films/', import.meta.url);

/**
 * What a golden file holds. `UPDATE_GOLDEN=1` writes it anew from `actual` first; a difference must
 * be explained with the change.
 */
export function goldenText(film: string, name: string, actual: string): string {
  const folder = new URL(`${film}/`, GOLDEN);
  const file = new URL(name, folder);
  if (process.env['UPDATE_GOLDEN'] === '1') {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, actual);
  }
  return readFileSync(file, 'utf8');
}
