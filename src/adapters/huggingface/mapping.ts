import type { AnswerReader } from '../../providers/http/answer-reader.ts';
import { parseBaseUrl, urlBelow } from '../../providers/http/base-url.ts';
import { exchange } from '../../providers/http/exchange.ts';
import type { ProviderCall } from '../../providers/provider-call.ts';
import { ProviderError } from '../../providers/provider-error.ts';
import { judge } from './errors.ts';

/** The inference provider whose queue is used. */
export const PROVIDER = 'fal-ai';

/** As the Hub calls what a model is for. */
export type Task =
  | 'text-to-video'
  | 'image-to-video'
  | 'text-to-image'
  | 'image-to-image'
  | 'text-to-speech';

interface Mapping {
  readonly providerId: string;
  readonly status: string;
  readonly task: string;
}

/**
 * Asks the Hub under what name the provider has a model. Costs nothing.
 *
 * @throws ProviderError `provider/invalid-request` where it does not have it, or not for the task.
 */
export async function findProviderModel(
  call: ProviderCall,
  headers: Readonly<Record<string, string>>,
  model: string,
  task: Task,
): Promise<string> {
  const query = { 'expand[]': 'inferenceProviderMapping' };
  const mapping = await exchange(call, {
    service: 'the Hugging Face Hub',
    paid: false,
    request: {
      method: 'GET',
      url: urlBelow(hubOf(call), ['api', 'models', ...model.split('/')], query),
      headers,
    },
    read: readMapping,
    absent: () => undefined,
    judge,
  });
  if (mapping === undefined || 'kind' in mapping || mapping.status !== 'live') {
    throw unusable(`${PROVIDER} has no model ${model} on Hugging Face`);
  }
  if (mapping.task !== task) {
    throw unusable(`${model} is for ${mapping.task}, and ${task} is asked for`);
  }
  return mapping.providerId;
}

export function hubOf(call: Pick<ProviderCall, 'setting'>): URL {
  return parseBaseUrl(call.setting('hubUrl') ?? 'https://huggingface.co', 'HF_ENDPOINT');
}

/** A list of mappings, or one field for each provider: the Hub has given both. */
function readMapping(answer: AnswerReader): Mapping | undefined {
  const all = answer.at('inferenceProviderMapping');
  if (!all.isThere) return undefined;
  const found = Array.isArray(all.value)
    ? all.items().find((each) => each.at('provider').value === PROVIDER)
    : all.at(PROVIDER);
  return found?.optional((each) => ({
    providerId: each.at('providerId').id(),
    status: each.at('status').text(),
    task: each.at('task').text(),
  }));
}

function unusable(message: string): ProviderError {
  return new ProviderError('provider/invalid-request', message, {
    retryable: false,
    submitted: 'no',
    hint: 'Choose another in provider_options, as `model: owner/name`.',
  });
}
