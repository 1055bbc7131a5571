/**
 * All that the shoot asks of an engine. The embedded journal gives it on one machine; a distributed
 * engine can give it on many.
 */
export interface Durable {
  /** Runs `act` and records its result; once recorded, it is never run again. */
  step<Result>(name: string, act: () => Promise<Result>): Promise<Result>;
  /** Whether a step has a result. */
  isRecorded(name: string): boolean;
  /**
   * Probes until there is a result, then records it. Probing is safe to repeat.
   *
   * @param pauseMs how long to wait now.
   */
  pollUntil<Result>(
    name: string,
    pauseMs: () => number,
    probe: () => Promise<Result | undefined>,
  ): Promise<Result>;
  /** Runs `body` when the provider has a place free. */
  inProviderSlot<Result>(provider: string, body: () => Promise<Result>): Promise<Result>;
}
