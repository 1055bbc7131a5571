import { type ElementType, node, onnxFile } from './onnx-file.ts';

/** Models of a few numbers that behave as the parts of a diffusion model do. */

export const LATENT_CHANNELS = 4;
const FEATURES = 4;
/** Pixels of a latent's side. */
export const SPATIAL = 8;

/** Looks up four numbers for every token; with layers, as exported for Stable Diffusion XL. */
export function tinyTextEncoder(vocabulary: number, tokens: number, layers = 0): Buffer {
  const table = Array.from(
    { length: vocabulary * FEATURES },
    (_, index) => Math.sin(index * 12.9898) * 1.5,
  );
  const hidden = Array.from({ length: layers }, (_, layer) => `hidden_states.${layer}`);
  return onnxFile({
    inputs: [{ name: 'input_ids', type: 'int64', shape: ['batch', tokens] }],
    outputs: [
      { name: 'last_hidden_state', shape: ['batch', tokens, FEATURES] },
      ...hidden.map((name) => ({ name, shape: ['batch', tokens, FEATURES] })),
      ...(layers === 0 ? [] : [{ name: 'text_embeds', shape: ['batch', FEATURES] }]),
    ],
    constants: { table: { dims: [vocabulary, FEATURES], values: table } },
    nodes: [
      node('Gather', 'table input_ids', 'last_hidden_state'),
      // Every layer has the negative of the one before, so that a test sees which was taken.
      ...hidden.map((name, layer) => node('Neg', hidden[layer - 1] ?? 'last_hidden_state', name)),
      ...(layers === 0
        ? []
        : [node('ReduceMean', 'last_hidden_state', 'text_embeds', { axes: [1], keepdims: 0 })]),
    ],
  });
}

export interface DenoiserShape {
  readonly type?: ElementType;
  readonly batch?: number | string;
  /** Channels beside those of the latents. */
  readonly condition?: number;
  /** A clip's: fixed, or free under a name. */
  readonly frames?: number | string;
  readonly height?: number | string;
  readonly width?: number | string;
  readonly timestep?: 'float32' | 'int64';
  /** Inputs of so many numbers beside the usual ones; all of them brighten the picture. */
  readonly more?: Readonly<Record<string, number>>;
  /** How many numbers a token of the prompt has, of which the first four are the colour. */
  readonly features?: number;
}

/**
 * Predicts a clean picture: what it sees, blurred, in a colour that the prompt gives. Its output
 * depends on every input, also a little on the timestep.
 */
