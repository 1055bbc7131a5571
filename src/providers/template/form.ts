import type { Json } from '../../film/json.ts';
import type { FormPart } from '../http/multipart.ts';
import { FILE_SLOTS, type FileSlot, type FileValues } from './files.ts';
import { fill, type SlotValues } from './slots.ts';

/** A form as a film writes it: a template for each field, or a list of them for several. */
export type FormTemplate = Readonly<Record<string, Json>>;

/**
 * A form with its slots filled. A text that is one slot of a file becomes that file, or as many
 * fields as there are; what names a slot without a value is left out.
 */
export function fillForm(
  template: FormTemplate,
  values: SlotValues,
  files: FileValues,
): readonly FormPart[] {
  return Object.entries(template).flatMap(([name, written]) =>
    [written].flat().flatMap((each: Json): readonly FormPart[] => {
      const slot = fileSlotOf(each);
      if (slot !== undefined) return files[slot].map((value) => ({ name, value }));
      const filled = fill(each, values);
      if (filled === undefined) return [];
      return [filled].flat().map((value: Json) => ({ name, value: textOf(value) }));
    }),
  );
}

function fileSlotOf(template: Json): FileSlot | undefined {
  return FILE_SLOTS.find((slot) => template === `<${slot}>`);
}

function textOf(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
