import type { Adjustment } from '../../film/adjustment.ts';
import type { Json } from '../../film/json.ts';
import type { FieldFate } from '../compiled-shot.ts';
import { kindOfPath } from './path-kinds.ts';
import type { PathKind } from './path-kinds.ts';
import type { SaidField } from './said-fields.ts';
import { judgeUnheard } from './unheard.ts';
import type { Unheard } from './unheard.ts';

/** Which parts of the compilation took which fields, in the order in which they are asked. */
export interface Takers {
  /** Field to parameter. */
  readonly native: ReadonlyMap<string, string>;
  /** The timeline, or a place where the field waits for another shot. */
  readonly elsewhere: (kind: PathKind) => Pick<FieldFate, 'fate' | 'where'> | undefined;
  readonly staging: (kind: PathKind) => boolean;
  /** Field to section. */
  readonly prompt: ReadonlyMap<string, string>;
  /** The kind of the adjustment that speaks of a field, if there is one. */
  readonly adjusted: (path: string) => string | undefined;
}

/** What is worked out once for all the shots of a film; grows as they are compiled. */
export interface FateMemory {
  /** What becomes of a field nobody takes, which its path alone decides. */
  readonly verdicts: Map<string, Unheard>;
  readonly fates: Map<string, FieldFate[]>;
  readonly kinds: Map<string, PathKind>;
}

export interface JudgedFields {
  readonly fates: readonly FieldFate[];
  readonly adjustments: readonly Adjustment[];
}

/**
 * Finds what became of every field that was said. Whatever nobody took becomes an adjustment, so
 * that nothing vanishes because a section forgot it. `memory` is shared by the shots of a film.
 */
export function judgeFields(
  groups: readonly (readonly SaidField[])[],
  takers: Takers,
  memory: FateMemory,
): JudgedFields {
  const fates: FieldFate[] = [];
  const unheard = new Map<string, { readonly outcome: Unheard; readonly asked: Json[] }>();
  for (const group of groups) {
    for (const { path, value } of group) {
      const taken = takenBy(path, takers, memory);
      if (taken !== undefined) {
        fates.push(taken);
        continue;
      }
      const outcome = verdictOn(path, memory);
      if (outcome.fate === 'kept') {
        fates.push(fateOf(path, 'kept', outcome.where, memory));
        continue;
      }
      fates.push(fateOf(path, 'adjusted', outcome.kind, memory));
      const key = `${outcome.field} ${outcome.why}`;
      const same = unheard.get(key);
      if (same === undefined) unheard.set(key, { outcome, asked: [value] });
      else same.asked.push(value);
    }
  }
  return { fates, adjustments: [...unheard.values()].flatMap(toAdjustment) };
}

function takenBy(path: string, takers: Takers, memory: FateMemory): FieldFate | undefined {
  const native = takers.native.get(path);
  if (native !== undefined) return fateOf(path, 'native', native, memory);
  const pathKind = kindOfPath(path, memory.kinds);
  const elsewhere = takers.elsewhere(pathKind);
  if (elsewhere !== undefined) return fateOf(path, elsewhere.fate, elsewhere.where, memory);
  if (takers.staging(pathKind)) return fateOf(path, 'staging', 'staging', memory);
  const section = takers.prompt.get(path);
  if (section !== undefined) return fateOf(path, 'prompt', section, memory);
  const kind = takers.adjusted(path);
  return kind === undefined ? undefined : fateOf(path, 'adjusted', kind, memory);
}

/** The same fate of the same field is one object in all the shots of a film. */
function fateOf(
  field: string,
  fate: FieldFate['fate'],
  where: string,
  memory: FateMemory,
): FieldFate {
  const known = memory.fates.get(field);
  const same = known?.find((each) => each.where === where && each.fate === fate);
  if (same !== undefined) return same;
  const told: FieldFate = { field, fate, where };
  if (known === undefined) memory.fates.set(field, [told]);
  else known.push(told);
  return told;
}

function verdictOn(path: string, memory: FateMemory): Unheard {
  const known = memory.verdicts.get(path);
  if (known !== undefined) return known;
  const verdict = judgeUnheard(path);
  memory.verdicts.set(path, verdict);
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
