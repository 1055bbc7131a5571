import { bt2020Luma, mapRgb, withinOne } from './rgb.ts';
import type { Rgb } from './rgb.ts';

/** Light of an HDR display at 1, in cd/m²: brighter is shown as white. */
export const HDR_PEAK = 1000;

/** The gamma of displays of standard range (ITU-R BT.1886). */
export const DISPLAY_GAMMA = 2.4;

/**
 * The linear light that a display shows for a signal: 1 is `HDR_PEAK` for PQ and HLG, and white for
 * every other transfer. A clip that names none is taken as one of standard range.
 */
export function displayLight(transfer: string, signal: Rgb): Rgb {
  switch (transfer) {
    case 'pq':
      return mapRgb(signal, (channel) => withinOne((10000 * pqLight(channel)) / HDR_PEAK));
    case 'hlg':
      return hlgDisplayLight(mapRgb(signal, hlgSceneLight));
    case 'linear':
      return signal;
    default:
      return mapRgb(signal, (channel) => channel ** DISPLAY_GAMMA);
  }
}

/** Inverse of SMPTE ST 2084 (BT.2100, table 4): 1 is 10 000 cd/m². */
function pqLight(signal: number): number {
  const root = signal ** (1 / 78.84375);
  const light = Math.max(0, root - 0.8359375) / (18.8515625 - 18.6875 * root);
  return light ** (1 / 0.1593017578125);
}

/** Inverse of the OETF of HLG (BT.2100, table 5). */
function hlgSceneLight(signal: number): number {
  if (signal <= 0.5) return signal ** 2 / 3;
  return (Math.exp((signal - 0.55991073) / 0.17883277) + 0.28466892) / 12;
}

/** The OOTF of a display of `HDR_PEAK`, whose system gamma is 1.2. */
function hlgDisplayLight(scene: Rgb): Rgb {
  const gain = bt2020Luma(scene) ** 0.2;
  return mapRgb(scene, (channel) => channel * gain);
}
