/** The factor that changes a level by so many decibels. */
export function factorOf(decibels: number): number {
  return 10 ** (decibels / 20);
}

/** The level of an amplitude, 0 for full scale; minus infinity for silence. */
export function levelOf(amplitude: number): number {
  return 20 * Math.log10(amplitude);
}
