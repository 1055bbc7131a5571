import { folderError } from '../folder/folder-error.ts';
import type { OnnxModel } from '../runtime/onnx-model.ts';
import { sizeOf, type Tensor, tensor } from '../runtime/tensor.ts';
import { NOISE_STREAMS, seededNoise } from '../noise/seeded-noise.ts';
import type { SamplingOptions } from '../options.ts';
import { readScheduler } from '../schedulers/read-scheduler.ts';
import { startingFrom } from '../schedulers/scheduler.ts';
import { decodeLatents } from './autoencoder.ts';
import { denoiser } from './denoise.ts';
import { encodePrompt } from './encode-prompt.ts';
import { conditionChannels, firstFrameForm, stillLatents } from './first-frame.ts';
import { guidanceEmbedding } from './guidance-embedding.ts';
import type { Picture } from './picture.ts';
import type { Pipeline } from './pipeline.ts';

export interface PictureOrder {
  readonly prompt: string;
  readonly negativePrompt: string;
  readonly width: number;
  readonly height: number;
  /** How many pictures: 1, or the frames of a clip, as many as latents give or fewer. */
  readonly frames: number;
  /** In this size already. */
  readonly firstFrame: Picture | undefined;
  readonly seed: number;
  readonly options: SamplingOptions;
  readonly signal: AbortSignal;
  readonly progress: (fraction: number) => void;
}

export interface MadePictures {
  readonly pictures: readonly Picture[];
  readonly notes: readonly string[];
}

/** One picture, or all of a clip, from noise or from a first frame. */
export async function makePictures(pipeline: Pipeline, order: PictureOrder): Promise<MadePictures> {
  const { facts, folder } = pipeline;
  const { options, firstFrame, signal } = order;
  const form = firstFrameForm(pipeline);
  const latentFrames = latentFramesFor(pipeline, order.frames);
  const frames = (latentFrames - 1) * facts.temporal + 1;
  if (form !== 'start' && firstFrame === undefined) {
    throw folderError(
      folder.denoiser.file,
      'makes clips from a first frame, and the shot has none',
      'Give the shot a first frame, or join it to the shot before.',
    );
  }
  const model = await pipeline.open(folder.denoiser);
  const dims = latentDims(pipeline, order, latentFrames);
  const begins = form === 'start' && firstFrame !== undefined;
  const skipped = begins ? options.steps - Math.floor(options.steps * options.strength) : 0;
  if (skipped >= options.steps) return { pictures: [firstFrame!], notes: [] };
  const schedule = readScheduler(folder.scheduler, options.scheduler).schedule(
    options.steps,
    skipped,
  );
  const { question, notes } = await ask(pipeline, model, order, dims);
  signal.throwIfAborted();
  const condition =
    form === 'start'
      ? undefined
      : await conditionChannels(pipeline, form, firstFrame!, frames, latentFrames);
  const noise = seededNoise(order.seed, NOISE_STREAMS.latents)(sizeOf(dims));
  const between = seededNoise(order.seed, NOISE_STREAMS.steps);
  const start = begins
    ? schedule.addNoise(
        (await stillLatents(pipeline, firstFrame, frames, latentFrames)).data,
        noise,
        0,
      )
    : noise.map((value) => value * schedule.initialScale);
  const denoise = denoiser(model, { ...question, condition });
  let state = startingFrom(start);
  for (const [call, timestep] of schedule.timesteps.entries()) {
    signal.throwIfAborted();
    const output = await denoise(schedule.scaleInput(state.sample, call), timestep);
    state = schedule.step(state, output, call, () => between(sizeOf(dims)));
    order.progress((call + 1) / schedule.timesteps.length);
  }
  signal.throwIfAborted();
  const pictures = await decodeLatents(pipeline, tensor(dims, state.sample), signal);
  checkPictures(pipeline, order, pictures);
  return { pictures: pictures.slice(0, order.frames), notes };
}

/** Where the settings of the autoencoder say otherwise than its file does, it shows here. */
function checkPictures(
  { folder }: Pipeline,
  { width, height, frames }: PictureOrder,
  pictures: readonly Picture[],
): void {
  const [first] = pictures;
  if (first?.width === width && first.height === height && pictures.length >= frames) return;
  throw folderError(
    folder.decoder.file,
    `made ${pictures.length} pictures of ${first?.width ?? 0}×${first?.height ?? 0}; expected at least ${frames} of ${width}×${height}, which follow from ${folder.decoder.settings.name}`,
  );
}

function latentFramesFor({ facts, folder }: Pipeline, frames: number): number {
  if (frames > facts.frames) {
    throw folderError(
      folder.denoiser.file,
      `makes ${facts.frames} frames at once, and ${frames} are asked for`,
    );
  }
  const made = facts.areFramesFixed ? facts.frames : frames;
  return Math.ceil((made - 1) / facts.temporal) + 1;
}

function latentDims(
  { facts }: Pipeline,
  { width, height }: PictureOrder,
  latentFrames: number,
): readonly number[] {
  const plane = [height / facts.spatial, width / facts.spatial];
  return facts.makes === 'clips'
    ? [1, facts.latentChannels, latentFrames, ...plane]
    : [1, facts.latentChannels, ...plane];
}

async function ask(
  pipeline: Pipeline,
  model: OnnxModel,
  order: PictureOrder,
  dims: readonly number[],
) {
  const { folder } = pipeline;
  const { guidance } = order.options;
  const told = model.inputs.find(({ name }) => name === 'timestep_cond');
  const guided = guidance > 1 && told === undefined;
  const wanted = await encodePrompt(pipeline, order.prompt, model);
  const avoided = guided ? await encodePrompt(pipeline, order.negativePrompt, model) : undefined;
  const ignored = !guided && order.negativePrompt !== '';
  const blank =
    order.negativePrompt === '' && folder.index.flag('force_zeros_for_empty_prompt') === true;
  return {
    question: {
      input: folder.denoiser.latents.name,
      dims,
      wanted: wanted.feeds,
      avoided: avoided && (blank ? zeros(avoided.feeds) : avoided.feeds),
      guidance,
      shared: {
        // Height and width before and after cropping, of which there is none here.
        time_ids: tensor(
          [1, 6],
          Float32Array.of(order.height, order.width, 0, 0, order.height, order.width),
        ),
        ...(told && { timestep_cond: guidanceEmbedding(guidance, embeddingWidth(model)) }),
      },
    },
    notes: [
      ...wanted.notes,
      ...(ignored
        ? [
            `without guidance beyond 1 the model avoids nothing: "${order.negativePrompt}" is left out`,
          ]
        : []),
    ],
  };
}

function embeddingWidth({ file, inputs }: OnnxModel): number {
  const width = inputs.find(({ name }) => name === 'timestep_cond')?.shape[1];
  if (typeof width === 'number' && width > 0) return width;
  throw folderError(file, 'its input timestep_cond has no fixed width; expected one');
}

function zeros(feeds: Readonly<Record<string, Tensor>>): Readonly<Record<string, Tensor>> {
  return Object.fromEntries(
    Object.entries(feeds).map(([name, { dims }]) => [
      name,
      tensor(dims, new Float32Array(sizeOf(dims))),
    ]),
  );
}
