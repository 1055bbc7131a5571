import { posix } from 'node:path';
import { locate } from '../locate.ts';
import type { Path } from '../locate.ts';
import { refusePath } from '../refuse-path.ts';
import { report } from './reading.ts';
import type { AssetKind, Reading } from './reading.ts';

/**
 * A path as the film names it, relative to the film's folder, with forward slashes. What leaves that
 * folder, or is no path at all, is reported and given back as it was written.
 */
export function readPath(reading: Reading, written: string, kind: AssetKind, path: Path): string {
  const refusal = refusePath(written);
  if (refusal !== undefined) {
    report(reading, { ...refusal, path });
    return written;
  }
  const { folder, allowOutside } = reading.film;
  const from = posix.dirname(locate(reading.root, path).value.source.file);
  const absolute = posix.isAbsolute(written);
  const relative = absolute ? written : posix.relative(folder, posix.join(from, written));
  const outside = absolute || leaves(relative);
  if (outside && !allowOutside) {
    report(reading, {
      code: 'asset/outside',
      message: `\`${written}\` is outside the film’s folder.`,
      hint: 'Copy the file into the film’s folder, or allow it with `--allow-outside`.',
      path,
    });
    return written;
  }
  reading.assets.push({ file: relative, kind, path });
  return relative;
}

/** Whether a relative path goes up and out. */
export function leaves(relative: string): boolean {
  return relative === '..' || relative.startsWith('../') || posix.isAbsolute(relative);
}
