import { posix } from 'node:path';
import { errorCode } from '../diagnostics/studio-error.ts';
import { LIMITS } from './limits.ts';
import { leaves } from './normalise/paths.ts';
import { refusePath } from './refuse-path.ts';
import type { SourceFiles } from './source-files.ts';

/** What is known while the files of a film are read. */
interface Included {
  readonly file: string;
  readonly folder: string;
  readonly files: SourceFiles;
  readonly allowOutside: boolean;
  /** Included files, with symbolic links followed. */
  readonly included: ReadonlySet<string>;
}

/** What is told of an include that is refused. */
type Problem = readonly [code: string, message: string, hint: string];

/** Why a file may not be included from another, if it may not. */
export async function judgeInclude(
  { file, folder, files, allowOutside, included }: Included,
  written: string,
  path: string,
  trail: readonly string[],
): Promise<Problem | undefined> {
  const refusal = refusePath(written);
  if (refusal !== undefined) return [refusal.code, refusal.message, refusal.hint];
  const target = targetOf(written, path);
  const real = await realPath(files, target);
  if (!allowOutside && (await isOutside(folder, target, real, files))) {
    const hint = 'Move the file into the film’s folder, or allow it with `--allow-outside`.';
    return ['asset/outside', `\`${written}\` is outside the film’s folder.`, hint];
  }
  if (real === null) {
    const hint = written.includes('${')
      ? 'Variables are not replaced in the names of included files: they may define some.'
      : 'Paths are relative to the file that names them.';
    return ['film/include-missing', `There is no file \`${written}\`.`, hint];
  }
  if ([...trail, path].includes(target) || real === (await realPath(files, file))) {
    const message = `\`${written}\` is being included already: the files include one another in a circle.`;
    const hint =
      'Take one `include:` out: everything in an included file is seen by the whole film anyway.';
    return ['film/include-cycle', message, hint];
  }
  if (included.has(real)) {
    const hint = 'Include it once; everything in it is seen by the whole film.';
    return ['film/include-twice', `\`${written}\` is included more than once.`, hint];
  }
  if (trail.length >= LIMITS.includeDepth) {
    const message = `Files include one another more than ${LIMITS.includeDepth} levels deep.`;
    return ['film/include-too-many', message, 'Include the inner files from the film itself.'];
  }
  return undefined;
}

export function targetOf(written: string, path: string): string {
  const joined = posix.isAbsolute(written) ? written : posix.join(posix.dirname(path), written);
  return posix.normalize(joined);
}

export async function realPath(files: SourceFiles, path: string): Promise<string | null> {
  try {
    return await files.realPath(path);
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return null;
  }
}

/** Whether a file leaves the folder by its path, or by a symbolic link on the way. */
async function isOutside(
  folder: string,
  target: string,
  real: string | null,
  files: SourceFiles,
): Promise<boolean> {
  if (leaves(posix.relative(folder, target))) return true;
  const realFolder = await realPath(files, folder);
  return real !== null && realFolder !== null && leaves(posix.relative(realFolder, real));
}
