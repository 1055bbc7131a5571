import type { Json, JsonObject } from '../../film/json.ts';
import { pictureType } from '../../providers/http/picture-type.ts';
import type { VideoRequest } from '../../providers/request.ts';
import { invalid } from './invalid.ts';
import { LABELS, labelsOf } from './labels.ts';

/** The pictures of a request as bytes. */
export interface RequestImages {
  readonly firstFrame?: Uint8Array;
  readonly lastFrame?: Uint8Array;
  readonly references: readonly Uint8Array[];
}

/** Options of a film, the field that each becomes, and the values that the service knows for it. */
const OPTIONS: Readonly<Record<string, { field: string; values: readonly string[] }>> = {
  person_generation: {
    field: 'personGeneration',
    values: ['dont_allow', 'allow_adult', 'allow_all'],
  },
  compression_quality: { field: 'compressionQuality', values: ['OPTIMIZED', 'LOSSLESS'] },
  resize_mode: { field: 'resizeMode', values: ['PAD', 'CROP'] },
};

export const OPTION_NAMES: readonly string[] = [...Object.keys(OPTIONS), LABELS];

const RESOLUTIONS: Readonly<Record<number, string>> = { 720: '720p', 1080: '1080p', 2160: '4k' };

/**
 * The body of `predictLongRunning`, one clip of it.
 *
 * @param outputUri where the clip is to be left, `gs://bucket/folder/`; inside the answer without it.
 * @throws ProviderError `provider/invalid-request`
 */
export function bodyOf(
  request: VideoRequest,
  images: RequestImages,
  outputUri: string | undefined,
): JsonObject {
  const { prompt, seconds, width, height, seed, negativePrompt, audio, options } = request;
  const resolution = RESOLUTIONS[Math.min(width, height)];
  if (resolution === undefined) throw invalid(`makes no ${width}x${height}`);
  const { firstFrame, lastFrame, references } = images;
  return {
    instances: [
      {
        prompt,
        ...(firstFrame && { image: inline(firstFrame) }),
        ...(lastFrame && { lastFrame: inline(lastFrame) }),
        ...(references.length > 0 && {
          referenceImages: references.map((bytes) => ({
            image: inline(bytes),
            referenceType: 'asset',
          })),
        }),
      },
    ],
    parameters: {
      sampleCount: 1,
      durationSeconds: seconds,
      aspectRatio: width > height ? '16:9' : '9:16',
      resolution,
      ...(seed !== undefined && { seed }),
      ...(negativePrompt !== undefined && { negativePrompt }),
      ...(audio !== undefined && { generateAudio: audio }),
      ...parametersOf(options),
      ...(outputUri !== undefined && { storageUri: outputUri }),
    },
    ...labelsOf(options),
  };
}

function parametersOf(options: JsonObject): JsonObject {
  const fields: Record<string, Json> = {};
  for (const [name, value] of Object.entries(options)) {
    if (name === LABELS) continue;
    const known = Object.hasOwn(OPTIONS, name) ? OPTIONS[name] : undefined;
    if (known === undefined) throw invalid(`has no option ${name}`);
    if (typeof value !== 'string' || !known.values.includes(value)) {
      throw invalid(`takes for ${name} one of ${known.values.join(', ')}`);
    }
    fields[known.field] = value;
  }
  return fields;
}

function inline(picture: Uint8Array): JsonObject {
  const mimeType = pictureType(picture);
  if (mimeType !== 'image/png' && mimeType !== 'image/jpeg') {
    throw invalid('takes pictures as PNG or JPEG only');
  }
  return { bytesBase64Encoded: Buffer.from(picture).toString('base64'), mimeType };
}
