import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { folderError } from './folder-error.ts';
import { type DeclaredInput, declaredInputs } from './onnx-header.ts';
import { readSettingsFile, settingsFile, type SettingsFile } from './settings-file.ts';

/** What a model folder has, read without a runtime and without its weights. */
export interface ModelFolder {
  readonly root: string;
  /** The folder's name and what is in it: another model or another export is another id. */
  readonly id: string;
  readonly index: SettingsFile;
  readonly scheduler: SettingsFile;
  readonly denoiser: Component & { readonly latents: DeclaredInput };
  /** Folders of text encoders, the first first. */
  readonly textEncoders: readonly Component[];
  readonly decoder: Component & { readonly latents: DeclaredInput };
  readonly encoder: Component | undefined;
  readonly depth: Component | undefined;
  /** What its owner says of it and no other file does: `ministudio.json`. */
  readonly stated: SettingsFile;
}

export interface Component {
  readonly folder: string;
  readonly file: string;
  readonly settings: SettingsFile;
  readonly inputs: readonly DeclaredInput[];
}

/** The names under which exporters know the input that holds the latents. */
export const LATENT_INPUTS = ['sample', 'hidden_states', 'latent_model_input'] as const;

export async function readModelFolder(path: string): Promise<ModelFolder> {
  const root = resolve(path);
  const index = await readSettingsFile(join(root, 'model_index.json'), 'model_index.json');
  if (index === undefined) {
    throw folderError('model_index.json', `is missing; expected it in ${root}`);
  }
  const unet = await component(root, 'unet');
  const denoiser = unet ?? (await component(root, 'transformer'));
  if (denoiser === undefined) {
    throw folderError('unet/model.onnx', 'is missing; expected it, or transformer/model.onnx');
  }
  const decoder = await component(root, 'vae_decoder');
  if (decoder === undefined) throw folderError('vae_decoder/model.onnx', 'is missing');
  const textEncoders = await Promise.all(
    ['text_encoder', 'text_encoder_2'].map((folder) => component(root, folder)),
  );
  if (textEncoders[0] === undefined) throw folderError('text_encoder/model.onnx', 'is missing');
  const scheduler = await settingsAt(root, 'scheduler/scheduler_config.json');
  if (scheduler === undefined) throw folderError('scheduler/scheduler_config.json', 'is missing');
  return {
    root,
    id: `${basename(root)}@${await fingerprint(root)}`,
    index,
    scheduler,
    denoiser: { ...denoiser, latents: latentsOf(denoiser) },
    textEncoders: textEncoders.filter((one) => one !== undefined),
    decoder: { ...decoder, latents: onlyInput(decoder) },
    encoder: await component(root, 'vae_encoder'),
    depth: await component(root, 'depth'),
    stated: (await settingsAt(root, 'ministudio.json')) ?? settingsFile('ministudio.json', {}),
  };
}

function settingsAt(root: string, file: string): Promise<SettingsFile | undefined> {
  return readSettingsFile(join(root, file), file);
}

async function component(root: string, folder: string): Promise<Component | undefined> {
  const file = `${folder}/model.onnx`;
  const inputs = await declaredInputs(root, file);
  if (inputs === undefined) return undefined;
  const name = `${folder}/config.json`;
  return {
    folder,
    file,
    settings: (await settingsAt(root, name)) ?? settingsFile(name, {}),
    inputs,
  };
}

function latentsOf({ file, inputs }: Component): DeclaredInput {
  const latents = inputs.find(({ name }) => LATENT_INPUTS.some((known) => known === name));
  if (latents === undefined) {
    const names = inputs.map(({ name }) => name).join(', ') || 'none';
    throw folderError(
      file,
      `its inputs are ${names}; expected the latents as ${LATENT_INPUTS.join(' or ')}`,
    );
  }
  if (latents.shape.length !== 4 && latents.shape.length !== 5) {
    throw folderError(
      file,
      `its input ${latents.name} has ${latents.shape.length} dimensions; expected 4 (pictures) or 5 (batch, channels, frames, height, width)`,
    );
  }
  return latents;
}

function onlyInput({ file, inputs }: Component): DeclaredInput {
  const [input, ...others] = inputs;
  if (input !== undefined && others.length === 0) return input;
  const names = inputs.map(({ name }) => name).join(', ') || 'none';
  throw folderError(file, `its inputs are ${names}; expected one, the latents`);
}

/** Of all settings and of the sizes of all models: weights of gigabytes are not read for it. */
async function fingerprint(root: string): Promise<string> {
  const hash = createHash('sha256');
  const names = await readdir(root, { recursive: true });
  for (const name of names.map((one) => one.replaceAll('\\', '/')).toSorted()) {
    const isSettings = /\.(json|txt)$/.test(name);
    if (name.startsWith('.') || (!isSettings && !name.includes('.onnx'))) continue;
    const facts = await stat(join(root, name));
    if (!facts.isFile()) continue;
    hash.update(`${name}\0`);
    hash.update(isSettings ? await readFile(join(root, name)) : String(facts.size));
  }
  return hash.digest('hex').slice(0, 12);
}
