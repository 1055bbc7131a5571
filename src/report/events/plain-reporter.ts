import { eventText } from './event-text.ts';
import type { Reporter, Write } from './reporter.ts';

/** One line an event: for pipes, logs and CI. */
export function plainReporter(write: Write): Reporter {
  return {
    show(event) {
      const text = eventText(event);
      if (text !== undefined) write(`${text}\n`);
    },
    close() {},
  };
}
