import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  type DenoiserShape,
  LATENT_CHANNELS,
  tinyDecoder,
  tinyDenoiser,
  tinyEncoder,
  tinyTextEncoder,
} from './tiny-models.ts';

export const TOKENS = 16;

/** A byte-level vocabulary without merges: every letter of a prompt is a token. */
const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789.,-';
export const VOCABULARY: readonly string[] = [
  ...Array.from(LETTERS),
  ...Array.from(LETTERS, (letter) => `${letter}</w>`),
  '<|startoftext|>',
  '<|endoftext|>',
];

export type FolderFiles = Readonly<Record<string, Buffer | string | object>>;

/** The files of a whole model folder; say what is different, `undefined` leaves a file out. */
export function tinyFolderFiles(
  denoiser: DenoiserShape = {},
  changes: Readonly<Record<string, Buffer | string | object | undefined>> = {},
): FolderFiles {
  const files: Record<string, Buffer | string | object | undefined> = {
    'model_index.json': {
      _class_name: 'StableDiffusionPipeline',
      unet: ['diffusers', 'UNet2DConditionModel'],
    },
    'scheduler/scheduler_config.json': {
      _class_name: 'DDIMScheduler',
      beta_schedule: 'scaled_linear',
      beta_start: 0.00085,
      beta_end: 0.012,
      num_train_timesteps: 1000,
      prediction_type: 'sample',
      clip_sample: false,
      steps_offset: 1,
    },
    'tokenizer/vocab.json': Object.fromEntries(VOCABULARY.map((token, id) => [token, id])),
    'tokenizer/merges.txt': '#version: 0.2\n',
    'tokenizer/tokenizer_config.json': { tokenizer_class: 'CLIPTokenizer' },
    'text_encoder/model.onnx': tinyTextEncoder(VOCABULARY.length, TOKENS),
    'unet/model.onnx': tinyDenoiser(denoiser),
    'unet/config.json': { sample_size: 8, in_channels: LATENT_CHANNELS },
    'vae_decoder/model.onnx': tinyDecoder(),
    'vae_decoder/config.json': {
      latent_channels: LATENT_CHANNELS,
      scaling_factor: 1,
      block_out_channels: [8, 8, 8, 8],
    },
    'vae_encoder/model.onnx': tinyEncoder(),
    'ministudio.json': { steps: 6, guidance: 2 },
    ...changes,
  };
  return Object.fromEntries(
    Object.entries(files).filter(
      (entry): entry is [string, Buffer | string | object] => entry[1] !== undefined,
    ),
  );
}

export async function writeModelFolder(root: string, files: FolderFiles): Promise<string> {
  for (const [name, content] of Object.entries(files)) {
    const path = join(root, name);
    await mkdir(dirname(path), { recursive: true });
    const isRaw = typeof content === 'string' || Buffer.isBuffer(content);
    await writeFile(path, isRaw ? content : JSON.stringify(content));
  }
  return root;
}
