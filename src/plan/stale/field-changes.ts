import type { SaidShot, ToldField } from '../../compile/fates/said-shot.ts';
import { canonicalJson } from '../canonical-json.ts';
import type { FieldChange } from '../call-sheet.ts';

/** A field that is said otherwise now, with what became of it in each case. */
export interface ChangedField extends FieldChange {
  readonly fates: readonly ToldField['fate'][];
  /** The parameters that it had, or has. */
  readonly parameters: readonly string[];
}

/** What is said otherwise than it was, what comes first in a film first. */
export function fieldChanges(then: SaidShot, now: SaidShot): readonly ChangedField[] {
  const before = new Map(then.fields.map((told) => [told.field, told]));
  const after = new Map(now.fields.map((told) => [told.field, told]));
  const changed: ChangedField[] = [];
  for (const field of new Set([...after.keys(), ...before.keys()])) {
    const [old, told] = [before.get(field), after.get(field)];
    const [from, to] = [old?.value ?? null, told?.value ?? null];
    if (canonicalJson(from) === canonicalJson(to)) continue;
    changed.push({
      field,
      from,
      to,
      fates: [old, told].flatMap((each) => each?.fate ?? []),
      parameters: [old, told].flatMap((each) => each?.parameter ?? []),
    });
  }
  return withoutConsequences(changed);
}

/**
 * Where another thing is named, all that is said of the one before and of this one differs, which
 * says nothing more; and what begins otherwise because of a field of this shot is that field.
 */
function withoutConsequences(changed: readonly ChangedField[]): readonly ChangedField[] {
  const fields = new Set(changed.map(({ field }) => field));
  const named = (field: string): readonly string[] => {
    const found = changed.find((each) => each.field === field);
    return found === undefined ? [] : [found.from, found.to].flatMap((value) => names(value));
  };
  const [places, lights] = [named('environment'), named('lighting')];
  const people = symmetricDifference(changed.find(({ field }) => field === 'characters'));
  const covered = [
    ...places.map((name) => `environments.${name}.`),
    ...lights.map((name) => `lighting.${name}.`),
    ...people.flatMap((name) => [`characters.${name}.`, `begins.${name}.`]),
    ...(places.length > 0 ? ['begins.environment.'] : []),
    ...(lights.length > 0 ? ['begins.lighting.'] : []),
    ...(fields.has('style.name') ? ['style.'] : []),
  ];
  return changed.filter(({ field }) => {
    if (field === 'style.name') return true;
    if (covered.some((prefix) => field.startsWith(prefix))) return false;
    return !field.startsWith('begins.') || ![...fields].some((other) => leadsTo(other, field));
  });
}

/** `characters.elara.starts.wardrobe` decides `begins.elara.wardrobe`. */
function leadsTo(cause: string, begins: string): boolean {
  const [root = '', name = '', ...rest] = cause.split('.');
  const own = rest[0] === 'starts' ? rest.slice(1) : rest;
  const place = root === 'environments' ? 'environment' : root === 'lighting' ? 'lighting' : name;
  if (!['characters', 'environments', 'lighting'].includes(root)) return false;
  return begins === ['begins', place, ...own].join('.');
}

function names(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value as readonly string[];
  return typeof value === 'string' ? [value] : [];
}

function symmetricDifference(change: FieldChange | undefined): readonly string[] {
  const [from, to] = [names(change?.from), names(change?.to)];
  return [
    ...from.filter((name) => !to.includes(name)),
    ...to.filter((name) => !from.includes(name)),
  ];
}
