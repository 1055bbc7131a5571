import { ProviderError } from '../../providers/provider-error.ts';
import { createPipeline, type Pipeline } from './diffusion/pipeline.ts';
import { readModelFolder } from './folder/model-folder.ts';
import { loadRuntime } from './runtime/onnx-runtime.ts';

/**
 * The models of the last folder stay open for as long as the process runs: a film's shots follow
 * each other, and opening gigabytes for each would take longer than a take.
 */
let opened: Pipeline | undefined;

export async function pipelineOf(path: string | undefined): Promise<Pipeline> {
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

/** @throws ProviderError where the folder holds another model by now. */
export function mustBeOf({ folder }: Pipeline, { model }: { readonly model: string }): void {
  if (model === folder.id) return;
  const message = `The shot was planned for ${model}, and the folder holds ${folder.id}.`;
  throw new ProviderError('provider/failed', message, { retryable: false, submitted: 'no' });
}
