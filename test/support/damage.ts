import {
  cpSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';

/** What can happen to a file that a program keeps; `other` is another file of its kind. */
export const DAMAGES = {
  'a bit of it is flipped': (path: string): void => {
    const bytes = readFileSync(path);
    bytes[Math.floor(bytes.length / 2)]! ^= 4;
    overwrite(path, bytes);
  },
  'it is cut off in the middle': (path: string): void => {
    const bytes = readFileSync(path);
    overwrite(path, bytes.subarray(0, Math.floor(bytes.length / 2)));
  },
  'it is empty': (path: string): void => overwrite(path, Buffer.of()),
  'it is gone': (path: string): void => rmSync(path),
  'it holds something else': (path: string): void => overwrite(path, Buffer.from('Not this.\n')),
  'it is another of its kind': (path: string, other: string): void => {
    overwrite(path, readFileSync(other));
  },
  'it is something else of the same size': (path: string): void => {
    overwrite(path, Buffer.alloc(readFileSync(path).length, '{}\n'));
  },
  'its lines are doubled': (path: string): void => {
    const bytes = readFileSync(path);
    overwrite(path, Buffer.concat([bytes, bytes]));
  },
  'its lines are in another order': (path: string): void => {
    const lines = readFileSync(path, 'latin1').split('\n');
    overwrite(path, Buffer.from(lines.toReversed().join('\n'), 'latin1'));
  },
  'a folder stands there': (path: string): void => {
    rmSync(path);
    mkdirSync(path);
  },
  'it is a link to itself': (path: string): void => {
    rmSync(path);
    symlinkSync(path, path);
  },
} as const;

export type Damage = keyof typeof DAMAGES;

/** What is kept may be a hard link into the output folder, which has nothing to do with this. */
function overwrite(path: string, bytes: Uint8Array): void {
  rmSync(path);
  writeFileSync(path, bytes);
}

/** Moves a file away and leaves a link to it. */
export function linkAway(path: string, to: string): void {
  renameSync(path, to);
  symlinkSync(to, path);
}

/** Puts a folder back as a copy has it. */
export function putBack(copy: string, folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  cpSync(copy, folder, { recursive: true, verbatimSymlinks: true });
}
