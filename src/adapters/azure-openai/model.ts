import type { VideoModel } from '../../providers/capabilities.ts';

/** A deployment of Sora 2 while Azure had it; names of deployments are the resource's own. */
export const models: readonly VideoModel[] = [
  {
    id: 'sora-2',
    capabilities: {
      durations: { kind: 'set', seconds: [4, 8, 12] },
      aspects: ['16:9', '9:16'],
      sizes: [
        { width: 1280, height: 720 },
        { width: 720, height: 1280 },
      ],
      frameRates: [{ num: 30, den: 1 }],
      firstFrame: true,
      lastFrame: false,
      repeatsFirstFrame: true,
      references: { max: 0, withFirstFrame: false },
      negativePrompt: false,
      seed: false,
      audio: 'always',
      staging: false,
    },
    dialect: {
      name: 'openai-videos',
      form: 'prose',
      avoid: 'prompt',
      budget: { unit: 'characters', max: 32_000 },
    },
    lifecycle: { state: 'live' },
  },
];
