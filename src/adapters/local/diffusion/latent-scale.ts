import { folderError } from '../folder/folder-error.ts';
import type { SettingsFile } from '../folder/settings-file.ts';
import { type Tensor, tensor } from '../runtime/tensor.ts';

/** What Stable Diffusion's autoencoder multiplies its latents with, and every export's default. */
const USUAL_SCALE = 0.182_15;

/**
 * Latents as the model sees them have a spread of about 1; those of the autoencoder are
 * `latent / scale + shift`, of all channels or of each.
 */
export interface LatentScale {
  toAutoencoder(latents: Tensor): Tensor;
  fromAutoencoder(latents: Tensor): Tensor;
}

export function latentScale(settings: SettingsFile, channels: number): LatentScale {
  const means = settings.numbers('latents_mean');
  const spreads = settings.numbers('latents_std');
  for (const list of [means, spreads]) {
    if (list !== undefined && list.length !== channels) {
      throw folderError(
        settings.name,
        `latents_mean and latents_std have ${list.length} numbers; expected ${channels}`,
      );
    }
  }
  const scale = settings.number('scaling_factor') ?? (spreads ? 1 : USUAL_SCALE);
  const shift = settings.number('shift_factor') ?? 0;
  const spreadOf = (channel: number): number => spreads?.[channel] ?? 1 / scale;
  const meanOf = (channel: number): number => means?.[channel] ?? shift;
  const each = ({ dims, data }: Tensor, change: (value: number, channel: number) => number) => {
    const size = data.length / channels;
    return tensor(
      dims,
      data.map((value, index) => change(value, Math.floor(index / size))),
    );
  };
  return {
    toAutoencoder: (latents) =>
      each(latents, (value, channel) => value * spreadOf(channel) + meanOf(channel)),
    fromAutoencoder: (latents) =>
      each(latents, (value, channel) => (value - meanOf(channel)) / spreadOf(channel)),
  };
}
