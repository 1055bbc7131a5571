import { folderError } from '../folder/folder-error.ts';
import type { Component } from '../folder/model-folder.ts';
import type { OnnxModel } from '../runtime/onnx-model.ts';
import { type Tensor, tensor } from '../runtime/tensor.ts';
import { type FittedTokens, fitTokens } from '../tokenizers/tokenizer.ts';
import type { Pipeline } from './pipeline.ts';

/** A prompt as the model is given it: its inputs by name, for one picture. */
export interface EncodedPrompt {
  readonly feeds: Readonly<Record<string, Tensor>>;
  /** What of the prompt was not read, a sentence each. */
  readonly notes: readonly string[];
}

/** Has every text encoder read a prompt, and joins what they say as the model wants it. */
export async function encodePrompt(
  pipeline: Pipeline,
  prompt: string,
  denoiser: OnnxModel,
): Promise<EncodedPrompt> {
  const asks = (name: string): boolean => denoiser.inputs.some((input) => input.name === name);
  // Models with a pooled prompt (Stable Diffusion XL) take the last layer but one.
  const pools = asks('text_embeds');
  const read: ReadPrompt[] = [];
  for (const [index, encoder] of pipeline.folder.textEncoders.entries()) {
    read.push(await readBy(pipeline, encoder, index, prompt, pools));
  }
  const first = read[0]!;
  const notes = [...new Set(read.flatMap((one) => one.notes))];
  if (!pools) {
    const mask = tensor([1, first.tokens.ids.length], maskOf(first.tokens));
    const hidden = asks('encoder_attention_mask') ? first.hidden : first.masked;
    return { feeds: { encoder_hidden_states: hidden, encoder_attention_mask: mask }, notes };
  }
  const pooled = read.at(-1)!.pooled;
  if (pooled === undefined) {
    const { file } = pipeline.folder.textEncoders.at(-1)!;
    throw folderError(file, `has no output text_embeds, which ${denoiser.file} asks for`);
  }
  const hidden = joinedFeatures(read.map((one) => one.hidden));
  return { feeds: { encoder_hidden_states: hidden, text_embeds: pooled }, notes };
}

interface ReadPrompt {
  readonly tokens: FittedTokens;
  readonly hidden: Tensor;
  /** The same with nothing where there is padding, for encoders that are trained so. */
  readonly masked: Tensor;
  readonly pooled: Tensor | undefined;
  readonly notes: readonly string[];
}

async function readBy(
  pipeline: Pipeline,
  component: Component,
  index: number,
  prompt: string,
  lastButOne: boolean,
): Promise<ReadPrompt> {
  const encoder = await pipeline.open(component);
  const tokenizer = await pipeline.tokenizer(index === 0 ? 'tokenizer' : `tokenizer_${index + 1}`);
  const length = lengthFor(component, encoder, tokenizer.length);
  const tokens = fitTokens(tokenizer.tokenize(prompt), length, tokenizer.padding);
  const results = await encoder.run({
    input_ids: tensor([1, length], Float32Array.from(tokens.ids)),
    attention_mask: tensor([1, length], maskOf(tokens)),
  });
  const hidden = hiddenOf(encoder, results, lastButOne);
  const isT5 = component.settings.text('model_type')?.includes('t5') ?? false;
  const pooled =
    results['text_embeds'] ?? Object.values(results).find(({ dims }) => dims.length === 2);
  const read = tokens.ids.length;
  return {
    tokens,
    hidden,
    masked: isT5 ? withoutPadding(hidden, tokens.used) : hidden,
    pooled,
    notes:
      tokens.left === 0
        ? []
        : [
            `the model reads ${read} tokens of a prompt: the last ${tokens.left} of ${read + tokens.left} are left out`,
          ],
  };
}

function lengthFor(component: Component, encoder: OnnxModel, stated: number | undefined): number {
  const fixed = encoder.inputs.find(({ name }) => name === 'input_ids')?.shape[1];
  if (typeof fixed === 'number' && fixed > 0) return fixed;
  const length = stated ?? component.settings.number('max_position_embeddings');
  if (length !== undefined) return length;
  throw folderError(
    component.settings.name,
    'does not say how many tokens are read; expected max_position_embeddings, or model_max_length in the tokenizer_config.json',
  );
}

function hiddenOf(
  encoder: OnnxModel,
  results: Readonly<Record<string, Tensor>>,
  lastButOne: boolean,
): Tensor {
  const hidden = lastButOne
    ? layers(results).at(-2)
    : (results['last_hidden_state'] ??
      Object.values(results).find(({ dims }) => dims.length === 3));
  if (hidden !== undefined) return hidden;
  throw folderError(
    encoder.file,
    `its outputs are ${Object.keys(results).join(', ')}; expected ${lastButOne ? 'every layer, as hidden_states.0 and so on' : 'last_hidden_state'}`,
  );
}

function layers(results: Readonly<Record<string, Tensor>>): readonly Tensor[] {
  return Object.entries(results)
    .filter(([name]) => /^hidden_states\.\d+$/.test(name))
    .toSorted(([left], [right]) => Number(left.split('.')[1]) - Number(right.split('.')[1]))
    .map(([, layer]) => layer);
}

function maskOf({ ids, used }: FittedTokens): Float32Array {
  return Float32Array.from(ids, (_, index) => (index < used ? 1 : 0));
}

function withoutPadding({ dims, data }: Tensor, used: number): Tensor {
  return tensor(
    dims,
    data.map((value, index) => (index < used * dims[2]! ? value : 0)),
  );
}

/** Tensors of one number of tokens, their features side by side. */
function joinedFeatures(tensors: readonly Tensor[]): Tensor {
  const tokens = tensors[0]!.dims[1]!;
  const widths = tensors.map(({ dims }) => dims[2]!);
  const width = widths.reduce((sum, one) => sum + one, 0);
  const data = new Float32Array(tokens * width);
  let offset = 0;
  tensors.forEach((one, index) => {
    const own = widths[index]!;
    for (let token = 0; token < tokens; token += 1) {
      data.set(one.data.subarray(token * own, (token + 1) * own), token * width + offset);
    }
    offset += own;
  });
  return tensor([1, tokens, width], data);
}
