import type { JsonObject } from '../../film/json.ts';
import type { VideoRequest } from '../../providers/request.ts';
import { dataUrl } from './data-url.ts';
import { PARAMETERS, passedOn } from './options.ts';

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

/** With that under which stands what only the model knows. */
export const OPTION_NAMES = [...OPTIONS, PARAMETERS];

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
    ...passedOn(options, OPTIONS),
  };
}
