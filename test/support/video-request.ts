import type { VideoRequest } from '../../src/providers/request.ts';

/** A small request of a quarter of a second; say what the test is about. */
export function requestOf(parts: Partial<VideoRequest> & { model: string }): VideoRequest {
  return {
    prompt: 'A light finds a book.',
    width: 160,
    height: 90,
    rate: { num: 24, den: 1 },
    frames: 6,
    seconds: 0.25,
    seed: 7,
    references: [],
    options: {},
    ...parts,
  };
}
