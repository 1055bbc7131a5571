/** What the system's refusals mean, in words that end a sentence: `it can’t be read: …`. */
const REFUSALS: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EISDIR: 'it is a folder',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'its name is too long',
  ENODEV: 'it is a pipe or a device',
  ENOENT: 'it is not there',
  ENOTDIR: 'a part of its path is a file and no folder',
  EPERM: 'permission is denied',
};

/** Why the system refused, for people; its own code where that is rare. */
export function refusalOf(code: string): string {
  return REFUSALS[code] ?? `the system says ${code}`;
}
