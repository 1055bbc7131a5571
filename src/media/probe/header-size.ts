import type { ImageFacts } from './probe-image.ts';

export interface HeaderSize {
  readonly width: number;
  readonly height: number;
}

/** The size that a picture's header promises, before anything is decoded; undefined where none is read. */
export function headerSize(format: ImageFacts['format'], content: Buffer): HeaderSize | undefined {
  switch (format) {
    case 'png':
      if (content.length < 24) return undefined;
      return { width: content.readUInt32BE(16), height: content.readUInt32BE(20) };
    case 'jpeg':
      return jpegSize(content);
    case 'webp':
      return webpSize(content);
  }
}

/** From the first frame header, ITU-T T.81 B.2.2; the segments before it are stepped over. */
function jpegSize(content: Buffer): HeaderSize | undefined {
  let at = 2;
  while (at + 9 <= content.length && content[at] === 0xff) {
    const marker = content.readUInt8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame)
      return { height: content.readUInt16BE(at + 5), width: content.readUInt16BE(at + 7) };
    at += marker === 0xff ? 1 : 2 + content.readUInt16BE(at + 2);
  }
  return undefined;
}

/** Of each of its three forms, RFC 9649. */
function webpSize(content: Buffer): HeaderSize | undefined {
  if (content.length < 30) return undefined;
  switch (content.toString('latin1', 12, 16)) {
    case 'VP8 ':
      return {
        width: content.readUInt16LE(26) & 0x3fff,
        height: content.readUInt16LE(28) & 0x3fff,
      };
    case 'VP8L': {
      const bits = content.readUInt32LE(21);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8X':
      return { width: content.readUIntLE(24, 3) + 1, height: content.readUIntLE(27, 3) + 1 };
    default:
      return undefined;
  }
}
