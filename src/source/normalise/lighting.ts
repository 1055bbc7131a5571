import { lightingId } from '../../film/ids.ts';
import type { Light, Lighting } from '../../film/lighting.ts';
import type * as document from '../generated/film-document.ts';
import { canonicalColor } from '../values/color.ts';
import { given, listOf, mapEntries, readWords } from './reading.ts';

export function readLighting(written: document.Lighting, name: string): Lighting {
  const lights = (list: document.Light | document.Light[] | undefined): readonly Light[] =>
    listOf(list).map(readLight);
  return {
    id: lightingId(name),
    key: lights(written.key),
    fill: lights(written.fill),
    rim: lights(written.rim),
    background: lights(written.background),
    practicals: lights(written.practicals),
    ambient: lights(written.ambient),
    atmosphere: mapEntries(written.atmosphere, readWords),
    ...given({
      style: written.style,
      ratio: written.ratio,
      time: written.time,
      motivatedBy: written.motivated_by,
    }),
  };
}

function readLight(written: document.Light): Light {
  const { type, name, at, direction, color, kelvin, quality } = written;
  return {
    intensity: written.intensity ?? 1,
    ...given({
      type,
      name,
      at,
      direction: direction && readDirection(direction),
      color: color && canonicalColor(color),
      kelvin,
      quality,
    }),
  };
}

function readDirection(written: NonNullable<document.Light['direction']>): {
  readonly azimuth: number;
  readonly elevation: number;
} {
  if (!Array.isArray(written)) return { azimuth: written.azimuth, elevation: written.elevation };
  const [azimuth, elevation] = written;
  return { azimuth, elevation };
}
