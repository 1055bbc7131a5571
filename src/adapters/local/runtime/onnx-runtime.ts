import { importRuntime, type OnnxRuntime } from '../../../models/onnx-runtime.ts';
import { ProviderError } from '../../../providers/provider-error.ts';

/** @throws ProviderError where the runtime is not installed. */
export async function loadRuntime(name?: string): Promise<OnnxRuntime> {
  try {
    return await importRuntime(name);
  } catch (cause) {
    throw new ProviderError('provider/failed', 'The ONNX runtime is not installed.', {
      retryable: false,
      submitted: 'no',
      hint: 'Install it beside ministudio: `npm install onnxruntime-node` (`npm install -g` where ministudio is global).',
      cause,
    });
  }
}
