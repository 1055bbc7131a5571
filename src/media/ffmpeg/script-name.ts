import { copyFile, link, symlink } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { fileUrl } from './file-arguments.ts';

/**
 * The name by which a concat script in the folder `scratch` can name a clip. A script has one name
 * a line, so a path with a line break gets a link with a plain name beside the script.
 */
export async function nameInScript(path: string, scratch: string, index: number): Promise<string> {
  const wanted = resolve(path);
  if (!/[\n\r]/.test(wanted)) return fileUrl(wanted);
  const name = basename(wanted);
  if (dirname(wanted) === resolve(scratch) && !/[\n\r:]/.test(name)) return name;
  const plain = `clip-${index}.mp4`;
  // Links need rights on some systems and the same disk on others; a copy needs neither.
  await symlink(wanted, join(scratch, plain))
    .catch(() => link(wanted, join(scratch, plain)))
    .catch(() => copyFile(wanted, join(scratch, plain)));
  return plain;
}
