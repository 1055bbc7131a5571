import { folderError } from '../folder/folder-error.ts';
import type { OnnxModel } from '../runtime/onnx-model.ts';
import { shapeText } from '../runtime/onnx-model.ts';
import type { OnnxPort } from '../../../models/onnx-runtime.ts';
import { itemOf, sizeOf, stacked, type Tensor, tensor } from '../runtime/tensor.ts';
import { weightedSum } from '../schedulers/weighted-sum.ts';

/** What the model is asked with, the same at every step. */
export interface Question {
  /** The name and the shape of the latents of one take. */
  readonly input: string;
  readonly dims: readonly number[];
  /** Channels that the model is given beside the latents: a picture to go on from. */
  readonly condition: Tensor | undefined;
  /** The prompt; and what to avoid, where guidance is wanted. */
  readonly wanted: Readonly<Record<string, Tensor>>;
  readonly avoided: Readonly<Record<string, Tensor>> | undefined;
  readonly guidance: number;
  readonly shared: Readonly<Record<string, Tensor>>;
}

export type Denoise = (sample: Float32Array, timestep: number) => Promise<Float32Array>;

/**
 * One call of the model: what it predicts. With guidance it is asked twice, for what is wanted and
 * for what is avoided, and the difference is made larger (Ho and Salimans 2022, arXiv:2207.12598).
 */
export function denoiser(model: OnnxModel, question: Question): Denoise {
  const { input, dims, condition, wanted, avoided, guidance, shared } = question;
  const ports = new Map(model.inputs.map((port) => [port.name, port]));
  const ask = async (
    prompts: readonly Readonly<Record<string, Tensor>>[],
    latents: Tensor,
    timestep: number,
  ): Promise<readonly Float32Array[]> => {
    const repeated = (one: Tensor): Tensor => stacked(prompts.map(() => one));
    const joined = Object.keys(wanted).map(
      (name) => [name, stacked(prompts.map((prompt) => prompt[name]!))] as const,
    );
    const results = await model.run({
      [input]: repeated(latents),
      timestep: timestepFor(ports.get('timestep'), timestep, prompts.length),
      ...Object.fromEntries(joined),
      ...Object.fromEntries(Object.entries(shared).map(([name, one]) => [name, repeated(one)])),
    });
    const output = outputOf(model, results, [prompts.length, ...dims.slice(1)]);
    return prompts.map((_, index) => itemOf(output, index).data.slice(0, sizeOf(dims)));
  };
  const isOneByOne = ports.get(input)?.shape[0] === 1;
  return async (sample, timestep) => {
    const latents = withChannels(tensor(dims, sample), condition);
    if (avoided === undefined) return (await ask([wanted], latents, timestep))[0]!;
    const [without, withPrompt] = isOneByOne
      ? [...(await ask([avoided], latents, timestep)), ...(await ask([wanted], latents, timestep))]
      : await ask([avoided, wanted], latents, timestep);
    return weightedSum([1 - guidance, without!], [guidance, withPrompt!]);
  };
}

/** One for all, or one for each, as the model declares it. */
function timestepFor(port: OnnxPort | undefined, timestep: number, batch: number): Tensor {
  const isSingle = port?.shape.length === 0 || port?.shape[0] === 1;
  const dims = port?.shape.length === 0 ? [] : [isSingle ? 1 : batch];
  return tensor(dims, new Float32Array(isSingle ? 1 : batch).fill(timestep));
}

/** Models that predict a variance too have it in the second half of the channels. */
function outputOf(
  model: OnnxModel,
  results: Readonly<Record<string, Tensor>>,
  dims: readonly number[],
): Tensor {
  const [name = 'none'] = model.outputs.map((port) => port.name);
  const output = results[name];
  const [batch, channels = 0, ...rest] = output?.dims ?? [];
  const fits =
    batch === dims[0] &&
    (channels === dims[1] || channels === 2 * dims[1]!) &&
    rest.length === dims.length - 2 &&
    rest.every((dim, axis) => dim === dims[axis + 2]);
  if (output !== undefined && fits) return output;
  throw folderError(
    model.file,
    `its output ${name} has the shape ${shapeText(output?.dims ?? [])}; expected ${shapeText(dims)}`,
  );
}

function withChannels(latents: Tensor, condition: Tensor | undefined): Tensor {
  if (condition === undefined) return latents;
  const [, channels = 0, ...rest] = latents.dims;
  const data = new Float32Array(latents.data.length + condition.data.length);
  data.set(latents.data);
  data.set(condition.data, latents.data.length);
  return tensor([1, channels + condition.dims[1]!, ...rest], data);
}
