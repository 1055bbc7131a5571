/** Castagnoli's polynomial, its bits turned round (RFC 3720, appendix B.4). */
const POLYNOMIAL = 0x82_f6_3b_78;

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let left = byte;
  for (let bit = 0; bit < 8; bit += 1) left = (left >>> 1) ^ (left & 1 ? POLYNOMIAL : 0);
  return left;
});

/** The checksum that Google sends with a secret. Node's own `crc32` is another. */
export function crc32c(bytes: Uint8Array): number {
  let left = 0xff_ff_ff_ff;
  for (const byte of bytes) left = (left >>> 8) ^ TABLE[(left ^ byte) & 0xff]!;
  return (left ^ 0xff_ff_ff_ff) >>> 0;
}
