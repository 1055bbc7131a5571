import type { ImageModel } from '../../providers/image-model.ts';
import { factsOf } from './folder/model-facts.ts';
import { type ModelFolder, readModelFolder } from './folder/model-folder.ts';
import { wordingOf } from './model.ts';

/** The folder's model, where it makes single pictures: nothing heavy is loaded for it. */
export async function imageModelsIn(path: string): Promise<readonly ImageModel[]> {
  const folder = await readModelFolder(path);
  return factsOf(folder).makes === 'pictures' ? [describeImageModel(folder)] : [];
}

function describeImageModel(folder: ModelFolder): ImageModel {
  return {
    id: folder.id,
    capabilities: {
      // Drawn in the model's own size and scaled to what is asked for, which the notes tell.
      sizes: 'any',
      references: { max: 0 },
      negativePrompt: true,
      seed: true,
      staging: false,
    },
    dialect: { name: 'local', avoid: 'native', ...wordingOf(folder) },
    price: { cases: [{ usdPerImage: 0 }], asOf: '2026-11-25', source: 'made on this machine' },
    lifecycle: { state: 'live' },
  };
}
