import type { Reporter, Write } from './reporter.ts';

/** One JSON object a line, for programs. */
export function jsonReporter(write: Write, now: () => number): Reporter {
  return {
    show(event) {
      write(`${JSON.stringify({ at: new Date(now()).toISOString(), ...event })}\n`);
    },
    close() {},
  };
}
