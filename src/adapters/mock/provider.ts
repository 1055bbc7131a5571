import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sameRate } from '../../film/time.ts';
import type { FrameRate } from '../../film/time.ts';
import type { VideoRequest } from '../../providers/request.ts';
import type { ProviderCall, VideoProvider } from '../../providers/video-provider.ts';
import { CLIP_FAULTS, type ClipFault } from './fault.ts';
import { mockJobs } from './jobs.ts';
import { drawPictures } from './pictures.ts';

/** Makes clips in an instant, as a service would. */
export function createProvider(): VideoProvider {
  return mockJobs<VideoRequest, ClipFault>({
    faults: CLIP_FAULTS,
    async make(request, fault, call) {
      const path = join(call.scratchFolder, 'take.mp4');
      if (fault === 'corrupt-file') await writeFile(path, 'These bytes are no clip.\n'.repeat(64));
      else await makeClip(path, request, fault, call);
      return { media: { kind: 'file', path } };
    },
  });
}

async function makeClip(
  path: string,
  request: VideoRequest,
  fault: ClipFault | undefined,
  call: ProviderCall,
): Promise<void> {
  const rate = fault === 'wrong-rate' ? otherRate(request.rate) : request.rate;
  const { width, height, firstFrame, lastFrame } = request;
  const first = firstFrame && (await call.image(firstFrame.digest));
  const last = lastFrame && (await call.image(lastFrame.digest));
  const encoder = await call.encode({ path, width, height, rate });
  const pictures = {
    request,
    frames: framesOf(request, rate, fault),
    drift: fault === 'drift' ? 0.35 : 0,
    firstFrame: first,
    lastFrame: last,
  };
  try {
    await drawPictures(pictures, (rgba) => encoder.write(rgba), call.signal);
    await encoder.close();
  } catch (error) {
    await encoder.abort();
    throw error;
  }
}

function framesOf(request: VideoRequest, rate: FrameRate, fault: ClipFault | undefined): number {
  if (fault === 'wrong-duration') return Math.max(1, request.frames - 2);
  const seconds = (request.frames * request.rate.den) / request.rate.num;
  return Math.max(1, Math.round((seconds * rate.num) / rate.den));
}

function otherRate(rate: FrameRate): FrameRate {
  const thirty = { num: 30, den: 1 };
  return sameRate(rate, thirty) ? { num: 24, den: 1 } : thirty;
}
