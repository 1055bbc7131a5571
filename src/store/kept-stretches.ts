import { createHash } from 'node:crypto';
import { access, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { moveFileDurably } from './durable-files.ts';
import { makeFolder } from './make-folder.ts';

/** Clips kept by what they were made of, as long as the film is cut with them. */
export interface KeptStretches {
  find(recipe: string): Promise<string | undefined>;
  keep(recipe: string, file: string): Promise<string>;
  /** Removes those that were neither found nor kept since this was opened. */
  removeOthers(): Promise<void>;
}

/** @param folder `.ministudio` beside the film, whose lock is held. */
export async function keptStretches(folder: string, film: string): Promise<KeptStretches> {
  const place = join(folder, 'stretches', film);
  await makeFolder(place);
  const used = new Set<string>();
  const nameOf = (recipe: string): string =>
    `${createHash('sha256').update(recipe).digest('hex').slice(0, 32)}.mp4`;
  return {
    async find(recipe) {
      const name = nameOf(recipe);
      const path = join(place, name);
      const isThere = await access(path).then(
        () => true,
        () => false,
      );
      if (isThere) used.add(name);
      return isThere ? path : undefined;
    },
    async keep(recipe, file) {
      const name = nameOf(recipe);
      const path = join(place, name);
      await moveFileDurably(file, path);
      used.add(name);
      return path;
    },
    async removeOthers() {
      for (const name of await readdir(place)) {
        if (!used.has(name)) await rm(join(place, name), { force: true });
      }
    },
  };
}
