import { DISPLAY_GAMMA, displayLight } from './display-light.ts';
import { bt2020ToBt709, bt709ToBt2020, mapRgb, p3ToBt2020, withinOne } from './rgb.ts';
import type { Rgb } from './rgb.ts';
import { toneMap } from './tone-map.ts';

/** What the numbers of a clip's RGB mean, by the names that the tags of clips have. */
export interface LightEncoding {
  readonly primaries: string;
  readonly transfer: string;
}

/** Whether a clip's light goes beyond what ordinary displays show. */
export function isHighDynamicRange({ transfer }: LightEncoding): boolean {
  return transfer === 'pq' || transfer === 'hlg';
}

/**
 * Whether a clip's light is encoded otherwise than the house's. The primaries of standard-definition
 * television are so near to BT.709 that players show them unchanged, and so do we.
 */
export function isWideColor(clip: LightEncoding): boolean {
  const isWide = clip.primaries === 'bt2020' || clip.primaries === 'smpte432';
  return isWide || clip.transfer === 'linear' || isHighDynamicRange(clip);
}

/** One colour as the house encodes it: BT.709 in standard range. What is outside is clipped. */
export function toHouseLight(clip: LightEncoding, signal: Rgb): Rgb {
  const light = mapRgb(toBt2020(clip, displayLight(clip.transfer, signal)), withinOne);
  const shown = isHighDynamicRange(clip) ? toneMap(light) : light;
  return mapRgb(bt2020ToBt709(shown), (channel) => withinOne(channel) ** (1 / DISPLAY_GAMMA));
}

function toBt2020(clip: LightEncoding, light: Rgb): Rgb {
  switch (clip.primaries) {
    case 'bt2020':
      return light;
    case 'smpte432':
      return p3ToBt2020(light);
    case 'unknown':
      // HDR is hardly ever made with other primaries than BT.2020.
      return isHighDynamicRange(clip) ? light : bt709ToBt2020(light);
    default:
      return bt709ToBt2020(light);
  }
}
