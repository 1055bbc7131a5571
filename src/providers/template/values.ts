import { pictureType } from '../http/picture-type.ts';
import type { Json } from '../../film/json.ts';
import type { ImageInput, VideoRequest } from '../request.ts';
import type { Capabilities } from '../capabilities.ts';
import type { SlotValues } from './slots.ts';

/** What the slots of a template hold for one request. Pictures are read only where one is named. */
export async function valuesOf(
  request: VideoRequest,
  slots: readonly string[],
  { image, key }: { readonly image: (digest: string) => Promise<Uint8Array>; readonly key: string },
): Promise<SlotValues> {
  const { width, height, rate, negativePrompt, seed, audio, references } = request;
  const wants = (...names: readonly string[]): boolean =>
    names.some((name) => slots.includes(name));
  const read = async (input: ImageInput): Promise<Uint8Array> => await image(input.digest);
  const first =
    request.firstFrame && wants('first_frame', 'first_frame_url')
      ? await read(request.firstFrame)
      : undefined;
  const last =
    request.lastFrame && wants('last_frame', 'last_frame_url')
      ? await read(request.lastFrame)
      : undefined;
  const others =
    references.length > 0 && wants('references', 'reference_urls')
      ? await Promise.all(references.map(read))
      : [];
  const values: Record<string, Json | undefined> = {
    prompt: request.prompt,
    negative_prompt: negativePrompt,
    model: request.model,
    seconds: request.seconds,
    frames: request.frames,
    fps: rate.num / rate.den,
    width,
    height,
    size: `${width}x${height}`,
    seed,
    audio,
    first_frame: first && base64(first),
    first_frame_url: first && dataUrl(first),
    last_frame: last && base64(last),
    last_frame_url: last && dataUrl(last),
    references: others.length > 0 ? others.map(base64) : undefined,
    reference_urls: others.length > 0 ? others.map(dataUrl) : undefined,
    key,
  };
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  ) as SlotValues;
}

/** What a template can carry is what its service can do: a shot that wants more is told so. */
export function carriedBy(
  slots: readonly string[],
): Pick<
  Capabilities,
  'firstFrame' | 'lastFrame' | 'references' | 'negativePrompt' | 'seed' | 'audio'
> {
  const has = (...names: readonly string[]): boolean => names.some((name) => slots.includes(name));
  return {
    firstFrame: has('first_frame', 'first_frame_url', 'first_frame_file'),
    lastFrame: has('last_frame', 'last_frame_url', 'last_frame_file'),
    references: {
      max: has('references', 'reference_urls', 'reference_files') ? MOST_REFERENCES : 0,
      withFirstFrame: true,
    },
    negativePrompt: has('negative_prompt'),
    seed: has('seed'),
    audio: has('audio') ? 'optional' : 'none',
  };
}

const MOST_REFERENCES = 4;

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

function dataUrl(bytes: Uint8Array): string {
  return `data:${pictureType(bytes) ?? 'image/png'};base64,${base64(bytes)}`;
}
