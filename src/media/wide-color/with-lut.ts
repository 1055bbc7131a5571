import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cubeLut } from './cube-lut.ts';
import { isWideColor } from './house-light.ts';
import type { LightEncoding } from './house-light.ts';

/** Tables that were made; a clip is conformed for its last frame and for its pictures. */
const tables = new Map<string, string>();

function tableOf(clip: LightEncoding): string {
  const key = `${clip.primaries}/${clip.transfer}`;
  const table = tables.get(key) ?? cubeLut(clip);
  tables.set(key, table);
  return table;
}

/** Runs `use` with the file of a clip's table, which is there only that long; none if it needs none. */
export async function withLut(
  clip: LightEncoding,
  use: (path: string | undefined) => Promise<void>,
): Promise<void> {
  if (!isWideColor(clip)) return await use(undefined);
  const folder = await mkdtemp(join(tmpdir(), 'ministudio-lut-'));
  try {
    const path = join(folder, 'house.cube');
    await writeFile(path, tableOf(clip));
    await use(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
