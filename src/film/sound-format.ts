/** Kinds of sound that providers of voices deliver. */
export type SoundFormat = 'wav' | 'mp3' | 'ogg' | 'flac';

/** What kind of sound the bytes are, as a name may lie; undefined where they are none of these. */
export function soundFormatOf(bytes: Uint8Array): SoundFormat | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 12));
  if (/^RIFF[^]{4}WAVE$/.test(head)) return 'wav';
  if (head.startsWith('OggS')) return 'ogg';
  if (head.startsWith('fLaC')) return 'flac';
  return head.startsWith('ID3') || isMpegLayer3(bytes) ? 'mp3' : undefined;
}

/** Eleven bits to begin a frame with, then the version, then the layer; AAC has no layer. */
function isMpegLayer3([first = 0, second = 0]: Uint8Array): boolean {
  return first === 0xff && (second & 0xe0) === 0xe0 && (second & 0x06) === 0x02;
}
