import type { ImageProvider, ImageRequest } from '../../providers/image-provider.ts';
import { STILL_FAULTS, type StillFault } from './fault.ts';
import { mockJobs } from './jobs.ts';
import { drawStill } from './pictures.ts';

/** Makes stills in an instant, as a service would. */
export function createImageProvider(): ImageProvider {
  return mockJobs<ImageRequest, StillFault>({
    faults: STILL_FAULTS,
    async make(request, fault, call) {
      if (fault === 'corrupt-file') {
        const bytes = Buffer.from('These bytes are no picture.\n'.repeat(64));
        return { media: { kind: 'bytes', bytes } };
      }
      const scale = fault === 'wrong-size' ? 0.5 : 1;
      const { width, height, references } = request;
      const [first] = await Promise.all(references.map(({ digest }) => call.image(digest)));
      const size = { width: Math.ceil(width * scale), height: Math.ceil(height * scale) };
      return { media: { kind: 'bytes', bytes: await drawStill(request, size, first) } };
    },
  });
}
