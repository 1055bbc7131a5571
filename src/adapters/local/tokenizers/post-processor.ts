import { folderError } from '../folder/folder-error.ts';
import { type JsonPart, jsonPart, jsonParts } from './json-part.ts';
import type { TokenList } from './tokenizer.ts';

export type Surround = Pick<TokenList, 'opening' | 'closing'>;

const NOTHING: Surround = { opening: [], closing: [] };

/** The tokens that a tokenizer.json puts before and after every text. */
export function readPostProcessor(file: string, part: JsonPart | undefined): Surround {
  if (part === undefined) return NOTHING;
  const { type, values } = part;
  switch (type) {
    case 'ByteLevel':
      return NOTHING;
    case 'Sequence': {
      const all = jsonParts(file, 'post_processor', values['processors']).map((one) =>
        readPostProcessor(file, one),
      );
      return {
        opening: all.flatMap(({ opening }) => opening),
        closing: all.flatMap(({ closing }) => closing),
      };
    }
    case 'RobertaProcessing':
    case 'BertProcessing':
      return { opening: [idOf(file, values['cls'])], closing: [idOf(file, values['sep'])] };
    case 'TemplateProcessing':
      return readTemplate(file, values);
    default:
      throw folderError(file, `its post_processor ${type} is not one that is known here`);
  }
}

/** A pair of a token's text and its number. */
function idOf(file: string, value: unknown): number {
  if (Array.isArray(value) && typeof value[1] === 'number') return value[1];
  throw folderError(file, `its post_processor has no token where one is expected`);
}

function readTemplate(file: string, values: Readonly<Record<string, unknown>>): Surround {
  const { single, special_tokens: tokens } = values as {
    single?: unknown;
    special_tokens?: Readonly<Record<string, { ids?: unknown } | undefined>>;
  };
  const surround: { opening: number[]; closing: number[] } = { opening: [], closing: [] };
  let side: 'opening' | 'closing' = 'opening';
  for (const item of Array.isArray(single) ? (single as unknown[]) : []) {
    if (typeof item !== 'object' || item === null) continue;
    if ('Sequence' in item) side = 'closing';
    if (!('SpecialToken' in item)) continue;
    const { id } = item.SpecialToken as { id?: unknown };
    const ids = tokens?.[String(id)]?.ids;
    if (!Array.isArray(ids) || !ids.every((one) => typeof one === 'number')) {
      throw folderError(file, `its post_processor names ${String(id)} and does not say its number`);
    }
    surround[side].push(...ids);
  }
  return surround;
}

export function readPostProcessorOf(
  file: string,
  values: Readonly<Record<string, unknown>>,
): Surround {
  return readPostProcessor(file, jsonPart(file, 'post_processor', values['post_processor']));
}
