import type { JsonObject } from '../../film/json.ts';
import { invalid } from './invalid.ts';

/** The option that holds them. */
export const LABELS = 'labels';

/** Labels show up on the bill, so that a film's cost can be told from others'. */
export function labelsOf({ [LABELS]: labels }: JsonObject): JsonObject {
  if (labels === undefined) return {};
  const isMapping = typeof labels === 'object' && labels !== null && !Array.isArray(labels);
  if (isMapping && Object.values(labels).every((value) => typeof value === 'string')) {
    return { labels };
  }
  throw invalid('takes for labels a mapping of names to texts');
}
