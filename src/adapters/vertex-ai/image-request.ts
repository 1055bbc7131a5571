import type { Json, JsonObject } from '../../film/json.ts';
import { pictureType } from '../../providers/http/picture-type.ts';
import type { ImageRequest } from '../../providers/image-provider.ts';
import { NAMED_SIZES } from './image-model.ts';
import { invalid } from './invalid.ts';
import { LABELS, labelsOf } from './labels.ts';

/** Options of a film, the field of `imageConfig` that each becomes, and the values that are known. */
const OPTIONS: Readonly<Record<string, { field: string; values: readonly string[] }>> = {
  person_generation: {
    field: 'personGeneration',
    values: ['ALLOW_ALL', 'ALLOW_ADULT', 'ALLOW_NONE'],
  },
  prominent_people: {
    field: 'prominentPeople',
    values: ['ALLOW_PROMINENT_PEOPLE', 'BLOCK_PROMINENT_PEOPLE'],
  },
};

/** Options beside these, which have a place of their own in the body. */
const APART: readonly string[] = [LABELS, 'temperature'];

export const OPTION_NAMES: readonly string[] = [...Object.keys(OPTIONS), ...APART];

/**
 * The body of `generateContent`, for one picture.
 *
 * @throws ProviderError `provider/invalid-request`
 */
export function imageBodyOf(request: ImageRequest, references: readonly Uint8Array[]): JsonObject {
  const { prompt, width, height, seed, options } = request;
  const size = NAMED_SIZES.find((each) => each.width === width && each.height === height);
  if (size === undefined) throw invalid(`makes no stills of ${width}x${height}`);
  return {
    contents: [{ role: 'user', parts: [...references.map(partOf), { text: prompt }] }],
    generationConfig: {
      // Words as well: a model that refuses says why in them.
      responseModalities: ['TEXT', 'IMAGE'],
      imageConfig: { aspectRatio: size.aspect, imageSize: size.tier, ...configOf(options) },
      ...(seed !== undefined && { seed }),
      ...temperatureOf(options),
    },
    ...labelsOf(options),
  };
}

function partOf(picture: Uint8Array): JsonObject {
  const mimeType = pictureType(picture);
  if (mimeType === undefined) throw invalid('takes pictures as PNG, JPEG or WebP only');
  return { inlineData: { mimeType, data: Buffer.from(picture).toString('base64') } };
}

/** How freely the model draws: 0 to 2 for all of Google's Gemini models, 1 where nothing is said. */
function temperatureOf({ temperature }: JsonObject): JsonObject {
  if (temperature === undefined) return {};
  if (typeof temperature === 'number' && temperature >= 0 && temperature <= 2) {
    return { temperature };
  }
  throw invalid('takes for temperature a number from 0 to 2');
}

function configOf(options: JsonObject): JsonObject {
  const fields: Record<string, Json> = {};
  for (const [name, value] of Object.entries(options)) {
    if (APART.includes(name)) continue;
    const known = Object.hasOwn(OPTIONS, name) ? OPTIONS[name] : undefined;
    if (known === undefined) throw invalid(`has no option ${name} for stills`);
    if (typeof value !== 'string' || !known.values.includes(value)) {
      throw invalid(`takes for ${name} one of ${known.values.join(', ')}`);
    }
    fields[known.field] = value;
  }
  return fields;
}
