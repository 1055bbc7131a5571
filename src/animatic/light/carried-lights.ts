import type { Staging } from '../../world/stage/staging.ts';
import { kelvinColor } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import { colorOf } from './light-color.ts';

/** What a lamp is whose colour nobody has said. */
export const LAMP: Color = kelvinColor(2900);

/** The colours of the lights that the lighting puts on pieces of the floor plan, by piece. */
export function carriedLights({ lighting }: Staging): ReadonlyMap<string, Color> {
  const lights = [
    ...(lighting?.background ?? []),
    ...(lighting?.key ?? []),
    ...(lighting?.practicals ?? []),
  ];
  return new Map(
    lights.flatMap((light) =>
      light.at === undefined || light.intensity <= 0 ? [] : [[light.at, colorOf(light, LAMP)]],
    ),
  );
}
