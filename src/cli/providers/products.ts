import type { AdapterEntry } from '../../providers/adapter-entry.ts';

/** What a provider can make. */
export type Product = 'clips' | 'stills' | 'voices';

/** All that a provider makes, what it is there for before the rest. */
export function productsOf({ kind, images, voices }: AdapterEntry): readonly Product[] {
  return [
    ...(kind === 'video' ? (['clips'] as const) : []),
    ...(images === undefined ? [] : (['stills'] as const)),
    ...(voices === undefined ? [] : (['voices'] as const)),
  ];
}
