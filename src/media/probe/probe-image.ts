import { readFile } from 'node:fs/promises';
import { headerSize } from './header-size.ts';
import { mediaError } from '../media-error.ts';

export interface ImageFacts {
  readonly format: 'png' | 'jpeg' | 'webp';
  readonly width: number;
  readonly height: number;
}

/** Decoded they take 400 MB; a file of a few kilobytes can promise many more. */
const MOST_PIXELS = 100_000_000;

/**
 * Reads a still, given as a path or as bytes, and decodes it, so that what is sent to a provider is
 * known to be a whole picture. Throws `media/unreadable-image` for anything else, for other formats
 * than PNG, JPEG and WebP, for files that are cut short, and for those too large to decode.
 */
export async function probeImage(image: string | Uint8Array): Promise<ImageFacts> {
  const name = typeof image === 'string' ? image : 'The image';
  const refuse = (why: string, cause?: unknown) =>
    mediaError('media/unreadable-image', `${name} ${why}.`, {
      hint: 'Give a PNG, JPEG or WebP picture.',
      cause: new Error(`it ${why}`, { cause }),
    });
  const bytes =
    typeof image === 'string'
      ? await readFile(image).catch((cause: unknown) => {
          throw refuse("can't be read", cause);
        })
      : image;
  const format = imageFormatOf(bytes);
  if (format === undefined) throw refuse('is not a PNG, JPEG or WebP picture');
  if (isCutShort(format, bytes)) throw refuse('is cut short');
  const promised = headerSize(
    format,
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
  );
  if (promised !== undefined && promised.width * promised.height > MOST_PIXELS) {
    const { width, height } = promised;
    throw refuse(`has ${width}×${height} pixels, more than the 100 million that are decoded`);
  }
  const { loadImage } = await import('@napi-rs/canvas');
  const picture = await loadImage(bytes).catch((cause: unknown) => {
    throw refuse("can't be decoded", cause);
  });
  if (!(picture.width > 0 && picture.height > 0)) throw refuse("can't be decoded");
  return { format, width: picture.width, height: picture.height };
}

/** Told by its first bytes, as its name may lie. */
export function imageFormatOf(bytes: Uint8Array): ImageFacts['format'] | undefined {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (head.startsWith('RIFF') && head.slice(8) === 'WEBP') return 'webp';
  return undefined;
}

/** Decoders fill in grey for what is missing at the end, so the end is looked for. */
function isCutShort(format: ImageFacts['format'], bytes: Uint8Array): boolean {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (format) {
    case 'png':
      return content.lastIndexOf('IEND', undefined, 'latin1') === -1;
    case 'jpeg':
      return content.lastIndexOf(Buffer.from([0xff, 0xd9])) === -1;
    case 'webp':
      return content.length < 12 || content.length < content.readUInt32LE(4) + 8;
  }
}
