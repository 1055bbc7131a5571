import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import type { KeptParts } from '../../store/takes/kept-parts.ts';

/** What was found out about a sound, kept as long as the film is cut with it. */
export interface KeptFacts {
  /** @returns what was found out of what that recipe makes; undefined where that is not known. */
  recall<T>(recipe: string): Promise<{ readonly facts: T } | undefined>;
  /** @param facts what JSON can say, and infinite numbers. */
  remember(recipe: string, facts: unknown): Promise<void>;
}

/** @param scratch where files are written before they are kept. */
export function keptFacts(kept: KeptParts, scratch: string): KeptFacts {
  return {
    async recall<T>(recipe: string) {
      const file = await kept.find(recipe);
      if (file === undefined) return undefined;
      return JSON.parse(await readFile(file, 'utf8'), revive) as { readonly facts: T };
    },
    async remember(recipe, facts) {
      const file = join(scratch, `${randomUUID()}.json`);
      await writeFile(file, JSON.stringify({ facts }, replace));
      await kept.keep(recipe, file);
    },
  };
}

/** Silence is as loud as that, and JSON has no word for it. */
const SILENT = '-Infinity';

function replace(_: string, value: unknown): unknown {
  return value === -Infinity ? SILENT : value;
}

function revive(_: string, value: unknown): unknown {
  return value === SILENT ? -Infinity : value;
}
