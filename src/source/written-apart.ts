import { resolveSchema } from './match-schema.ts';
import type { Mismatch } from './match-schema.ts';
import type { DocumentSchema, SchemaNode } from './schema-node.ts';
import { isMapping } from './to-data.ts';
import type { Data } from './to-data.ts';

/** A field of two numbers, and the two keys as which others write it. */
type Apart = readonly [field: string, first: string, second: string];

/** By the title of a mapping, its fields that are two keys elsewhere: `x` and `y` for `at`. */
export type WrittenApart = Readonly<Record<string, readonly Apart[]>>;

const PLACE: Apart = ['at', 'x', 'y'];
const EXTENT: readonly Apart[] = [
  ['size', 'width', 'depth'],
  ['size', 'width', 'length'],
];

export const FILM_WRITTEN_APART: WrittenApart = {
  'set piece': [PLACE, ...EXTENT],
  'floor plan': EXTENT,
  'change of a piece': [PLACE],
  'camera position': [PLACE],
  'state of a character': [PLACE],
};

/** How a field is written whose half is the unknown key of a mismatch: `at: [2, 3]`. */
export function joined(mismatch: Mismatch, all: WrittenApart = {}): string | undefined {
  const { key, value } = mismatch;
  const apart = apartIn(mismatch, all).find(([, ...halves]) => halves.includes(key ?? ''));
  if (apart === undefined || !isMapping(value)) return undefined;
  const [field, ...halves] = apart;
  return `${field}: [${halves.map((half) => numberAt(value, half) ?? '…').join(', ')}]`;
}

/** Whether a mismatch is told with another: the field of two keys, or the second of them. */
export function isToldWithOther(mismatch: Mismatch, all: WrittenApart = {}): boolean {
  const { keyword, key, value } = mismatch;
  if (!isMapping(value)) return false;
  return apartIn(mismatch, all).some(([field, first, second]) =>
    keyword === 'required'
      ? key === field && (first in value || second in value)
      : keyword === 'additionalProperties' && key === second && first in value,
  );
}

/**
 * The fields of a mapping that are written apart in it, those of which both halves are there first.
 */
function apartIn({ node, value }: Mismatch, all: WrittenApart): readonly Apart[] {
  const fields = all[node.title ?? ''] ?? [];
  if (!isMapping(value)) return [];
  const whole = fields.filter(([, first, second]) => first in value && second in value);
  return [...whole, ...fields];
}

/**
 * Two numbers that stand under names, or in a mapping or text of their own, as the list they are.
 */
export function asPair(schema: DocumentSchema, place: SchemaNode, value: Data): string | undefined {
  const node = resolveSchema(schema, place);
  const { minItems, maxItems } = resolveSchema(schema, node.oneOfType?.array ?? node);
  if (minItems !== 2 || maxItems !== 2) return undefined;
  if (typeof value === 'string') {
    const [, first, second] =
      /^\s*(-?\d+(?:\.\d+)?)(?:\s*[,x×;]\s*|\s+)(-?\d+(?:\.\d+)?)\s*$/.exec(value) ?? [];
    return first === undefined ? undefined : `[${first}, ${second}]`;
  }
  if (Array.isArray(value) && value.length === 3 && value.every(isNumber)) {
    return `[${value[0]}, ${value[1]}]`;
  }
  if (!isMapping(value)) return undefined;
  for (const [, first, second] of [PLACE, ...EXTENT]) {
    const [one, other] = [numberAt(value, first), numberAt(value, second)];
    if (one !== undefined && other !== undefined) return `[${one}, ${other}]`;
  }
  const [only, ...others] = Object.values(value);
  const isPair = others.length === 0 && Array.isArray(only) && only.every(isNumber);
  return isPair ? `[${only.join(', ')}]` : undefined;
}

function isNumber(value: Data): value is number {
  return typeof value === 'number';
}

function numberAt(value: Data, key: string): number | undefined {
  const half = isMapping(value) ? value[key] : undefined;
  return typeof half === 'number' ? half : undefined;
}
