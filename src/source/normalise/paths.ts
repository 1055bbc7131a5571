import { posix } from 'node:path';
import { locate } from '../locate.ts';
import type { Path } from '../locate.ts';
import { report } from './reading.ts';
import type { AssetKind, Reading } from './reading.ts';

/**
 * A path as the film names it, relative to the film's folder, with forward slashes. What leaves that
 * folder, or is no path at all, is reported and given back as it was written.
 */
export function readPath(reading: Reading, written: string, kind: AssetKind, path: Path): string {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(written)) {
    return refuse(
      reading,
      path,
      written,
      'asset/url',
      `\`${written}\` is an address; URLs are not fetched.`,
      'Download the file into the film’s folder and name it here.',
    );
  }
  if (written.includes('\\') || written.includes('\0')) {
    return refuse(
      reading,
      path,
      written,
      'asset/bad-path',
      `\`${written.replaceAll('\0', '␀')}\` is not a portable path.`,
      'Part its folders with `/`.',
    );
  }
  const { folder, allowOutside } = reading.film;
  const from = posix.dirname(locate(reading.root, path).value.source.file);
  const absolute = posix.isAbsolute(written);
  const relative = absolute ? written : posix.relative(folder, posix.join(from, written));
  const outside = absolute || leaves(relative);
  if (outside && !allowOutside) {
    return refuse(
      reading,
      path,
      written,
      'asset/outside',
      `\`${written}\` is outside the film’s folder.`,
      'Copy the file into the film’s folder, or allow it with `--allow-outside`.',
    );
  }
  reading.assets.push({ file: relative, kind, path });
  return relative;
}

/** Whether a relative path goes up and out. */
export function leaves(relative: string): boolean {
  return relative === '..' || relative.startsWith('../') || posix.isAbsolute(relative);
}

function refuse(
  reading: Reading,
  path: Path,
  written: string,
  code: string,
  message: string,
  hint: string,
): string {
  report(reading, { code, message, hint, path });
  return written;
}
