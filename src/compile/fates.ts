import type { Adjustment } from '../film/adjustment.ts';
import type { Json } from '../film/json.ts';
import type { FieldFate } from './compiled-shot.ts';
import type { SaidField } from './said-fields.ts';
import { judgeUnheard } from './unheard.ts';
import type { Unheard } from './unheard.ts';

/** Which parts of the compilation took which fields, in the order in which they are asked. */
export interface Takers {
  /** Field to parameter. */
  readonly native: ReadonlyMap<string, string>;
  /** The timeline, or a place where the field waits for another shot. */
  readonly elsewhere: (path: string) => Pick<FieldFate, 'fate' | 'where'> | undefined;
  readonly staging: (path: string) => boolean;
  /** Field to section. */
  readonly prompt: ReadonlyMap<string, string>;
  /** The kind of the adjustment that speaks of a field, if there is one. */
  readonly adjusted: (path: string) => string | undefined;
}

export interface JudgedFields {
  readonly fates: readonly FieldFate[];
  readonly adjustments: readonly Adjustment[];
}

/**
 * Finds what became of every field that was said. Whatever nobody took becomes an adjustment, so
 * that nothing vanishes because a section forgot it. `verdicts` is shared by the shots of a film.
 */
export function judgeFields(
  groups: readonly (readonly SaidField[])[],
  takers: Takers,
  verdicts: Map<string, Unheard>,
): JudgedFields {
  const fates: FieldFate[] = [];
  const unheard = new Map<string, { readonly outcome: Unheard; readonly asked: Json[] }>();
  for (const group of groups) {
    for (const { path, value } of group) {
      const taken = takenBy(path, takers);
      if (taken !== undefined) {
        fates.push(taken);
        continue;
      }
      const outcome = verdictOn(path, verdicts);
      if (outcome.fate === 'kept') {
        fates.push({ field: path, fate: 'kept', where: outcome.where });
        continue;
      }
      fates.push({ field: path, fate: 'adjusted', where: outcome.kind });
      const key = `${outcome.field} ${outcome.why}`;
      const same = unheard.get(key);
      if (same === undefined) unheard.set(key, { outcome, asked: [value] });
      else same.asked.push(value);
    }
  }
  return { fates, adjustments: [...unheard.values()].flatMap(toAdjustment) };
}

function takenBy(path: string, takers: Takers): FieldFate | undefined {
  const native = takers.native.get(path);
  if (native !== undefined) return { field: path, fate: 'native', where: native };
  const elsewhere = takers.elsewhere(path);
  if (elsewhere !== undefined) return { field: path, ...elsewhere };
  if (takers.staging(path)) return { field: path, fate: 'staging', where: 'staging' };
  const section = takers.prompt.get(path);
  if (section !== undefined) return { field: path, fate: 'prompt', where: section };
  const kind = takers.adjusted(path);
  return kind === undefined ? undefined : { field: path, fate: 'adjusted', where: kind };
}

function verdictOn(path: string, verdicts: Map<string, Unheard>): Unheard {
  const known = verdicts.get(path);
  if (known !== undefined) return known;
  const verdict = judgeUnheard(path);
  verdicts.set(path, verdict);
  return verdict;
}

function toAdjustment(entry: {
  readonly outcome: Unheard;
  readonly asked: readonly Json[];
}): readonly Adjustment[] {
  const { outcome, asked } = entry;
  if (outcome.fate === 'kept') return [];
  const [only] = asked;
  return [
    {
      kind: outcome.kind,
      field: outcome.field,
      asked: asked.length === 1 && only !== undefined ? only : asked,
      given: null,
      why: outcome.why,
    },
  ];
}
