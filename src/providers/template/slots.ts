import type { Json, JsonObject } from '../../film/json.ts';

/** What a template may name, as `<name>`. */
export const SLOTS = [
  'prompt',
  'negative_prompt',
  'model',
  'seconds',
  'frames',
  'fps',
  'width',
  'height',
  'size',
  'seed',
  'audio',
  'first_frame',
  'first_frame_url',
  'last_frame',
  'last_frame_url',
  'references',
  'reference_urls',
  'key',
  'id',
] as const;

/** The same where a line is spoken. */
export const VOICE_SLOTS = [
  'text',
  'voice',
  'language',
  'rate',
  'pitch',
  'tone',
  'style',
  'pronunciations',
  'model',
  'seed',
  'key',
  'id',
] as const;
export type Slot = (typeof SLOTS)[number] | (typeof VOICE_SLOTS)[number];

/** What stands in the slots of one request; what it does not have is undefined. */
export type SlotValues = Readonly<Partial<Record<Slot, Json>>>;

const ONE_SLOT = /^<([a-z_]+)>$/;
const ANY_SLOT = /<([a-z_]+)>/g;

/** Every slot of a template, also those that there are none of. */
export function slotsIn(template: Json): readonly string[] {
  if (typeof template === 'string')
    return [...template.matchAll(ANY_SLOT)].map(([, name]) => name!);
  if (typeof template !== 'object' || template === null) return [];
  return Object.values(template).flatMap(slotsIn);
}

/**
 * A template with its slots filled. A text that is one slot becomes its value, of whatever type;
 * within a longer text the value is written out. What names a slot without a value is left out, with
 * its field: a request without a seed has no `seed`.
 */
export function fill(template: Json, values: SlotValues): Json | undefined {
  if (typeof template === 'string') return fillText(template, values);
  if (Array.isArray(template)) {
    return template.flatMap((item: Json) => {
      const value = fill(item, values);
      return value === undefined ? [] : [value];
    });
  }
  if (typeof template !== 'object' || template === null) return template;
  const filled: Record<string, Json> = {};
  for (const [name, inner] of Object.entries(template as JsonObject)) {
    const value = fill(inner, values);
    if (value !== undefined) filled[name] = value;
  }
  return filled;
}

/** The slots of a text, each as `write` puts it; undefined where one of them has no value. */
export function fillWith(
  template: string,
  values: SlotValues,
  write: (text: string) => string,
): string | undefined {
  let isWhole = true;
  const text = template.replaceAll(ANY_SLOT, (_, name: Slot) => {
    const value = values[name];
    if (value === undefined) isWhole = false;
    return write(typeof value === 'string' ? value : JSON.stringify(value));
  });
  return isWhole ? text : undefined;
}

function fillText(template: string, values: SlotValues): Json | undefined {
  const only = ONE_SLOT.exec(template)?.[1];
  if (only !== undefined) return values[only as Slot];
  return fillWith(template, values, (text) => text);
}
