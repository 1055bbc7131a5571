import type { ImageCapabilities, ImageModel, ImageSize } from '../../providers/image-model.ts';

/** How the service names sizes: by the aspect ratio, and by how many thousand pixels a side is long. */
export interface NamedSize extends ImageSize {
  readonly aspect: string;
  readonly tier: Tier;
}

type Tier = '1K' | '2K' | '4K';

/** Google's table of the smallest of them; the others are twice and four times as large. */
const SMALLEST = [
  ['16:9', 1376, 768],
  ['9:16', 768, 1376],
  ['21:9', 1584, 672],
  ['1:1', 1024, 1024],
  ['3:2', 1264, 848],
  ['2:3', 848, 1264],
  ['4:3', 1200, 896],
  ['3:4', 896, 1200],
  ['5:4', 1152, 928],
  ['4:5', 928, 1152],
] as const;

const SCALES: Readonly<Record<Tier, number>> = { '1K': 1, '2K': 2, '4K': 4 };

/** Every size that any of the models makes. */
export const NAMED_SIZES: readonly NamedSize[] = (['1K', '2K', '4K'] as const).flatMap((tier) =>
  SMALLEST.map(([aspect, width, height]) => {
    return { aspect, tier, width: width * SCALES[tier], height: height * SCALES[tier] };
  }),
);

/** The most pixels of a tier, with room for what its sizes differ by. */
const MOST_PIXELS: Readonly<Record<Tier, number>> = {
  '1K': 1_100_000,
  '2K': 4_400_000,
  '4K': 17_600_000,
};

function sizesUpTo(most: Tier): readonly ImageSize[] {
  return NAMED_SIZES.filter(({ tier }) => SCALES[tier] <= SCALES[most]).map(
    ({ aspect, width, height }) => ({ aspect, width, height }),
  );
}

/** Google's pages of the Gemini image models, stored copies read 2026-11-25: 14 references. */
function upTo(tier: Tier): ImageCapabilities {
  return {
    sizes: sizesUpTo(tier),
    references: { max: 14 },
    negativePrompt: false,
    // Tried to be kept, and not promised.
    seed: true,
    staging: false,
  };
}

const dialect = { name: 'gemini-image', form: 'prose', avoid: 'prompt' } as const;

export const imageModels: readonly ImageModel[] = [
  {
    id: 'gemini-nano-banana-2.1',
    capabilities: upTo('4K'),
    dialect,
    price: {
      cases: [{ maxPixels: MOST_PIXELS['1K'], usdPerImage: 0.0336 }],
      asOf: '2026-10-07',
      source: 'docs.litellm.ai, of Google’s price on the day of its release; larger ones not said',
    },
    lifecycle: { state: 'live' },
  },
  {
    id: 'gemini-3-pro-image',
    capabilities: upTo('4K'),
    dialect,
    price: {
      cases: [
        { maxPixels: MOST_PIXELS['2K'], usdPerImage: 0.134 },
        { maxPixels: MOST_PIXELS['4K'], usdPerImage: 0.24 },
      ],
      asOf: '2026-10-18',
      source: 'the list of the same model on the Gemini API, by way of others',
    },
    lifecycle: { state: 'live' },
  },
  {
    id: 'gemini-3.1-flash-lite-image',
    capabilities: upTo('1K'),
    dialect,
    price: {
      cases: [{ maxPixels: MOST_PIXELS['1K'], usdPerImage: 0.034 }],
      asOf: '2026-06-30',
      source: 'the list of the same model on the Gemini API, by way of others',
    },
    lifecycle: { state: 'live' },
  },
];
