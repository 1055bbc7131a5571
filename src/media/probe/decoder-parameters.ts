/**
 * The part of a decoder's configuration that decides whether packets of two clips may follow each
 * other. For H.264 that is the length size and the parameter sets of an `avcC` record (ISO/IEC
 * 14496-15, 5.3.3.1): newer muxers append a summary of the same facts, which must not tell two equal
 * streams apart. For other codecs it is the whole record.
 */
export function decoderParameters(codec: string, description: Uint8Array): Uint8Array {
  if (!codec.startsWith('avc')) return description;
  const end = endOfParameterSets(description);
  return end === undefined ? description : description.subarray(0, end);
}

function endOfParameterSets(record: Uint8Array): number | undefined {
  // Version, profile, compatibility, level, length size; then two counted lists of sets.
  let offset = 5;
  for (const countBits of [0x1f, 0xff]) {
    const count = record[offset];
    if (count === undefined) return undefined;
    offset += 1;
    for (let index = 0; index < (count & countBits); index++) {
      const high = record[offset];
      const low = record[offset + 1];
      if (high === undefined || low === undefined) return undefined;
      offset += 2 + high * 256 + low;
    }
  }
  return offset <= record.length ? offset : undefined;
}

/**
 * The layout of a clip's samples, as ffmpeg calls it, read from the codec's parameter string
 * (RFC 6381); `unknown` where that doesn't tell.
 */
export function sampleLayout(codec: string): string {
  const [family = '', ...fields] = codec.split('.');
  switch (family) {
    case 'avc1':
    case 'avc3':
      return AVC_PROFILES[(fields[0] ?? '').slice(0, 2).toLowerCase()] ?? 'unknown';
    case 'hvc1':
    case 'hev1':
      return { '1': 'yuv420p', '2': 'yuv420p10' }[fields[0] ?? ''] ?? 'unknown';
    case 'vp09':
      return { '00': 'yuv420p', '02': 'yuv420p10' }[fields[0] ?? ''] ?? 'unknown';
    case 'av01':
      return { '08': 'yuv420p', '10': 'yuv420p10' }[fields[2] ?? ''] ?? 'unknown';
    case 'vp8':
      return 'yuv420p';
    default:
      return 'unknown';
  }
}

/** By `profile_idc` in hex: Baseline, Main, Extended and High are all 4:2:0 with 8 bits. */
const AVC_PROFILES: Readonly<Record<string, string>> = {
  '42': 'yuv420p',
  '4d': 'yuv420p',
  '58': 'yuv420p',
  '64': 'yuv420p',
  '6e': 'yuv420p10',
  '7a': 'yuv422p10',
};
