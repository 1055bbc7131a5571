import { join } from 'node:path';
import { noOperations } from '../../providers/no-operations.ts';
import type { VideoRequest } from '../../providers/request.ts';
import type {
  FrameEncoder,
  ProviderCall,
  StartOutcome,
  VideoProvider,
} from '../../providers/video-provider.ts';
import type { Pipeline } from './diffusion/pipeline.ts';
import { type Frames, makeFrames } from './make-frames.ts';
import { mustBeOf, pipelineOf } from './open-pipeline.ts';

/**
 * The provider that runs a diffusion model of this machine in this process. A take is made in
 * `start`, and nothing of it leaves the machine.
 */
export function createProvider(path: string | undefined): VideoProvider {
  return {
    name: 'local',
    idempotent: true,
    start: async (request, call) => start(await pipelineOf(path), request, call),
    check: () => Promise.reject(noOperations('local')),
  };
}

async function start(
  pipeline: Pipeline,
  request: VideoRequest,
  call: ProviderCall,
): Promise<StartOutcome> {
  call.signal.throwIfAborted();
  mustBeOf(pipeline, request);
  const frames = await makeFrames(pipeline, request, call);
  const path = join(call.scratchFolder, 'take.mp4');
  const { width, height, rate } = request;
  const encoder = await call.encode({ path, width, height, rate });
  await encodeAll(encoder, frames, request.frames, call);
  return {
    kind: 'completed',
    media: { kind: 'file', path },
    actualUsd: 0,
    notes: frames.notes,
  };
}

async function encodeAll(
  encoder: FrameEncoder,
  { frame }: Frames,
  count: number,
  call: ProviderCall,
): Promise<void> {
  try {
    for (let index = 0; index < count; index += 1) {
      call.signal.throwIfAborted();
      const { buffer, byteOffset, byteLength } = frame(index);
      await encoder.write(new Uint8Array(buffer, byteOffset, byteLength));
    }
    await encoder.close();
  } catch (error) {
    await encoder.abort();
    throw error;
  }
}
