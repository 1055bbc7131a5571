import type { Explanation } from '../../diagnostics/explanation.ts';
import type { Finding, Hint } from '../../diagnostics/finding.ts';
import { suggestion } from '../nearest.ts';

/** A finding of the rule that is explained, with its code and severity. */
export function breach(
  explanation: Explanation,
  path: Finding['path'],
  message: string,
  hint?: Hint,
): Finding {
  const { code, severity } = explanation;
  return { code, severity, message, path, ...(hint === undefined ? {} : { hint }) };
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
