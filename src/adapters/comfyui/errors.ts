import type { Verdict } from '../../providers/http/exchange.ts';
import { type ServiceError, textAt, verdictOfStatus } from '../../providers/http/service-error.ts';

const MOST_MISTAKES = 5;

/**
 * What an answer of ComfyUI that is no success means. A workflow that it can't run is a 400 with
 * `error` and, for each node with a mistake, `node_errors`.
 */
export function judge(error: ServiceError): Verdict {
  const verdict = verdictOfStatus(error);
  const mistakes = mistakesIn(error.json);
  if (error.status !== 400 || verdict.kind !== 'error' || mistakes.length === 0) return verdict;
  return { ...verdict, message: `${error.message}: ${mistakes.join('; ')}` };
}

function mistakesIn(json: unknown): readonly string[] {
  const nodes = (json as { node_errors?: unknown } | undefined)?.node_errors;
  if (typeof nodes !== 'object' || nodes === null) return [];
  return Object.entries(nodes)
    .slice(0, MOST_MISTAKES)
    .map(([id, node]) => {
      const kind = textAt(node, 'class_type') ?? 'node';
      const message = textAt(node, 'errors', '0', 'message') ?? 'is wrong';
      const details = textAt(node, 'errors', '0', 'details') ?? '';
      return `${kind} (node ${id}): ${message} ${details}`.trim();
    });
}
