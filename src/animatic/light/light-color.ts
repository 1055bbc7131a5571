import type { Light } from '../../film/lighting.ts';
import { kelvinColor, parseColor } from '../color/color.ts';
import type { Color } from '../color/color.ts';

/** The colour that a light says, by `color` or by `kelvin`. */
export function colorOf(light: Light | undefined, otherwise: Color): Color {
  const own = parseColor(light?.color);
  if (own !== undefined) return own;
  return light?.kelvin === undefined ? otherwise : kelvinColor(light.kelvin);
}
