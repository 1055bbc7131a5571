/**
 * A printable character for every byte, as byte-level vocabularies write them: bytes that print as
 * themselves in Latin-1 stand for themselves, the others for the characters from U+0100 on.
 */
export const BYTE_CHARACTERS: readonly string[] = (() => {
  const prints = (byte: number): boolean =>
    (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || byte >= 0xae;
  let next = 0x100;
  return Array.from({ length: 256 }, (_, byte) =>
    String.fromCodePoint(prints(byte) ? byte : next++),
  );
})();

const encoder = new TextEncoder();

/** A text's UTF-8 bytes, a character each. */
export function toByteCharacters(text: string): readonly string[] {
  return Array.from(encoder.encode(text), (byte) => BYTE_CHARACTERS[byte]!);
}
