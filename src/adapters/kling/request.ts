import type { JsonObject } from '../../film/json.ts';
import { pictureType } from '../../providers/http/picture-type.ts';
import { ProviderError } from '../../providers/provider-error.ts';
import { refuseUnknownOptions } from '../../providers/refuse-unknown-options.ts';
import type { ReferenceInput, VideoRequest } from '../../providers/request.ts';

/** The pictures of a request as bytes; references in the order of the request. */
export interface RequestImages {
  readonly firstFrame?: Uint8Array;
  readonly lastFrame?: Uint8Array;
  readonly references: readonly Uint8Array[];
}

export interface Submission {
  /** Below the service. */
  readonly path: readonly string[];
  readonly body: JsonObject;
}

const RESOLUTIONS: Readonly<Record<number, string>> = { 720: '720p', 1080: '1080p', 2160: '4k' };

/** Models without the field: they never cut by themselves. */
const NEVER_CUT = new Set(['kling-3.0-turbo', 'kling-o1', 'kling-2.6', 'kling-2.5-turbo']);

/**
 * What is posted for a request, and where: from words, from a first frame, or, for the models that
 * take references, both as "omni video".
 *
 * @param key ours, unique in the account, by which the task is found again.
 * @throws ProviderError `provider/invalid-request`
 */
export function submissionOf(
  request: VideoRequest,
  images: RequestImages,
  key: string,
): Submission {
  const { model, references, options } = request;
  refuseUnknownOptions('kling', options, []);
  const isOmni = /omni$|-o\d+$/.test(model);
  if (!isOmni && references.length > 0) throw invalid(`${model} takes no references`);
  const product = isOmni
    ? 'omni-video'
    : images.firstFrame === undefined
      ? 'text-to-video'
      : 'image-to-video';
  const content =
    product === 'text-to-video'
      ? { prompt: request.prompt }
      : { contents: contentsOf(request, images) };
  return {
    path: [product, model],
    body: {
      ...content,
      settings: settingsOf(request, images),
      options: { external_task_id: key },
    },
  };
}

function settingsOf(request: VideoRequest, { firstFrame }: RequestImages): JsonObject {
  const { model, width, height, seconds, audio } = request;
  const resolution = RESOLUTIONS[Math.min(width, height)];
  if (resolution === undefined) throw invalid(`makes no ${width}x${height}`);
  return {
    resolution,
    duration: seconds,
    ...(firstFrame === undefined && { aspect_ratio: aspectOf(width, height) }),
    ...(audio !== undefined && { audio: audio ? 'native' : 'off' }),
    // Left to itself, the model cuts a clip into several shots.
    ...(!NEVER_CUT.has(model) && { multi_shot: false }),
  };
}

function contentsOf(request: VideoRequest, images: RequestImages): JsonObject[] {
  const { firstFrame, lastFrame, references } = images;
  return [
    { type: 'prompt', text: withReferences(request) },
    ...(firstFrame ? [{ type: 'first_frame', url: base64(firstFrame) }] : []),
    ...(lastFrame ? [{ type: 'last_frame', url: base64(lastFrame) }] : []),
    ...references.map((picture, index) => ({
      type: 'refer_image',
      url: base64(picture),
      id: nameOf(index),
    })),
  ];
}

/** The model looks at a reference for what the prompt says of it, by its name. */
function withReferences({ prompt, references }: VideoRequest): string {
  return [prompt, ...references.map(sayReference)].join(' ');
}

function sayReference({ role, of }: ReferenceInput, index: number): string {
  return `@${nameOf(index)} is a reference for the ${role} of ${of}.`;
}

function nameOf(index: number): string {
  return `image_${index + 1}`;
}

function aspectOf(width: number, height: number): string {
  if (width === height) return '1:1';
  return width > height ? '16:9' : '9:16';
}

function base64(picture: Uint8Array): string {
  const type = pictureType(picture);
  if (type === 'image/png' || type === 'image/jpeg') return Buffer.from(picture).toString('base64');
  throw invalid('takes pictures as PNG or JPEG only');
}

function invalid(what: string): ProviderError {
  return new ProviderError('provider/invalid-request', `kling ${what}`, {
    retryable: false,
    submitted: 'no',
    hint: 'Correct it in the film: a mistake there would be paid for.',
  });
}
