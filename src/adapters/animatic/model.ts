import type { VideoModel } from '../../providers/capabilities.ts';

/** The one model of the embedded provider: it draws whatever size, rate and length is asked for. */
export const models: readonly VideoModel[] = [
  {
    id: 'animatic-1',
    capabilities: {
      durations: { kind: 'frames', max: 60 },
      aspects: 'any',
      sizes: 'any',
      frameRates: 'any',
      firstFrame: true,
      lastFrame: true,
      repeatsFirstFrame: true,
      references: { max: 8, withFirstFrame: true },
      negativePrompt: false,
      seed: true,
      audio: 'none',
      staging: true,
    },
    dialect: { name: 'animatic', form: 'paragraphs', avoid: 'prompt' },
    price: { usdPerSecond: 0, asOf: '2026-11-21', source: 'drawn on this machine' },
    lifecycle: { state: 'live' },
  },
];
