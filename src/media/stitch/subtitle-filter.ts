import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { filterValue } from '../ffmpeg/file-arguments.ts';

/** What libass reads: a file of subtitles, and a folder of fonts that come before those of the system. */
export interface SubtitleFiles {
  readonly file: string;
  readonly folder: string;
}

/** Writes both into a folder, which the caller removes. */
export async function writeSubtitleFiles(
  scratch: string,
  { ass, fonts }: { readonly ass: string; readonly fonts: readonly string[] },
): Promise<SubtitleFiles> {
  const file = join(scratch, 'burnt.ass');
  const folder = join(scratch, 'fonts');
  await writeFile(file, ass);
  await mkdir(folder);
  // All files of a folder are read, so it has none but these.
  for (const font of fonts) await copyFile(font, join(folder, basename(font)));
  return { file, folder };
}

export function subtitleFilter({ file, folder }: SubtitleFiles): string {
  return `ass=filename=${filterValue(file)}:fontsdir=${filterValue(folder)}`;
}
