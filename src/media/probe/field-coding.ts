/**
 * Whether pictures of a stream may be two fields of different moments, as far as its codec and the
 * decoder's configuration tell. Only decoding tells whether any of them is.
 */
export function mayHaveFields(codec: string | null, description: Uint8Array | undefined): boolean {
  switch (codec) {
    case 'vp8':
    case 'vp9':
    case 'av1':
      return false;
    case 'avc':
      return description === undefined || !isFrameCoded(firstParameterSet(description));
    case 'hevc': {
      // hvcC (ISO/IEC 14496-15, 8.3.3.1): general_progressive_source_flag without the interlaced one.
      const flags = description?.[6];
      return flags === undefined || (flags & 0xc0) !== 0x80;
    }
    default:
      return true;
  }
}

/** The first sequence parameter set of an `avcC` record (ISO/IEC 14496-15, 5.3.3.1). */
function firstParameterSet(record: Uint8Array): Uint8Array {
  const length = (record[6] ?? 0) * 256 + (record[7] ?? 0);
  return record.subarray(8, 8 + length);
}

/** Profiles whose parameter sets tell of chroma, depth and scaling (ISO/IEC 14496-10, 7.3.2.1.1). */
const WITH_CHROMA = new Set([100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135]);

/** `frame_mbs_only_flag`: no picture of the stream is coded as fields. */
function isFrameCoded(parameterSet: Uint8Array): boolean {
  const bits = new BitReader(withoutEmulation(parameterSet));
  bits.skip(8);
  const profile = bits.read(8);
  bits.skip(16);
  bits.unsigned();
  if (WITH_CHROMA.has(profile)) skipChroma(bits);
  bits.unsigned();
  skipOrderCount(bits);
  bits.unsigned();
  bits.skip(1);
  bits.unsigned();
  bits.unsigned();
  return bits.read(1) === 1;
}

function skipChroma(bits: BitReader): void {
  const chroma = bits.unsigned();
  if (chroma === 3) bits.skip(1);
  bits.unsigned();
  bits.unsigned();
  bits.skip(1);
  const hasScaling = bits.read(1) === 1;
  if (!hasScaling) return;
  for (let list = 0; list < (chroma === 3 ? 12 : 8); list++) {
    if (bits.read(1) === 1) skipScalingList(bits, list < 6 ? 16 : 64);
  }
}

function skipScalingList(bits: BitReader, size: number): void {
  let [last, next] = [8, 8];
  for (let index = 0; index < size; index++) {
    if (next !== 0) next = (last + bits.signed() + 256) % 256;
    if (next !== 0) last = next;
  }
}

function skipOrderCount(bits: BitReader): void {
  const type = bits.unsigned();
  if (type === 0) bits.unsigned();
  if (type !== 1) return;
  bits.skip(1);
  bits.signed();
  bits.signed();
  // No more are allowed; a damaged record could claim any number.
  const offsets = Math.min(bits.unsigned(), 255);
  for (let index = 0; index < offsets; index++) bits.signed();
}

/** Encoders put a 3 after two zero bytes, so that nothing looks like a start code. */
function withoutEmulation(bytes: Uint8Array): Uint8Array {
  return bytes.filter(
    (byte, index) => !(byte === 3 && bytes[index - 1] === 0 && bytes[index - 2] === 0),
  );
}

/** Bits from the highest of each byte on, and Exp-Golomb codes; zeros beyond the end. */
class BitReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  read(count: number): number {
    let value = 0;
    for (let bit = 0; bit < count; bit++, this.#at++) {
      const byte = this.#bytes[this.#at >> 3] ?? 0;
      value = value * 2 + ((byte >> (7 - (this.#at & 7))) & 1);
    }
    return value;
  }

  skip(count: number): void {
    this.#at += count;
  }

  unsigned(): number {
    let zeros = 0;
    while (zeros < 32 && this.read(1) === 0) zeros++;
    return 2 ** zeros - 1 + this.read(zeros);
  }

  signed(): number {
    const code = this.unsigned();
    return code % 2 === 1 ? (code + 1) / 2 : -code / 2;
  }
}
