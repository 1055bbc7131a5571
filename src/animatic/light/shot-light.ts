import type { Staging } from '../../world/stage/staging.ts';
import { timeOfLight } from '../changes/change-times.ts';
import { mix } from '../color/color.ts';
import type { BuiltSet } from '../set/set.ts';
import { between, lerp, normalize, smoothstep } from '../solids/vector.ts';
import type { Beam, Glow, Illumination } from './illumination.ts';
import { illuminate, timeWords } from './set-light.ts';

/** A piece nearer than this to a named lamp, in metres, is that lamp. */
const SAME_LAMP = 0.6;

/** The light on a frame: from how the shot finds it to how the shot leaves it, with all that burns. */
export function lightAt(
  staging: Staging,
  { set, heading }: { readonly set: BuiltSet; readonly heading: number },
  frame: number,
): Illumination {
  const { before, after } = staging;
  const time = timeOfLight(staging);
  const along = smoothstep(time.from, time.to, frame);
  const intensity = lerp(before.lighting.intensity, after.lighting.intensity, along);
  const carriers = new Map([...set.flats, ...set.props].map((prop) => [prop.name, prop]));
  const last = illuminate(staging, heading, intensity, carriers);
  const found = along < 1 ? asFound(staging) : undefined;
  const light =
    found === undefined
      ? last
      : blendLight(illuminate(found, heading, intensity, carriers), last, along);
  // A lamp that the lighting names burns as the lighting says; the others as they are.
  const named = light.glows;
  const isNamed = (lamp: Glow): boolean =>
    named.some(({ at }) => Math.hypot(at[0] - lamp.at[0], at[1] - lamp.at[1]) <= SAME_LAMP);
  const others = set.props
    .flatMap(({ built }) => built.glows ?? [])
    .filter((lamp) => !isNamed(lamp))
    .map((lamp) => ({ ...lamp, intensity: lamp.intensity * intensity }));
  return { ...light, glows: [...named, ...others] };
}

/** Whether the light of a shot is not the same all through. */
export function lightChanges(staging: Staging): boolean {
  const { before, after } = staging;
  return before.lighting.intensity !== after.lighting.intensity || asFound(staging) !== undefined;
}

/**
 * The shot in the light in which it starts, where that is another one. Outdoors another time of day
 * is another sky, which does not turn within a shot: there it holds from the first frame on.
 */
function asFound(staging: Staging): Staging | undefined {
  const { lightingBefore, environment, before } = staging;
  if (lightingBefore === undefined) return undefined;
  const found: Staging = { ...staging, lighting: lightingBefore, after: before };
  const inside = environment?.interior ?? false;
  return inside || timeWords(found) === timeWords(staging) ? found : undefined;
}

function blendLight(from: Illumination, to: Illumination, amount: number): Illumination {
  const dimmed = <Source extends { readonly intensity: number }>(
    lights: readonly Source[],
    share: number,
  ): Source[] => lights.map((light) => ({ ...light, intensity: light.intensity * share }));
  const both = <Source extends { readonly intensity: number }>(
    first: readonly Source[],
    last: readonly Source[],
  ): Source[] => [...dimmed(first, 1 - amount), ...dimmed(last, amount)];
  return {
    ambient: mix(from.ambient, to.ambient, amount),
    key: blendBeams(from.key, to.key, amount),
    fills: both(from.fills, to.fills),
    rim: blendBeams(from.rim, to.rim, amount),
    background: both(from.background, to.background),
    glows: both(from.glows, to.glows),
    haze: {
      color: mix(from.haze.color, to.haze.color, amount),
      density: lerp(from.haze.density, to.haze.density, amount),
      shafts: lerp(from.haze.shafts, to.haze.shafts, amount),
    },
  };
}

function blendBeams(from: Beam, to: Beam, amount: number): Beam {
  return {
    ...(amount < 0.5 ? from : to),
    towards: normalize(between(from.towards, to.towards, amount)),
    color: mix(from.color, to.color, amount),
    intensity: lerp(from.intensity, to.intensity, amount),
  };
}
