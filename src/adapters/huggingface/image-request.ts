import type { JsonObject } from '../../film/json.ts';
import type { ImageRequest } from '../../providers/image-provider.ts';
import { dataUrl } from './data-url.ts';
import { PARAMETERS, passedOn } from './options.ts';

/** Options of a film that are passed on under the same name; anything else is an error. */
const OPTIONS = [
  'num_inference_steps',
  'guidance_scale',
  'acceleration',
  'enable_safety_checker',
] as const;

/** With that under which stands what only the model knows. */
export const OPTION_NAMES = [...OPTIONS, PARAMETERS];

/**
 * The input of a model of stills of fal, as the router passes it on.
 *
 * @throws ProviderError `provider/invalid-request`
 */
export function imageInputOf(request: ImageRequest, references: readonly Uint8Array[]): JsonObject {
  const { prompt, width, height, seed, negativePrompt, options } = request;
  const urls = references.map(dataUrl);
  const [first] = urls;
  return {
    prompt,
    // Some models have the one field and some the other: Hugging Face's own client sends both.
    ...(first !== undefined && { image_url: first, image_urls: urls }),
    image_size: { width, height },
    num_images: 1,
    // It comes as JPEG where nothing is said, and clips are made of it.
    output_format: 'png',
    ...(seed !== undefined && { seed }),
    ...(negativePrompt !== undefined && { negative_prompt: negativePrompt }),
    ...passedOn(options, OPTIONS),
  };
}
