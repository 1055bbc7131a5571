/** Seconds that a beep lasts. */
export const BEEP_SECONDS = 0.04;

/** It rises from the one to the other, so that it is like itself at one place only. */
const [LOWEST, HIGHEST] = [500, 4000];

/** Its ends are rounded, so that no encoder has a step to smear. */
const EDGE = 0.002;

/** The amplitude of a beep, so many seconds after it has begun. */
export function beepAt(time: number): number {
  if (time < 0 || time >= BEEP_SECONDS) return 0;
  const swept = LOWEST + ((HIGHEST - LOWEST) * time) / (2 * BEEP_SECONDS);
  const edge = Math.min(1, time / EDGE, (BEEP_SECONDS - time) / EDGE);
  return 0.5 * edge * Math.sin(2 * Math.PI * swept * time);
}

/** What is heard all the time, so that a join which clicks is heard to. */
export function humAt(time: number): number {
  return 0.02 * Math.sin(2 * Math.PI * 220 * time);
}

/** One channel of a beep alone. */
export function beepSamples(rate: number): Float32Array {
  return Float32Array.from({ length: Math.round(BEEP_SECONDS * rate) }, (_, index) =>
    beepAt(index / rate),
  );
}
