import { join } from 'node:path';
import { ProviderError } from '../../providers/provider-error.ts';
import type { VideoRequest } from '../../providers/request.ts';
import type {
  FrameEncoder,
  ProviderCall,
  StartOutcome,
  VideoProvider,
} from '../../providers/video-provider.ts';
import { createPipeline, type Pipeline } from './diffusion/pipeline.ts';
import { readModelFolder } from './folder/model-folder.ts';
import { loadRuntime } from './runtime/onnx-runtime.ts';
import { type Frames, makeFrames } from './make-frames.ts';

/**
 * The provider that runs a diffusion model of this machine in this process. A take is made in
 * `start`, and nothing of it leaves the machine.
 */
export function createProvider(path: string | undefined): VideoProvider {
  return {
    name: 'local',
    idempotent: true,
    start: async (request, call) => start(await pipelineOf(path), request, call),
    check: () => Promise.reject(failed('The local provider has no running operations.')),
  };
}

/**
 * The models of the last folder stay open for as long as the process runs: a film's shots follow
 * each other, and opening gigabytes for each would take longer than a take.
 */
let opened: Pipeline | undefined;

async function pipelineOf(path: string | undefined): Promise<Pipeline> {
  if (path === undefined) {
    throw new ProviderError('provider/credentials', 'LOCAL_MODEL_PATH is not set.', {
      retryable: false,
      submitted: 'no',
      hint: 'Set it to a folder in the layout of diffusers, with ONNX files.',
    });
  }
  const folder = await readModelFolder(path);
  const runtime = await loadRuntime();
  // No wait from here to the assignment: two takes that start together share the models.
  if (opened?.folder.root === folder.root && opened.folder.id === folder.id) return opened;
  const before = opened;
  const pipeline = createPipeline(runtime, folder);
  opened = pipeline;
  await before?.close();
  return pipeline;
}

async function start(
  pipeline: Pipeline,
  request: VideoRequest,
  call: ProviderCall,
): Promise<StartOutcome> {
  call.signal.throwIfAborted();
  if (request.model !== pipeline.folder.id) {
    throw failed(
      `The shot was planned for ${request.model}, and the folder holds ${pipeline.folder.id}.`,
    );
  }
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

function failed(message: string): ProviderError {
  return new ProviderError('provider/failed', message, { retryable: false, submitted: 'no' });
}
