import { folderError } from '../folder/folder-error.ts';
import { type OnnxModel, shapeText } from '../runtime/onnx-model.ts';
import { sizeOf, type Tensor, tensor } from '../runtime/tensor.ts';
import { latentScale } from './latent-scale.ts';
import { fromPlanes, type Picture, toPlanes } from './picture.ts';
import type { Pipeline } from './pipeline.ts';

/** The pictures that latents stand for, in order. */
export async function decodeLatents(
  pipeline: Pipeline,
  latents: Tensor,
  signal: AbortSignal,
): Promise<readonly Picture[]> {
  const { decoder } = pipeline.folder;
  const model = await pipeline.open(decoder);
  const scale = latentScale(decoder.settings, pipeline.facts.latentChannels);
  const scaled = scale.toAutoencoder(latents);
  if (decoder.latents.shape.length === latents.dims.length) {
    return picturesOf(model, await runSingle(model, scaled));
  }
  const pictures: Picture[] = [];
  for (const frame of framesOf(scaled)) {
    signal.throwIfAborted();
    pictures.push(...picturesOf(model, await runSingle(model, frame)));
  }
  return pictures;
}

/** The latents of a picture, or of a clip where the model makes clips. */
export async function encodePictures(
  pipeline: Pipeline,
  pictures: readonly Picture[],
): Promise<Tensor> {
  const { encoder, decoder } = pipeline.folder;
  if (encoder === undefined) {
    throw folderError('vae_encoder/model.onnx', 'is missing; expected it for a first frame');
  }
  const model = await pipeline.open(encoder);
  const takesClips = model.inputs[0]?.shape.length === 5;
  const encoded = takesClips
    ? await runSingle(model, clipOf(pictures.map(toPlanes)))
    : clipOf(await encodeEach(model, pictures));
  const { latentChannels, makes } = pipeline.facts;
  // The mean of the distribution; its variance is in the second half of the channels.
  const mean = firstChannels(model, encoded, latentChannels);
  const scale = latentScale(decoder.settings, latentChannels);
  const latents = scale.fromAutoencoder(mean);
  const { dims, data } = latents;
  return makes === 'clips' ? latents : tensor([1, latentChannels, ...dims.slice(-2)], data);
}

/** One after the other; a picture that is there several times is encoded once. */
async function encodeEach(
  model: OnnxModel,
  pictures: readonly Picture[],
): Promise<readonly Tensor[]> {
  const known = new Map<Picture, Tensor>();
  for (const picture of new Set(pictures)) {
    known.set(picture, await runSingle(model, toPlanes(picture)));
  }
  return pictures.map((picture) => known.get(picture)!);
}

/** Runs a model of one input and one output that matters, whatever they are called. */
async function runSingle(model: OnnxModel, value: Tensor): Promise<Tensor> {
  const [input] = model.inputs;
  const results = await model.run({ [input?.name ?? 'sample']: value });
  const [output] = model.outputs;
  const result = results[output?.name ?? 'sample'];
  if (result === undefined) throw folderError(model.file, 'has no output');
  return result;
}

/** [1, channels, height, width] side by side as [1, channels, frames, height, width]. */
function clipOf(frames: readonly Tensor[]): Tensor {
  const [, channels = 0, height = 0, width = 0] = frames[0]?.dims ?? [];
  const size = height * width;
  const data = new Float32Array(channels * frames.length * size);
  frames.forEach((frame, index) => {
    for (let channel = 0; channel < channels; channel += 1) {
      const plane = frame.data.subarray(channel * size, (channel + 1) * size);
      data.set(plane, (channel * frames.length + index) * size);
    }
  });
  return tensor([1, channels, frames.length, height, width], data);
}

/** [1, channels, frames, height, width] as so many [1, channels, height, width]. */
function framesOf({ dims, data }: Tensor): readonly Tensor[] {
  const [, channels = 0, frames = 0, height = 0, width = 0] = dims;
  const size = height * width;
  return Array.from({ length: frames }, (_, frame) => {
    const own = new Float32Array(channels * size);
    for (let channel = 0; channel < channels; channel += 1) {
      const from = (channel * frames + frame) * size;
      own.set(data.subarray(from, from + size), channel * size);
    }
    return tensor([1, channels, height, width], own);
  });
}

function firstChannels(model: OnnxModel, { dims, data }: Tensor, channels: number): Tensor {
  const [, given, ...rest] = dims;
  if (given === channels || given === 2 * channels) {
    return tensor([1, channels, ...rest], data.slice(0, channels * sizeOf(rest)));
  }
  throw folderError(
    model.file,
    `its output has the shape ${shapeText(dims)}; expected ${channels} channels, or twice as many with their variance`,
  );
}

function picturesOf(model: OnnxModel, decoded: Tensor): readonly Picture[] {
  const { dims } = decoded;
  const isClip = dims.length === 5;
  if (dims[1] !== 3 || (!isClip && dims.length !== 4)) {
    throw folderError(
      model.file,
      `its output has the shape ${shapeText(dims)}; expected pictures of 3 channels`,
    );
  }
  return (isClip ? framesOf(decoded) : [decoded]).map(({ dims: [, , height, width], data }) =>
    fromPlanes(data, width!, height!),
  );
}
