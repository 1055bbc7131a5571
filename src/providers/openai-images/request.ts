import type { Json, JsonObject } from '../../film/json.ts';
import type { FormPart } from '../http/multipart.ts';
import { pictureType } from '../http/picture-type.ts';
import type { ImageRequest } from '../image-provider.ts';
import { ProviderError } from '../provider-error.ts';

/**
 * Options of a film that are passed on as fields; anything else is an error. The first are those of
 * OpenAI's own description, the rest are vLLM-Omni's.
 */
export const OPTIONS = [
  'quality',
  'background',
  'complexity',
  'moderation',
  'output_format',
  'output_compression',
  'input_fidelity',
  'num_inference_steps',
  'guidance_scale',
  'true_cfg_scale',
] as const;

/** Of these, what only the one or the other of the two addresses has. */
const ONLY_OF_WORDS = new Set(['moderation']);
const ONLY_OF_PICTURES = new Set(['input_fidelity']);

/** Pictures that clips can be made of: a GIF moves, and an SVG has no pixels. */
const FORMATS: readonly string[] = ['png', 'jpeg', 'webp'];

const ENDINGS = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/webp': 'webp' } as const;

/** The fields that both addresses have, one picture of them. */
type Fields = Readonly<Record<string, Json>>;

/**
 * The body of `POST /images/generations`.
 *
 * @param asksForBytes whether a server has to be told that it is to answer with the picture itself;
 *   OpenAI's models refuse to be told.
 * @throws ProviderError `provider/invalid-request`
 */
export function bodyOf(name: string, request: ImageRequest, asksForBytes: boolean): JsonObject {
  return fieldsOf(name, request, asksForBytes, ONLY_OF_PICTURES);
}

/**
 * The form of `POST /images/edits`, whose pictures are those that the new one is to be like.
 *
 * @throws ProviderError `provider/invalid-request`
 */
export function formOf(
  name: string,
  request: ImageRequest,
  references: readonly Uint8Array[],
  asksForBytes: boolean,
): readonly FormPart[] {
  const fields = fieldsOf(name, request, asksForBytes, ONLY_OF_WORDS);
  return [
    ...Object.entries(fields).map(([field, value]) => ({ name: field, value: asText(value) })),
    ...references.map((bytes, index) => {
      const type = pictureType(bytes);
      if (type === undefined) throw invalid(name, 'takes pictures as PNG, JPEG or WebP only');
      const file = `reference-${index + 1}.${ENDINGS[type]}`;
      return { name: 'image[]', value: { file, type, bytes } };
    }),
  ];
}

function fieldsOf(
  name: string,
  request: ImageRequest,
  asksForBytes: boolean,
  others: ReadonlySet<string>,
): Fields {
  const { model, prompt, width, height, negativePrompt, seed, options } = request;
  const known: readonly string[] = OPTIONS.filter((option) => !others.has(option));
  const unknown = Object.keys(options).filter((option) => !known.includes(option));
  if (unknown.length > 0) {
    const whereas = unknown.some((option) => others.has(option))
      ? ` for a picture ${others === ONLY_OF_WORDS ? 'with' : 'without'} references`
      : '';
    throw invalid(name, `has no option ${unknown.join(', ')}${whereas}`);
  }
  const { output_format: format } = options;
  if (format !== undefined && !(typeof format === 'string' && FORMATS.includes(format))) {
    throw invalid(name, `takes for output_format one of ${FORMATS.join(', ')}`);
  }
  return {
    model,
    prompt,
    n: 1,
    size: `${width}x${height}`,
    ...(negativePrompt !== undefined && { negative_prompt: negativePrompt }),
    ...(seed !== undefined && { seed }),
    ...options,
    ...(asksForBytes && { response_format: 'b64_json' }),
  };
}

function asText(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function invalid(name: string, what: string): ProviderError {
  return new ProviderError('provider/invalid-request', `${name} ${what}`, {
    retryable: false,
    submitted: 'no',
    hint: 'Correct it in the film: a mistake there would be paid for.',
  });
}
