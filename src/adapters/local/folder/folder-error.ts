import { ProviderError } from '../../../providers/provider-error.ts';

/** Something about the model folder that can't be used as it is: names the file and what is wrong. */
export function folderError(file: string, problem: string, hint?: string): ProviderError {
  return new ProviderError('provider/failed', `${file}: ${problem}`, {
    retryable: false,
    submitted: 'no',
    hint:
      hint ??
      'LOCAL_MODEL_PATH names a folder in the layout of diffusers, with ONNX files: see `optimum-cli export onnx`.',
  });
}
