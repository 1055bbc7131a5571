import type { Capabilities, PictureSize, VideoModel } from '../../providers/capabilities.ts';

const HD: readonly PictureSize[] = [
  { width: 1280, height: 720 },
  { width: 720, height: 1280 },
  { width: 1920, height: 1080 },
  { width: 1080, height: 1920 },
];
const UHD: readonly PictureSize[] = [
  { width: 3840, height: 2160 },
  { width: 2160, height: 3840 },
];

/**
 * Google's model cards "Veo 3.1" and its reference of the video generation API on Vertex AI, read
 * 2026-11-21. A last frame is an instance's field that needs the first; references exclude both, and
 * make clips of eight seconds only. Their one type is `asset`, something that is to be in the picture:
 * a picture of a style, or of a pose, would appear in it itself.
 */
const VEO: Capabilities = {
  durations: { kind: 'set', seconds: [4, 6, 8] },
  aspects: ['16:9', '9:16'],
  sizes: [...HD, ...UHD],
  frameRates: [{ num: 24, den: 1 }],
  firstFrame: true,
  lastFrame: 'with-first-frame',
  repeatsFirstFrame: true,
  references: {
    max: 3,
    withFirstFrame: false,
    seconds: 8,
    roles: ['identity', 'wardrobe', 'environment'],
  },
  negativePrompt: true,
  seed: true,
  audio: 'optional',
  staging: false,
};

const dialect = {
  name: 'veo',
  form: 'prose',
  avoid: 'native',
  // Of the same models on the Gemini API; the pages of Vertex AI name no limit.
  budget: { unit: 'tokens', max: 1024 },
} as const;

/**
 * Of clips with sound, and not from Vertex AI's own list, which could not be read: neither whether it
 * asks the same nor whether it asks less for silent clips is known. Tables that
 * others publish have the same for Veo 3.1 and Lite there; for Fast some have $0.15, and $0.35 in 4k.
 */
const PRICE = {
  asOf: '2026-07-09',
  source:
    'not Vertex AI’s own list: the Gemini API’s for the same models, ai.google.dev/gemini-api/docs/pricing',
} as const;

export const models: readonly VideoModel[] = [
  {
    id: 'veo-3.1-generate-001',
    capabilities: VEO,
    dialect,
    price: { ...PRICE, usdPerSecond: 0.4, cases: [{ minLines: 2160, usdPerSecond: 0.6 }] },
    lifecycle: { state: 'live' },
  },
  {
    id: 'veo-3.1-fast-generate-001',
    capabilities: VEO,
    dialect,
    price: {
      ...PRICE,
      usdPerSecond: 0.1,
      cases: [
        { minLines: 2160, usdPerSecond: 0.3 },
        { minLines: 1080, usdPerSecond: 0.12 },
      ],
    },
    lifecycle: { state: 'live' },
  },
  {
    id: 'veo-3.1-lite-generate-001',
    capabilities: { ...VEO, sizes: HD, references: { max: 0, withFirstFrame: false } },
    dialect,
    price: { ...PRICE, usdPerSecond: 0.05, cases: [{ minLines: 1080, usdPerSecond: 0.08 }] },
    lifecycle: { state: 'live' },
  },
];
