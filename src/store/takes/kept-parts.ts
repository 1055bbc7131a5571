import { createHash } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { moveFileDurably } from '../disk/durable-files.ts';
import { makeFolder } from '../disk/make-folder.ts';
import { digestIfThere, digestOfFile } from './vault.ts';

/**
 * Parts of a film, kept by what they were made of as long as it is cut with them: transitions, the
 * sound, what is known of the sounds in it.
 */
export interface KeptParts {
  /** One that is just as it was kept. */
  find(recipe: string): Promise<string | undefined>;
  keep(recipe: string, file: string): Promise<string>;
  /** Removes those that were neither found nor kept since this was opened. */
  removeOthers(): Promise<void>;
}

/** Each file is named by the digests of its recipe and of its bytes, and ends as it did. */
const DIGITS = 32;

/** @param folder `.ministudio` beside the film, whose lock is held. */
export async function keptParts(folder: string, film: string): Promise<KeptParts> {
  const place = join(folder, 'stretches', film);
  await makeFolder(place);
  const used = new Set<string>();
  const keyOf = (recipe: string): string =>
    short(createHash('sha256').update(recipe).digest('hex'));
  return {
    async find(recipe) {
      const key = keyOf(recipe);
      const names = await readdir(place);
      for (const name of names.filter((each) => each.startsWith(`${key}-`))) {
        const path = join(place, name);
        const digest = await digestIfThere(path);
        if (digest === undefined || name !== nameOf(key, digest, path)) continue;
        used.add(name);
        return path;
      }
      return undefined;
    },
    async keep(recipe, file) {
      const name = nameOf(keyOf(recipe), await digestOfFile(file), file);
      const path = join(place, name);
      await moveFileDurably(file, path);
      used.add(name);
      return path;
    },
    async removeOthers() {
      for (const name of await readdir(place)) {
        if (!used.has(name)) await rm(join(place, name), { recursive: true, force: true });
      }
    },
  };
}

function nameOf(key: string, digest: string, file: string): string {
  return `${key}-${short(digest.replace('sha256:', ''))}${extname(file)}`;
}

function short(hex: string): string {
  return hex.slice(0, DIGITS);
}
