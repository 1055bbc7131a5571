import { loadFailure } from '../../../models/load-failure.ts';
import { importRuntime, type OnnxRuntime } from '../../../models/onnx-runtime.ts';
import { RUNTIME_PACKAGE } from '../../../models/speech-packages.ts';
import { ProviderError } from '../../../providers/provider-error.ts';

/** @throws ProviderError where the runtime is not installed, or is and can’t be loaded. */
export async function loadRuntime(name: string = RUNTIME_PACKAGE): Promise<OnnxRuntime> {
  try {
    return await importRuntime(name);
  } catch (cause) {
    const failure = loadFailure(name, cause);
    const problem =
      failure === undefined ? 'is not installed' : `is installed, but can’t be loaded: ${failure}`;
    throw new ProviderError('provider/failed', `The ONNX runtime ${problem}.`, {
      retryable: false,
      submitted: 'no',
      hint: 'Install it beside ministudio: `npm install onnxruntime-node` (`npm install -g` where ministudio is global).',
      cause,
    });
  }
}
