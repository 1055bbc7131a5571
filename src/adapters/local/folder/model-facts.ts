import { folderError } from './folder-error.ts';
import type { ModelFolder } from './model-folder.ts';
import type { SettingsFile } from './settings-file.ts';

/** What follows from a folder's files about the pictures that its model makes. */
export interface ModelFacts {
  /** Whether the model makes single pictures or clips. */
  readonly makes: 'pictures' | 'clips';
  readonly latentChannels: number;
  /** Channels of a picture that the model goes on from, beside those of its latents. */
  readonly conditionChannels: number;
  /** Pixels of a latent's side, and frames of a latent. */
  readonly spatial: number;
  readonly temporal: number;
  /** Width and height are multiples of this, in pixels. */
  readonly multiple: number;
  readonly width: number;
  readonly height: number;
  /** Whether it makes that size and no other. */
  readonly isSizeFixed: boolean;
  /** Of clips: the most frames that it makes at once, whether always as many, and their rate. */
  readonly frames: number;
  readonly areFramesFixed: boolean;
  readonly frameRate: number;
}

export function factsOf(folder: ModelFolder): ModelFacts {
  const { denoiser, decoder } = folder;
  const latents = denoiser.latents.shape;
  const makes = latents.length === 5 ? 'clips' : 'pictures';
  const vae = decoder.settings;
  const latentChannels =
    decoder.latents.shape[1] ?? vae.number('latent_channels') ?? vae.number('z_dim') ?? 4;
  const inputChannels = latents[1] ?? denoiser.settings.number('in_channels') ?? latentChannels;
  if (inputChannels < latentChannels) {
    throw folderError(
      denoiser.file,
      `its input ${denoiser.latents.name} has ${inputChannels} channels; expected at least ${latentChannels}, as many as the latents of ${decoder.file}`,
    );
  }
  const spatial = spatialOf(vae);
  const temporal = makes === 'clips' ? temporalOf(folder) : 1;
  return {
    makes,
    latentChannels,
    conditionChannels: inputChannels - latentChannels,
    spatial,
    temporal,
    multiple: spatial * patchOf(denoiser.settings),
    ...sizeOfPictures(folder, spatial),
    ...framesOf(folder, makes, temporal),
  };
}

/** Every stage of the decoder but the first doubles the sides. */
function spatialOf(vae: SettingsFile): number {
  const stages = listLength(vae, 'block_out_channels') ?? listLength(vae, 'dim_mult');
  return vae.number('scale_factor_spatial') ?? (stages === undefined ? 8 : 2 ** (stages - 1));
}

function temporalOf({ decoder }: ModelFolder): number {
  // A decoder of single pictures makes one of every latent.
  if (decoder.latents.shape.length === 4) return 1;
  const { settings } = decoder;
  const stages = settings.values['temperal_downsample'];
  const ratio =
    settings.number('scale_factor_temporal') ??
    settings.number('temporal_compression_ratio') ??
    (Array.isArray(stages) ? 2 ** stages.filter((one) => one === true).length : undefined);
  if (ratio !== undefined) return ratio;
  throw folderError(
    settings.name,
    'does not say how many frames a latent is; expected scale_factor_temporal or temporal_compression_ratio',
  );
}

/** Latents that the model halves again and again, or cuts into patches, must divide evenly. */
function patchOf(settings: SettingsFile): number {
  const stages = listLength(settings, 'block_out_channels');
  if (stages !== undefined) return 2 ** (stages - 1);
  const patch = settings.values['patch_size'];
  if (Array.isArray(patch)) return Number(patch.at(-1)) || 1;
  return typeof patch === 'number' ? patch : 1;
}

function listLength({ values }: SettingsFile, key: string): number | undefined {
  const value = values[key];
  return Array.isArray(value) ? value.length : undefined;
}

function sizeOfPictures(
  { denoiser, stated }: ModelFolder,
  spatial: number,
): Pick<ModelFacts, 'width' | 'height' | 'isSizeFixed'> {
  const [fixedHeight, fixedWidth] = denoiser.latents.shape.slice(-2);
  if (fixedHeight !== undefined && fixedWidth !== undefined) {
    return { width: fixedWidth * spatial, height: fixedHeight * spatial, isSizeFixed: true };
  }
  const { settings } = denoiser;
  const sample = settings.values['sample_size'];
  const [high, wide] = Array.isArray(sample) ? (sample as unknown[]) : [sample, sample];
  const height = settings.number('sample_height') ?? high;
  const width = settings.number('sample_width') ?? wide;
  const [ownWidth, ownHeight] = [stated.number('width'), stated.number('height')];
  if (ownWidth !== undefined && ownHeight !== undefined) {
    return { width: ownWidth, height: ownHeight, isSizeFixed: false };
  }
  if (typeof width === 'number' && typeof height === 'number') {
    return { width: width * spatial, height: height * spatial, isSizeFixed: false };
  }
  throw folderError(
    settings.name,
    'does not say how large the pictures are; expected sample_size',
    'Say it in a file ministudio.json in the model folder: { "width": 832, "height": 480 }.',
  );
}

function framesOf(
  { denoiser, stated }: ModelFolder,
  makes: ModelFacts['makes'],
  temporal: number,
): Pick<ModelFacts, 'frames' | 'areFramesFixed' | 'frameRate'> {
  if (makes === 'pictures') return { frames: 1, areFramesFixed: true, frameRate: 24 };
  const fixed = denoiser.latents.shape[2];
  const { settings } = denoiser;
  const frames =
    fixed === undefined
      ? (stated.number('frames') ??
        settings.number('sample_frames') ??
        settings.number('motion_max_seq_length'))
      : (fixed - 1) * temporal + 1;
  const frameRate = stated.number('frameRate');
  if (frames !== undefined && frameRate !== undefined) {
    return { frames, areFramesFixed: fixed !== undefined, frameRate };
  }
  throw folderError(
    stated.name,
    `does not say ${frames === undefined ? 'how many frames the model makes at once' : 'how many frames a second the model makes'}; expected frames and frameRate`,
    'No file of an export says it, the model’s card does: write { "frames": 81, "frameRate": 16 } into ministudio.json in the model folder.',
  );
}
