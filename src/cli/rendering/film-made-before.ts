import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest } from '../../report/manifest.ts';
import { digestOfFile } from '../../store/takes/vault.ts';

/** What a render would write, before it is cut. */
export interface FilmToMake {
  readonly out: string;
  readonly manifest: Omit<Manifest, 'ffmpeg'>;
  /** Where the bytes of each file beside the film are kept, by its path from the output folder. */
  readonly kept: ReadonlyMap<string, string>;
  /** The text of each file of subtitles, by its path from the output folder. */
  readonly texts: ReadonlyMap<string, string>;
}

/**
 * The manifest of the film that lies there, where it is the very film that would be made: of the same
 * spec, by the same version, of the same takes, and with all its files as they were written.
 */
export async function filmMadeBefore(wanted: FilmToMake): Promise<Manifest | undefined> {
  const { out, kept, texts } = wanted;
  const made = await manifestIn(out);
  if (made === undefined || contentOf(made) !== contentOf(wanted.manifest)) return undefined;
  for (const [file, source] of kept) {
    if (!(await isSameFile(join(out, file), source))) return undefined;
  }
  for (const [file, text] of texts) {
    if ((await textOf(join(out, file))) !== text) return undefined;
  }
  if ((await stat(join(out, 'report.html')).catch(() => undefined)) === undefined) return undefined;
  const { subtitled } = made.film;
  for (const { file, sha256 } of [made.film, ...(subtitled === undefined ? [] : [subtitled])]) {
    const digest = await digestOfFile(join(out, file)).catch(() => undefined);
    if (digest !== sha256) return undefined;
  }
  return made;
}

/** All of a manifest that says what was made, and nothing of how its run went. */
function contentOf(manifest: Omit<Manifest, 'ffmpeg'>): string {
  const { schema, tool, specDigest, film, shots, keyframes, lines, subtitles } = manifest;
  const { sha256: _cut, audio, subtitled, ...facts } = film;
  const made = shots.map(
    ({ state: _state, reasons: _reasons, restorable: _kept, ...rest }) => rest,
  );
  const read = [subtitles, subtitled?.language, subtitled?.file];
  return JSON.stringify([
    schema,
    tool,
    specDigest,
    facts,
    audio?.files,
    made,
    keyframes,
    lines,
    read,
  ]);
}

async function manifestIn(out: string): Promise<Manifest | undefined> {
  const text = await textOf(join(out, 'manifest.json'));
  if (text === undefined) return undefined;
  try {
    const { schema, shots, keyframes, film } = JSON.parse(text) as Partial<Manifest>;
    const isOurs = schema === 'ministudio/manifest@1' && Array.isArray(shots);
    return isOurs && Array.isArray(keyframes) && typeof film?.file === 'string'
      ? (JSON.parse(text) as Manifest)
      : undefined;
  } catch {
    return undefined; // Somebody else's, or half of one: the film is written anew.
  }
}

/** One file, or two of the same bytes. */
async function isSameFile(path: string, source: string): Promise<boolean> {
  try {
    const [here, there] = [await stat(path), await stat(source)];
    if (here.ino === there.ino && here.dev === there.dev) return true;
    return here.size === there.size && (await digestOfFile(path)) === (await digestOfFile(source));
  } catch {
    return false;
  }
}

async function textOf(path: string): Promise<string | undefined> {
  return await readFile(path, 'utf8').catch(() => undefined);
}
