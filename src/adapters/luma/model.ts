import type { VideoModel } from '../../providers/capabilities.ts';
import { aspects, sizes } from './picture.ts';

/**
 * Luma's guide "Video generation" (docs.agents.lumalabs.ai, state of 2026-06-11).
 *
 * It also makes clips of 10 seconds, from words alone and at three times the price of 5: two parts
 * of 5 cost less, and the second may go on from the first.
 */
export const models: readonly VideoModel[] = [
  {
    id: 'ray-3.2',
    capabilities: {
      durations: { kind: 'set', seconds: [5] },
      aspects,
      sizes,
      frameRates: [{ num: 24, den: 1 }],
      firstFrame: true,
      lastFrame: true,
      repeatsFirstFrame: true,
      references: { max: 0, withFirstFrame: false },
      negativePrompt: false,
      seed: false,
      audio: 'none',
      staging: false,
    },
    dialect: {
      name: 'luma',
      form: 'prose',
      avoid: 'prompt',
      budget: { unit: 'characters', max: 6000 },
    },
    // Of clips of 5 seconds: $0.15 in 540p, $0.30 in 720p, $1.20 in 1080p.
    price: {
      usdPerSecond: 0.03,
      cases: [
        { minLines: 1080, usdPerSecond: 0.24 },
        { minLines: 720, usdPerSecond: 0.06 },
      ],
      asOf: '2026-06-11',
      source: 'docs.agents.lumalabs.ai/guides/videos/generation',
    },
    lifecycle: { state: 'live' },
  },
];
