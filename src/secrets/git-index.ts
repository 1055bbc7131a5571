/** Of an entry, before its flags: times, numbers of the file, size, and a SHA-1. */
const FLAGS_AT = 60;
const EXTENDED = 0x4000;

/**
 * The paths of a git index, versions 2 to 4, of a repository that hashes with SHA-1.
 *
 * @returns undefined where it is another.
 * @see https://git-scm.com/docs/index-format
 */
export function readGitIndex(bytes: Uint8Array): readonly string[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12 || view.getUint32(0) !== 0x44495243) return undefined;
  const version = view.getUint32(4);
  if (version < 2 || version > 4) return undefined;
  const paths: string[] = [];
  let before = new Uint8Array();
  let at = 12;
  for (let left = view.getUint32(8); left > 0; left -= 1) {
    if (at + FLAGS_AT + 2 > bytes.length) return undefined;
    const isExtended = (view.getUint16(at + FLAGS_AT) & EXTENDED) !== 0;
    let start = at + FLAGS_AT + (isExtended ? 4 : 2);
    let kept = new Uint8Array();
    if (version === 4) {
      const { value, end } = readVarint(bytes, start);
      if (value > before.length) return undefined;
      kept = before.slice(0, before.length - value);
      start = end;
    }
    const end = bytes.indexOf(0, start);
    if (end < 0) return undefined;
    const path = new Uint8Array([...kept, ...bytes.subarray(start, end)]);
    paths.push(new TextDecoder().decode(path));
    before = path;
    // Older versions fill up with NULs, at least one, to a multiple of eight.
    at = version === 4 ? end + 1 : at + (Math.floor((end - at) / 8) + 1) * 8;
  }
  return paths;
}

/** As git writes offsets: seven bits a byte, each further byte worth one more. */
function readVarint(
  bytes: Uint8Array,
  start: number,
): { readonly value: number; readonly end: number } {
  let at = start;
  let byte = bytes[at] ?? 0;
  let value = byte & 0x7f;
  while ((byte & 0x80) !== 0) {
    at += 1;
    byte = bytes[at] ?? 0;
    value = (value + 1) * 128 + (byte & 0x7f);
  }
  return { value, end: at + 1 };
}
