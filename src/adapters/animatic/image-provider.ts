import { drawStill } from '../../animatic/draw-still.ts';
import type { ImageProvider } from '../../providers/image-provider.ts';
import { noOperations } from '../../providers/no-operations.ts';
import { refuseUnknownOptions } from '../../providers/refuse-unknown-options.ts';
import { missingStaging } from './missing-staging.ts';

/** The embedded provider's stills: the first frame of a request's staging, at once and for nothing. */
export function createImageProvider(): ImageProvider {
  return {
    name: 'animatic',
    idempotent: true,

    async start({ staging, width, height, seed = 0, references, options }, call) {
      call.signal.throwIfAborted();
      refuseUnknownOptions('animatic', options, []);
      if (staging === undefined) throw missingStaging();
      const pictures = references.map(async ({ digest, role, of }) => ({
        image: await call.image(digest),
        role,
        of,
      }));
      const picture = { width, height, seed, references: await Promise.all(pictures) };
      const bytes = await drawStill(staging, picture);
      return { kind: 'completed', media: { kind: 'bytes', bytes }, actualUsd: 0 };
    },

    check: () => Promise.reject(noOperations('animatic')),
  };
}
