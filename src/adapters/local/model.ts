import type { VideoModel } from '../../providers/capabilities.ts';
import { factsOf, type ModelFacts } from './folder/model-facts.ts';
import { type ModelFolder, readModelFolder } from './folder/model-folder.ts';

/** A minute: longer shots of a camera over a still are no pictures any more. */
const LONGEST_STILL = 60;

/** The folder's model, with what it can do: nothing heavy is loaded for it. */
export async function modelsIn(path: string): Promise<readonly VideoModel[]> {
  return [describeModel(await readModelFolder(path))];
}

export function describeModel(folder: ModelFolder): VideoModel {
  const facts = factsOf(folder);
  return {
    id: folder.id,
    capabilities: {
      ...(facts.makes === 'clips' ? clipCapabilities(facts) : STILL_CAPABILITIES),
      aspects: 'any',
      // Drawn in the model's own size and scaled to the film's, which the take's notes tell.
      sizes: 'any',
      firstFrame: folder.encoder !== undefined,
      lastFrame: false,
      repeatsFirstFrame: true,
      references: { max: 0, withFirstFrame: false },
      negativePrompt: true,
      seed: true,
      audio: 'none',
    },
    dialect: { name: 'local', avoid: 'native', ...wordingOf(folder) },
    price: { usdPerSecond: 0, asOf: '2026-11-25', source: 'made on this machine' },
    lifecycle: { state: 'live' },
  };
}

/** A still that a camera moves over: the camera path of the shot is followed as data. */
const STILL_CAPABILITIES = {
  durations: { kind: 'frames', max: LONGEST_STILL },
  frameRates: 'any',
  staging: 'camera',
} as const;

function clipCapabilities({ frames, frameRate }: ModelFacts) {
  return {
    durations: { kind: 'frames', max: frames / frameRate },
    frameRates: [{ num: frameRate, den: 1 }],
    staging: false,
  } as const;
}

/** The longest prompt of encoders that were trained on captions, as CLIP's are: tags suit them. */
const CAPTION = 77;

export function wordingOf({
  textEncoders,
}: ModelFolder): Pick<VideoModel['dialect'], 'form' | 'budget'> {
  const lengths = textEncoders.flatMap(({ settings, inputs }) => {
    const fixed = inputs.find(({ name }) => name === 'input_ids')?.shape[1];
    const length = fixed ?? settings.number('max_position_embeddings');
    return length === undefined ? [] : [length];
  });
  if (lengths.length === 0) return { form: 'prose' };
  const length = Math.min(...lengths);
  // Two of them begin and end the prompt.
  const budget = { unit: 'tokens', max: length - 2 } as const;
  return { form: length <= CAPTION ? 'tags' : 'prose', budget };
}