export function tinyDenoiser(shape: DenoiserShape = {}): Buffer {
  const { type = 'float32', batch = 'batch', condition = 0, frames, timestep = 'int64' } = shape;
  const { more = {}, features = FEATURES } = shape;
  const channels = LATENT_CHANNELS + condition;
  const isClip = frames !== undefined;
  const plane = [shape.height ?? 'height', shape.width ?? 'width'];
  const dims = isClip ? [frames, ...plane] : plane;
  const side = isClip ? 27 : 9;
  const weights = Array.from({ length: LATENT_CHANNELS * channels * side }, (_, index) => {
    const [out, channel] = [
      Math.floor(index / side / channels),
      Math.floor(index / side) % channels,
    ];
    if (channel === out) return 0.8 / side;
    return channel >= LATENT_CHANNELS && (channel - LATENT_CHANNELS) % LATENT_CHANNELS === out
      ? 0.4 / side
      : 0;
  });
  const kernel = isClip ? [3, 3, 3] : [3, 3];
  const ones = Array.from({ length: isClip ? 3 : 2 }, () => 1);
  const cast = type === 'float32' ? 1 : 10;
  return onnxFile({
    inputs: [
      { name: 'sample', type, shape: [batch, channels, ...dims] },
      { name: 'timestep', type: timestep, shape: [batch] },
      { name: 'encoder_hidden_states', type, shape: [batch, 'tokens', features] },
      ...Object.entries(more).map(([name, width]) => ({ name, type, shape: [batch, width] })),
    ],
    outputs: [{ name: 'out_sample', type, shape: [batch, LATENT_CHANNELS, ...dims] }],
    constants: {
      weights: { dims: [LATENT_CHANNELS, channels, ...kernel], values: weights },
      small: { dims: [1], values: [1e-4] },
      zero: { dims: [1], type: 'int64', values: [0] },
      four: { dims: [1], type: 'int64', values: [FEATURES] },
      one: { dims: [1], type: 'int64', values: [1] },
      axes: {
        dims: [ones.length],
        type: 'int64',
        values: ones.map((_, index) => index + 2),
      },
      whole: { dims: [2 + ones.length], type: 'int64', values: [-1, 1, ...ones] },
    },
    nodes: [
      node('Cast', 'sample', 'seen', { to: 1 }),
      node('Conv', 'seen weights', 'blurred', {
        kernel_shape: kernel,
        pads: [...ones, ...ones],
      }),
      node('Cast', 'encoder_hidden_states', 'words', { to: 1 }),
      node('ReduceMean', 'words', 'all', { axes: [1], keepdims: 0 }),
      node('Slice', 'all zero four one', 'meaning'),
      node('Unsqueeze', 'meaning axes', 'colour'),
      node('Add', 'blurred colour', 'coloured'),
      node('Cast', 'timestep', 'time', { to: 1 }),
      node('Mul', 'time small', 'little'),
      node('Reshape', 'little whole', 'shift'),
      node('Add', 'coloured shift', 'sum0'),
      ...Object.keys(more).flatMap((name, index) => [
        node('Cast', name, `seen_${name}`, { to: 1 }),
        node('ReduceMean', `seen_${name}`, `mean_${name}`, { axes: [1], keepdims: 1 }),
        node('Mul', `mean_${name} small`, `little_${name}`),
        node('Reshape', `little_${name} whole`, `shift_${name}`),
        node('Add', `sum${index} shift_${name}`, `sum${index + 1}`),
      ]),
      node('Cast', `sum${Object.keys(more).length}`, 'out_sample', { to: cast }),
    ],
  });
}

/** Red, green and blue are the first three latents, drawn eight times as large. */
export function tinyDecoder(scale = SPATIAL): Buffer {
  const mix = Array.from({ length: 3 * LATENT_CHANNELS }, (_, index) =>
    index % LATENT_CHANNELS === Math.floor(index / LATENT_CHANNELS) ? 1 : 0,
  );
  return onnxFile({
    inputs: [{ name: 'latent_sample', shape: ['batch', LATENT_CHANNELS, 'height', 'width'] }],
    outputs: [{ name: 'sample', shape: ['batch', 3, 'tall', 'wide'] }],
    constants: {
      mix: { dims: [3, LATENT_CHANNELS, 1, 1], values: mix },
      scales: { dims: [4], values: [1, 1, scale, scale] },
    },
    nodes: [
      node('Conv', 'latent_sample mix', 'colours', { kernel_shape: [1, 1] }),
      node('Resize', 'colours - scales', 'large', { mode: 'linear' }),
      node('Clip', 'large', 'sample'),
    ],
  });
}

/** The mean colour of every eight by eight pixels, and as exporters write it, a variance too. */
export function tinyEncoder(): Buffer {
  const mix = Array.from({ length: 2 * LATENT_CHANNELS * 3 }, (_, index) =>
    index % 3 === Math.floor(index / 3) ? 1 : 0,
  );
  return onnxFile({
    inputs: [{ name: 'sample', shape: ['batch', 3, 'tall', 'wide'] }],
    outputs: [
      { name: 'latent_parameters', shape: ['batch', 2 * LATENT_CHANNELS, 'height', 'width'] },
    ],
    constants: { mix: { dims: [2 * LATENT_CHANNELS, 3, 1, 1], values: mix } },
    nodes: [
      node('AveragePool', 'sample', 'means', {
        kernel_shape: [SPATIAL, SPATIAL],
        strides: [SPATIAL, SPATIAL],
      }),
      node('Conv', 'means mix', 'latent_parameters', { kernel_shape: [1, 1] }),
    ],
  });
}

/** Takes what is bright for near. */
export function tinyDepth(width: number, height: number): Buffer {
  return onnxFile({
    inputs: [{ name: 'pixel_values', shape: [1, 3, height, width] }],
    outputs: [{ name: 'predicted_depth', shape: [1, height, width] }],
    nodes: [node('ReduceMean', 'pixel_values', 'predicted_depth', { axes: [1], keepdims: 0 })],
  });
}
