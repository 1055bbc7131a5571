import type { SchemaNode } from './schema-node.ts';
import { isMapping } from './to-data.ts';
import type { Data } from './to-data.ts';

/** How to write a value of the shape that is wanted, where there is no example of it. */
export function shapeHint({ type = [], required = [] }: SchemaNode, value: Data): string {
  const wants = (shape: 'object' | 'array'): boolean => type.includes(shape);
  const isOfMappings = Array.isArray(value) && value.some(isMapping);
  if (Array.isArray(value) && !wants('array') && (isOfMappings || !wants('object'))) {
    return 'Write one of them, without brackets or dashes.';
  }
  if (wants('object') && required.length > 0) {
    return `Write it as \`{ ${required.map((field) => `${field}: …`).join(', ')} }\`.`;
  }
  if (wants('object')) return 'Write its fields below it or in braces, each as `field: value`.';
  if (wants('array')) return 'Write a list: `[one, two]`, or one on each line after a dash.';
  if (typeof value === 'object' && value !== null)
    return 'Write one value, without fields of its own.';
  return 'Write it as the message says.';
}

/** Which numbers may be written in place of one that is too small or too large. */
export function rangeHint(
  value: number,
  range: { readonly least?: number; readonly above?: number; readonly most?: number },
  unit = '',
): string {
  const { least, above, most } = range;
  // Shares are written as fractions; many mean them in percent.
  if (most === 1 && value >= 10 && value <= 100) return `Write ${value} % as \`${value / 100}\`.`;
  if (most === undefined) {
    return above === undefined
      ? `Write ${least}${unit} or more.`
      : `Write more than ${above}${unit}.`;
  }
  if (least === undefined && above === undefined) return `Write ${most}${unit} or less.`;
  const from = above === undefined ? `from ${least}${unit}` : `above ${above}${unit}`;
  return `Write a number ${from} to ${most}${unit}.`;
}
