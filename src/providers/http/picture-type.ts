const SIGNATURES = [
  { type: 'image/jpeg', at: 0, bytes: [0xff, 0xd8, 0xff] },
  { type: 'image/png', at: 0, bytes: [0x89, 0x50, 0x4e, 0x47] },
  { type: 'image/webp', at: 8, bytes: [0x57, 0x45, 0x42, 0x50] },
] as const;

export type PictureType = (typeof SIGNATURES)[number]['type'];

/** What kind of picture the bytes are; undefined where they are none of these. */
export function pictureType(picture: Uint8Array): PictureType | undefined {
  return SIGNATURES.find(({ at, bytes }) =>
    bytes.every((byte, index) => picture[at + index] === byte),
  )?.type;
}
