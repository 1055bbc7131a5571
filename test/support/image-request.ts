import type { ImageRequest } from '../../src/providers/image-provider.ts';

/** A small request of a still; say what the test is about. */
export function imageRequestOf(parts: Partial<ImageRequest> & { model: string }): ImageRequest {
  return {
    prompt: 'A light finds a book.',
    width: 160,
    height: 90,
    references: [],
    options: {},
    ...parts,
  };
}
