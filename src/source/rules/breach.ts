import type { Explanation } from '../../diagnostics/explanation.ts';
import type { Finding, Hint } from '../../diagnostics/finding.ts';
import { suggestion } from '../nearest.ts';

/**
 * A finding of the rule that is explained, with its code and severity; how to mend it is as the rule
 * says, unless more is known of this one.
 */
export function breach(
  { code, severity, mend }: Explanation,
  path: Finding['path'],
  message: string,
  hint: Hint = mend,
): Finding {
  return { code, severity, message, path, hint };
}

/** A name that is used and not defined, with the nearest that is. */
export function unknownName(
  explanation: Explanation,
  path: Finding['path'],
  message: string,
  written: string,
  known: readonly string[],
): Finding {
  return breach(explanation, path, message, () => suggestion(written, known) ?? explanation.mend);
}
