import { jsonReporter } from '../../report/events/json-reporter.ts';
import { plainReporter } from '../../report/events/plain-reporter.ts';
import type { Reporter } from '../../report/events/reporter.ts';
import type { Shell } from '../shell.ts';

/** How what happens is shown: by what was asked for, and by where it is read. */
export async function openReporter(
  shell: Shell,
  options: { readonly json?: boolean; readonly quiet?: boolean },
): Promise<Reporter> {
  if (options.json) return jsonReporter(shell.err, shell.now);
  if (options.quiet) return { show() {}, close() {} };
  if (shell.terminal === undefined) return plainReporter(shell.err);
  const { liveReporter } = await import('../../report/events/live-reporter.ts');
  return liveReporter(shell.terminal, shell.color, shell.now);
}
