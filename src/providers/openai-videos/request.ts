import type { FormPart } from '../http/multipart.ts';
import type { VideoRequest } from '../request.ts';

/** Options of a film that are passed on as fields of the form; anything else is an error. */
export const OPTION_FIELDS = [
  'num_inference_steps',
  'guidance_scale',
  'guidance_scale_2',
  'boundary_ratio',
  'flow_shift',
  'lora',
  'extra_params',
] as const;

/**
 * The form of `POST /videos`. The first five fields are those of OpenAI's own description; the rest
 * are servers' extensions, sent only where the chosen model has them.
 */
export function formOf(
  request: VideoRequest,
  firstFrame: Uint8Array | undefined,
): readonly FormPart[] {
  const { model, prompt, seconds, width, height, seed, negativePrompt, audio, options } = request;
  const text = (name: string, value: string | number | undefined): readonly FormPart[] =>
    value === undefined ? [] : [{ name, value: String(value) }];
  const picture = firstFrame && {
    file: isJpeg(firstFrame) ? 'first-frame.jpg' : 'first-frame.png',
    type: isJpeg(firstFrame) ? 'image/jpeg' : 'image/png',
    bytes: firstFrame,
  };
  return [
    ...text('prompt', prompt),
    ...text('model', model),
    ...text('seconds', seconds),
    ...text('size', `${width}x${height}`),
    ...(picture ? [{ name: 'input_reference', value: picture }] : []),
    ...text('seed', seed),
    ...text('negative_prompt', negativePrompt),
    ...text('generate_sound', audio === undefined ? undefined : String(audio)),
    ...OPTION_FIELDS.flatMap((name) => text(name, asText(options[name]))),
  ];
}

function asText(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8;
}
