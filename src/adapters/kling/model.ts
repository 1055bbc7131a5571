import type { Capabilities, PictureSize, Price, VideoModel } from '../../providers/capabilities.ts';

/**
 * What Kling's own pages say of each model (kling.ai/document-api, "Text to Video", "Image to Video"
 * and "Omni Video Generation", state of 2026-09-20).
 *
 * Reference images are counted together with the two frames: seven in all.
 */
const KLING: Capabilities = {
  durations: { kind: 'range', min: 3, max: 15, step: 1 },
  aspects: ['16:9', '9:16', '1:1'],
  sizes: sizesOf(720, 1080, 2160),
  frameRates: [{ num: 24, den: 1 }],
  firstFrame: true,
  lastFrame: 'with-first-frame',
  repeatsFirstFrame: true,
  references: { max: 0, withFirstFrame: false },
  negativePrompt: false,
  seed: false,
  audio: 'optional',
  staging: false,
};

/**
 * 2.6 makes sound, and both take a last frame, in 1080p only: the cheaper 720p would be refused as
 * soon as one of them is asked for.
 */
const KLING_2: Capabilities = {
  ...KLING,
  durations: { kind: 'set', seconds: [5, 10] },
  sizes: sizesOf(1080),
};

/** The limit of a prompt is 3072 characters with an advice to keep to 2500, or 2500. */
const dialect = {
  name: 'kling',
  form: 'prose',
  avoid: 'prompt',
  budget: { unit: 'characters', max: 2500 },
} as const;

/** Where reference images are named at the end of the prompt, they need some of it. */
const withReferences = { ...dialect, budget: { unit: 'characters', max: 2100 } } as const;

/** In units of a resource pack, of which one is 0.14 US dollars. */
function priceOf(usdPerSecond: number, cases: Price['cases'] = []): Price {
  return { usdPerSecond, cases, asOf: '2026-09-20', source: 'kling.ai/document-api, "Pricing"' };
}

export const models: readonly VideoModel[] = [
  {
    id: 'kling-3.0',
    capabilities: KLING,
    dialect,
    price: priceOf(0.084, [
      { minLines: 2160, usdPerSecond: 0.42 },
      { minLines: 1080, audio: true, usdPerSecond: 0.168 },
      { minLines: 1080, usdPerSecond: 0.112 },
      { audio: true, usdPerSecond: 0.126 },
    ]),
    lifecycle: { state: 'live' },
  },
  {
    id: 'kling-3.0-omni',
    capabilities: { ...KLING, references: { max: 5, withFirstFrame: true } },
    dialect: withReferences,
    price: priceOf(0.084, [
      { minLines: 2160, usdPerSecond: 0.42 },
      { minLines: 1080, audio: true, usdPerSecond: 0.14 },
      { minLines: 1080, usdPerSecond: 0.112 },
      { audio: true, usdPerSecond: 0.112 },
    ]),
    lifecycle: { state: 'live' },
  },
  {
    id: 'kling-3.0-turbo',
    capabilities: { ...KLING, sizes: sizesOf(720, 1080), lastFrame: false, audio: 'always' },
    dialect,
    price: priceOf(0.112, [{ minLines: 1080, usdPerSecond: 0.14 }]),
    lifecycle: { state: 'live' },
  },
  {
    // 3 to 10 seconds, but 5 or 10 from a first frame alone; a last frame or references, not both.
    id: 'kling-o1',
    capabilities: {
      ...KLING,
      durations: { kind: 'set', seconds: [5, 10] },
      sizes: sizesOf(720, 1080),
      lastFrame: false,
      references: { max: 5, withFirstFrame: true },
      audio: 'none',
    },
    dialect: withReferences,
    price: priceOf(0.084, [{ minLines: 1080, usdPerSecond: 0.112 }]),
    lifecycle: { state: 'live' },
  },
  {
    id: 'kling-2.6',
    capabilities: KLING_2,
    dialect,
    price: priceOf(0.07, [{ audio: true, usdPerSecond: 0.14 }]),
    lifecycle: { state: 'live' },
  },
  {
    id: 'kling-2.5-turbo',
    capabilities: { ...KLING_2, audio: 'none' },
    dialect,
    price: priceOf(0.07),
    lifecycle: { state: 'live' },
  },
];

/** In 16:9, 9:16 and 1:1; a resolution is said by the shorter side. */
function sizesOf(...lines: readonly number[]): readonly PictureSize[] {
  return lines.flatMap((short) => {
    const long = (short * 16) / 9;
    return [
      { width: long, height: short },
      { width: short, height: long },
      { width: short, height: short },
    ];
  });
}
