import { folderError } from '../folder/folder-error.ts';
import { type Tensor, tensor } from '../runtime/tensor.ts';
import { encodePictures } from './autoencoder.ts';
import type { Picture } from './picture.ts';
import type { Pipeline } from './pipeline.ts';

/**
 * How a model takes a first frame: not at all but by what sampling starts from; as channels beside
 * the latents, of every frame or with a mask that says which frames are given.
 */
export type FirstFrameForm = 'start' | 'channels' | 'masked-channels';

export function firstFrameForm({ facts, folder }: Pipeline): FirstFrameForm {
  const { conditionChannels, latentChannels, temporal } = facts;
  if (conditionChannels === 0) return 'start';
  if (facts.makes === 'clips' && conditionChannels === latentChannels) return 'channels';
  if (facts.makes === 'clips' && conditionChannels === latentChannels + temporal) {
    return 'masked-channels';
  }
  throw folderError(
    folder.denoiser.file,
    `it has ${conditionChannels} channels beside its ${latentChannels} latents; expected none, or those of a first frame (${latentChannels}, or ${latentChannels + temporal} with a mask)`,
  );
}

/** The latents of a clip, or picture, that stands still on a picture. */
export async function stillLatents(
  pipeline: Pipeline,
  picture: Picture,
  frames: number,
  latentFrames: number,
): Promise<Tensor> {
  const { makes } = pipeline.facts;
  if (makes === 'pictures') return encodePictures(pipeline, [picture]);
  if (pipeline.folder.encoder?.inputs[0]?.shape.length === 5) {
    return encodePictures(
      pipeline,
      Array.from({ length: frames }, () => picture),
    );
  }
  return repeated(await encodePictures(pipeline, [picture]), latentFrames);
}

/** The channels that tell a model its first frame. */
export async function conditionChannels(
  pipeline: Pipeline,
  form: Exclude<FirstFrameForm, 'start'>,
  picture: Picture,
  frames: number,
  latentFrames: number,
): Promise<Tensor> {
  if (form === 'channels') return stillLatents(pipeline, picture, frames, latentFrames);
  // What is not given is grey, and the mask is 1 where something is given.
  const grey = {
    ...picture,
    rgba: picture.rgba.map((_, index) => (index % 4 === 3 ? 255 : 127.5)),
  };
  const clip = Array.from({ length: frames }, (_, frame) => (frame === 0 ? picture : grey));
  const { dims, data } = await encodePictures(pipeline, clip);
  const [, channels = 0, , height = 0, width = 0] = dims;
  const { temporal } = pipeline.facts;
  const size = latentFrames * height * width;
  const joined = new Float32Array((temporal + channels) * size);
  for (let channel = 0; channel < temporal; channel += 1) {
    joined.fill(1, channel * size, channel * size + height * width);
  }
  joined.set(data, temporal * size);
  return tensor([1, temporal + channels, latentFrames, height, width], joined);
}

function repeated({ dims, data }: Tensor, frames: number): Tensor {
  const [, channels = 0, , height = 0, width = 0] = dims;
  const size = height * width;
  const all = new Float32Array(channels * frames * size);
  for (let channel = 0; channel < channels; channel += 1) {
    const plane = data.subarray(channel * size, (channel + 1) * size);
    for (let frame = 0; frame < frames; frame += 1)
      all.set(plane, (channel * frames + frame) * size);
  }
  return tensor([1, channels, frames, height, width], all);
}
