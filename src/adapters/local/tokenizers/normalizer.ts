import { folderError } from '../folder/folder-error.ts';
import { type JsonPart, jsonPart, jsonParts, jsonPattern, jsonText } from './json-part.ts';

export type Normalize = (text: string) => string;

const FORMS = ['NFC', 'NFD', 'NFKC', 'NFKD'] as const;

/** What a tokenizer.json does to a text before it is cut. */
export function readNormalizer(file: string, part: JsonPart | undefined): Normalize {
  if (part === undefined) return (text) => text;
  const { type, values } = part;
  const form = FORMS.find((one) => one === type);
  if (form !== undefined) return (text) => text.normalize(form);
  switch (type) {
    case 'Sequence': {
      const all = jsonParts(file, 'normalizer', values['normalizers']).map((one) =>
        readNormalizer(file, one),
      );
      return (text) => all.reduce((reached, one) => one(reached), text);
    }
    case 'Lowercase':
      return (text) => text.toLowerCase();
    case 'StripAccents':
      return (text) => text.replaceAll(/\p{Mn}/gu, '');
    case 'Strip': {
      const [left, right] = [values['strip_left'] !== false, values['strip_right'] !== false];
      return (text) => {
        const started = left ? text.trimStart() : text;
        return right ? started.trimEnd() : started;
      };
    }
    case 'Prepend': {
      const prefix = jsonText(file, 'normalizer.prepend', values['prepend'], '');
      return (text) => (text === '' ? text : prefix + text);
    }
    case 'Replace': {
      const pattern = jsonPattern(file, 'normalizer', values['pattern']);
      const content = jsonText(file, 'normalizer.content', values['content'], '');
      return (text) => text.replaceAll(pattern, () => content);
    }
    case 'Precompiled':
      return likeSentencePiece;
    default:
      throw folderError(file, `its normalizer ${type} is not one that is known here`);
  }
}

/**
 * The table that SentencePiece compiles in (`nmt_nfkc`) is NFKC without control characters, and
 * with every kind of white space as one blank.
 */
function likeSentencePiece(text: string): string {
  return text
    .replaceAll(/[\t\n\f\r\u0085\u2028\u2029]/gu, ' ')
    .replaceAll(/[\p{Cc}\u200b\u200e\u200f\ufeff]/gu, '')
    .normalize('NFKC');
}

export function readNormalizerOf(
  file: string,
  values: Readonly<Record<string, unknown>>,
): Normalize {
  return readNormalizer(file, jsonPart(file, 'normalizer', values['normalizer']));
}
