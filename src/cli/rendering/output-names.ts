/** Of the 255 bytes that disks allow, two such parts leave room for what is added. */
const MOST_BYTES = 96;

/**
 * A name that no other shot has, on any disk: `a-b` in `c` and `b` in `c-a` would share one, and
 * so would `12A` and `12a` where case makes no difference.
 */
export function freeName(taken: Set<string>, wanted: string): string {
  let name = wanted;
  for (let count = 2; taken.has(name.toLowerCase()); count += 1) name = `${wanted}-${count}`;
  taken.add(name.toLowerCase());
  return name;
}

/**
 * Ids are free text; file names are not. A long one is cut: the manifest says which file is whose, and
 * a film that is paid for must not fail for the name of a file.
 */
export function fileName(id: string): string {
  const name = id.replaceAll(/[^\p{L}\p{N}_.-]/gu, '_').replace(/^\.+/, '_');
  let short = '';
  for (const character of name) {
    if (Buffer.byteLength(short + character) > MOST_BYTES) return short;
    short += character;
  }
  return short;
}
