import type { PictureSize } from '../../providers/capabilities.ts';

const ASPECTS = [
  { aspect: '9:16', ratio: 9 / 16 },
  { aspect: '3:4', ratio: 3 / 4 },
  { aspect: '1:1', ratio: 1 },
  { aspect: '4:3', ratio: 4 / 3 },
  { aspect: '16:9', ratio: 16 / 9 },
  { aspect: '21:9', ratio: 21 / 9 },
] as const;

/** Of the picture's shorter side. */
const RESOLUTIONS: Readonly<Record<number, string>> = { 540: '540p', 720: '720p', 1080: '1080p' };

export const aspects: readonly string[] = ASPECTS.map(({ aspect }) => aspect);

/** Every resolution in every aspect ratio. */
export const sizes: readonly PictureSize[] = Object.keys(RESOLUTIONS).flatMap((lines) =>
  ASPECTS.map(({ ratio }) => ({
    width: Math.round(Number(lines) * Math.max(1, ratio)),
    height: Math.round(Number(lines) / Math.min(1, ratio)),
  })),
);

/** How the service names a size; undefined where it makes no such picture. */
export function nameSize({
  width,
  height,
}: PictureSize): { readonly resolution: string; readonly aspect: string } | undefined {
  const resolution = RESOLUTIONS[Math.min(width, height)];
  const found = ASPECTS.find(({ ratio }) => Math.abs(width / height / ratio - 1) < 0.01);
  if (resolution === undefined || found === undefined) return undefined;
  return { resolution, aspect: found.aspect };
}
