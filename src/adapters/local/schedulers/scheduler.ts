/**
 * A sampler of a diffusion model. All of it is pure: a schedule is a value, and a step makes a new
 * state from the last one, so that a take can be made again and compared.
 */
export interface Scheduler {
  /**
   * The schedule of so many steps, without the first `skipped` of them: image-to-image begins in
   * the middle, where the picture that it starts from still shows.
   */
  schedule(steps: number, skipped?: number): Schedule;
}

export interface Schedule {
  /** What the model is told at each of its calls; may be fractions. */
  readonly timesteps: readonly number[];
  /** What pure noise is multiplied by to be the first sample. */
  readonly initialScale: number;
  /** The sample as the model wants to see it at a call. */
  scaleInput(sample: Float32Array, call: number): Float32Array;
  /** A clean sample, noised as much as a sample is at a call. */
  addNoise(clean: Float32Array, noise: Float32Array, call: number): Float32Array;
  /** The sample after a call of the model. `noise` is drawn only by the schedulers that add some. */
  step(
    state: SamplingState,
    output: Float32Array,
    call: number,
    noise: () => Float32Array,
  ): SamplingState;
}

/** The sample, and what a multistep method remembers of the calls before. */
export interface SamplingState {
  readonly sample: Float32Array;
  readonly memory: readonly Float32Array[];
  /** The sample that several calls of one step start from. */
  readonly anchor?: Float32Array;
  /** What the calls of that step add up to so far. */
  readonly sum?: Float32Array;
}

export function startingFrom(sample: Float32Array): SamplingState {
  return { sample, memory: [] };
}
