import type { Json } from './json.ts';

/**
 * A difference between what a shot asks for and what is done. Nothing is clamped, dropped or
 * approximated without one; `plan`, the manifest and the report show them.
 */
export interface Adjustment {
  readonly kind: AdjustmentKind;
  /** The field of the spec, e.g. `duration` or `characters.orb.references`. */
  readonly field: string;
  readonly asked: Json;
  readonly given: Json;
  /** One sentence for people. */
  readonly why: string;
}

export type AdjustmentKind =
  | 'rounded'
  | 'trimmed'
  | 'held'
  | 'segmented'
  | 'chosen'
  | 'substituted'
  | 'dropped'
  | 'folded-into-prompt'
  | 'approximated'
  | 'shortened'
  | 'later';
