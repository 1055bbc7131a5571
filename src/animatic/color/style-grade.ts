import type { Style } from '../../film/style.ts';

/** How a style changes the finished picture. */
export interface Grade {
  /** Black and white. */
  readonly monochrome: boolean;
  /** 0 keeps all colour, 1 none. */
  readonly fade: number;
  /** Laid over with soft light: shifts the midtones. Absent for none. */
  readonly wash: string | undefined;
  /** Screened over: what black becomes. */
  readonly blacks: string | undefined;
  readonly contrast: number;
  readonly vignette: number;
  /** Painted skies, paper underneath. */
  readonly painted: boolean;
  /** The least unrest of the camera. */
  readonly shake: number;
  /** How far the finished picture is opened up, 1 as it is. */
  readonly gain: number;
}

const PLAIN: Grade = {
  monochrome: false,
  fade: 0,
  wash: undefined,
  blacks: undefined,
  contrast: 0.05,
  vignette: 0.3,
  painted: false,
  shake: 0,
  gain: 1,
};

const GRADES: readonly (readonly [RegExp, Partial<Grade>])[] = [
  [/noir/, { monochrome: true, contrast: 0.34, vignette: 0.62 }],
  [
    /ghibli|anime|watercolo|storybook|painted/,
    {
      painted: true,
      wash: 'rgba(255,236,196,0.26)',
      blacks: 'rgba(40,50,70,0.22)',
      vignette: 0.1,
      contrast: 0,
    },
  ],
  [
    /cyberpunk|neon/,
    {
      wash: 'rgba(150,60,200,0.26)',
      blacks: 'rgba(14,20,58,0.5)',
      contrast: 0.16,
      vignette: 0.42,
    },
  ],
  [/documentary/, { fade: 0.3, vignette: 0.14, shake: 0.3 }],
  [/realistic/, { fade: 0.1, vignette: 0.18 }],
  [
    /cinematic/,
    {
      wash: 'rgba(255,190,120,0.14)',
      blacks: 'rgba(8,24,38,0.42)',
      contrast: 0.13,
      vignette: 0.4,
    },
  ],
];

/** The grade of a style by its own name, its base or its traits. */
export function gradeOf(style: Style): Grade {
  const texts = [style.name, style.base ?? '', style.traits.join(' ')];
  for (const text of texts) {
    const found = GRADES.find(([pattern]) => pattern.test(text.toLowerCase()));
    if (found !== undefined) return { ...PLAIN, ...found[1] };
  }
  return PLAIN;
}
