import type { VideoModel } from '../../providers/capabilities.ts';

/** A model that makes tiny, instant clips, for trying out everything around a model. */
export const models: readonly VideoModel[] = [
  {
    id: 'mock-1',
    capabilities: {
      durations: { kind: 'frames', max: 60 },
      aspects: 'any',
      sizes: 'any',
      frameRates: 'any',
      firstFrame: true,
      lastFrame: true,
      repeatsFirstFrame: true,
      references: { max: 4, withFirstFrame: false },
      negativePrompt: true,
      seed: true,
      audio: 'none',
      staging: false,
    },
    dialect: { name: 'mock', form: 'prose', avoid: 'native' },
    price: { usdPerSecond: 0, asOf: '2026-11-21', source: 'made on this machine' },
    lifecycle: { state: 'live' },
  },
];
