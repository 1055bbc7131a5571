import { evenly, type NoiseSettings, signalLevels } from './noise-levels.ts';

/** How much noise there is beside a signal of power 1, at each step of training. */
export function trainingSigmas(settings: NoiseSettings): Float64Array {
  return signalLevels(settings).map((level) => Math.sqrt((1 - level) / level));
}

/** The sigma at a timestep that may be a fraction. */
export function sigmaAt(sigmas: Float64Array, timestep: number): number {
  const low = Math.min(Math.max(Math.floor(timestep), 0), sigmas.length - 1);
  const high = Math.min(low + 1, sigmas.length - 1);
  return sigmas[low]! + (sigmas[high]! - sigmas[low]!) * (timestep - low);
}

/** The timestep, as a fraction, at which training had this sigma: even in the logarithm. */
export function timestepOf(sigmas: Float64Array, sigma: number): number {
  const sought = Math.log(Math.max(sigma, 1e-10));
  const found = sigmas.findLastIndex((one) => Math.log(one) <= sought);
  const low = Math.min(Math.max(found, 0), sigmas.length - 2);
  const [from, to] = [Math.log(sigmas[low]!), Math.log(sigmas[low + 1]!)];
  return low + Math.min(1, Math.max(0, (sought - from) / (to - from)));
}

/** The exponent that spends more steps on little noise. */
const RHO = 7;

/** Karras et al. 2022, arXiv:2206.00364, equation 5. */
export function karrasSigmas(most: number, least: number, steps: number): readonly number[] {
  return evenly(most ** (1 / RHO), least ** (1 / RHO), steps).map((root) => root ** RHO);
}
