import type { Json, JsonObject } from '../../film/json.ts';
import { pictureType } from '../../providers/http/picture-type.ts';
import { ProviderError } from '../../providers/provider-error.ts';
import type { VideoRequest } from '../../providers/request.ts';

/** Options of a film that are passed on under the same name; anything else is an error. */
const OPTIONS = [
  'num_inference_steps',
  'guidance_scale',
  'guidance_scale_2',
  'shift',
  'acceleration',
  'enable_safety_checker',
  'enable_output_safety_checker',
  'enable_prompt_expansion',
  'video_quality',
  'interpolator_model',
  'num_interpolated_frames',
] as const;

export interface RequestImages {
  readonly firstFrame?: Uint8Array;
  readonly lastFrame?: Uint8Array;
}

/**
 * The input of a model of fal, as the router passes it on.
 *
 * @throws ProviderError `provider/invalid-request`
 */
export function inputOf(request: VideoRequest, images: RequestImages): JsonObject {
  const { prompt, frames, rate, width, height, seed, negativePrompt, options } = request;
  const { firstFrame, lastFrame } = images;
  return {
    prompt,
    ...(firstFrame && { image_url: dataUrl(firstFrame) }),
    ...(lastFrame && { end_image_url: dataUrl(lastFrame) }),
    num_frames: frames,
    frames_per_second: rate.num / rate.den,
    // As it comes, it puts a frame that it made up between every two, and doubles the rate.
    num_interpolated_frames: 0,
    resolution: `${Math.min(width, height)}p`,
    aspect_ratio: width > height ? '16:9' : '9:16',
    ...(seed !== undefined && { seed }),
    ...(negativePrompt !== undefined && { negative_prompt: negativePrompt }),
    ...passedOn(options),
  };
}

/** `parameters` goes as it is: for models that nobody here knows. */
function passedOn({ parameters, ...options }: JsonObject): JsonObject {
  const known: readonly string[] = OPTIONS;
  const unknown = Object.keys(options).filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    const text = `has no option ${unknown.join(', ')}; what only its model knows goes into parameters`;
    throw invalid(text);
  }
  if (parameters !== undefined && !isMapping(parameters)) {
    throw invalid('takes for parameters a mapping');
  }
  return { ...options, ...parameters };
}

function isMapping(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function dataUrl(picture: Uint8Array): string {
  const type = pictureType(picture);
  if (type === undefined) throw invalid('takes pictures as PNG, JPEG or WebP only');
  return `data:${type};base64,${Buffer.from(picture).toString('base64')}`;
}

function invalid(what: string): ProviderError {
  return new ProviderError('provider/invalid-request', `huggingface ${what}`, {
    retryable: false,
    submitted: 'no',
    hint: 'Correct it in the film: a mistake there would be paid for.',
  });
}
