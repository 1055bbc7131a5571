import { ProviderError } from '../../providers/provider-error.ts';

/** Something about a workflow that can't be used as it is: names it and what is wrong. */
export function workflowError(workflow: string, problem: string, hint?: string): ProviderError {
  return new ProviderError('provider/invalid-request', `the workflow ${workflow} ${problem}`, {
    retryable: false,
    submitted: 'no',
    hint: hint ?? 'src/adapters/comfyui/README.md says how a workflow names its slots.',
  });
}
