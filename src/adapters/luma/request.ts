import type { JsonObject } from '../../film/json.ts';
import { pictureType } from '../../providers/http/picture-type.ts';
import { ProviderError } from '../../providers/provider-error.ts';
import { refuseUnknownOptions } from '../../providers/refuse-unknown-options.ts';
import type { VideoRequest } from '../../providers/request.ts';
import { nameSize } from './picture.ts';

/** The pictures of a request as bytes. */
export interface RequestImages {
  readonly firstFrame?: Uint8Array;
  readonly lastFrame?: Uint8Array;
}

/**
 * The body of `POST /generations`.
 *
 * @throws ProviderError `provider/invalid-request`
 */
export function bodyOf(request: VideoRequest, images: RequestImages): JsonObject {
  const { model, prompt, seconds, width, height, options } = request;
  refuseUnknownOptions('luma', options, []);
  const size = nameSize({ width, height });
  if (size === undefined) throw invalid(`makes no ${width}x${height}`);
  const { firstFrame, lastFrame } = images;
  return {
    model,
    type: 'video',
    prompt,
    aspect_ratio: size.aspect,
    video: {
      resolution: size.resolution,
      duration: `${seconds}s`,
      ...(firstFrame && { start_frame: inline(firstFrame) }),
      ...(lastFrame && { end_frame: inline(lastFrame) }),
    },
  };
}

function inline(picture: Uint8Array): JsonObject {
  const type = pictureType(picture);
  if (type === undefined) throw invalid('takes pictures as PNG, JPEG or WebP only');
  return { data: Buffer.from(picture).toString('base64'), media_type: type };
}

function invalid(what: string): ProviderError {
  return new ProviderError('provider/invalid-request', `luma ${what}`, {
    retryable: false,
    submitted: 'no',
    hint: 'Correct it in the film: a mistake there would be paid for.',
  });
}
