import type { Adjustment } from '../../film/adjustment.ts';

/** What a film may allow to be downgraded, by the fields that adjustments name. */
const ALLOWANCES: readonly (readonly [word: string, field: RegExp])[] = [
  ['resolution', /^format\.resolution$/],
  ['aspect', /^format\.aspect$/],
  ['fps', /^format\.fps$/],
  ['duration', /^duration$/],
  ['first_frame', /^(firstFrame|join)/],
  ['last_frame', /^lastFrame/],
  ['references', /references/],
  ['seed', /^seed$/],
  ['avoid', /avoid/],
  ['audio', /^sound/],
];

/** What is done worse than it is by the `planned` adjustments, in the film's words for it. */
export function downgrades(
  next: readonly Adjustment[],
  planned: readonly Adjustment[] = [],
): readonly string[] {
  const known = new Set(planned.map(({ field }) => field));
  const fields = next.map(({ field }) => field).filter((field) => !known.has(field));
  return ALLOWANCES.filter(([, pattern]) => fields.some((field) => pattern.test(field))).map(
    ([word]) => word,
  );
}
