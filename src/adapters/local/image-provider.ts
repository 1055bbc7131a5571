import type { ImageProvider, ImageRequest } from '../../providers/image-provider.ts';
import { noOperations } from '../../providers/no-operations.ts';
import type { StartOutcome } from '../../providers/outcome.ts';
import type { ProviderCall } from '../../providers/provider-call.ts';
import { makePictures } from './diffusion/make-pictures.ts';
import { resized, toPng } from './diffusion/picture.ts';
import { drawnSize } from './diffusion/picture-size.ts';
import { mustBeOf, pipelineOf } from './open-pipeline.ts';
import { readOptions } from './options.ts';
import { sizeNotes } from './size-notes.ts';

/** Stills of the diffusion model of this machine: made in `start`, and nothing leaves the machine. */
export function createImageProvider(path: string | undefined): ImageProvider {
  return {
    name: 'local',
    idempotent: true,
    async start(request, call) {
      call.signal.throwIfAborted();
      return await start(path, request, call);
    },
    check: () => Promise.reject(noOperations('local')),
  };
}

async function start(
  path: string | undefined,
  request: ImageRequest,
  call: ProviderCall,
): Promise<StartOutcome> {
  const pipeline = await pipelineOf(path);
  mustBeOf(pipeline, request);
  const { folder, facts } = pipeline;
  const { width, height } = request;
  const size = drawnSize(facts, width / height);
  const made = await makePictures(pipeline, {
    ...size,
    prompt: request.prompt,
    negativePrompt: request.negativePrompt ?? '',
    frames: 1,
    firstFrame: undefined,
    seed: request.seed ?? 0,
    options: readOptions(
      request.options,
      folder.stated,
      folder.scheduler.text('_class_name'),
      'still',
    ),
    signal: call.signal,
    progress: call.progress,
  });
  const bytes = toPng(resized(made.pictures[0]!, width, height));
  return {
    kind: 'completed',
    media: { kind: 'bytes', bytes },
    actualUsd: 0,
    notes: [...made.notes, ...sizeNotes(size, request)],
  };
}
