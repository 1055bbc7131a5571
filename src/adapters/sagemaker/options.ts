import type { Json, JsonObject } from '../../film/json.ts';
import { AnswerReader, isAnswerError } from '../../providers/http/answer-reader.ts';
import { ProviderError } from '../../providers/provider-error.ts';
import { OPTION_FIELDS } from '../../providers/openai-videos/request.ts';
import { SLOTS, slotsIn } from '../../providers/template/slots.ts';

/** How the endpoint is asked, and by what container. */
export interface SagemakerOptions {
  readonly mode: 'async' | 'real-time';
  /** What the container is sent; absent for vLLM-Omni, which takes the form of the Videos API. */
  readonly body: Json | undefined;
  readonly can: JsonObject;
  /** Words for the container, e.g. which route to take. */
  readonly attributes: string | undefined;
  /** Where the clip is in a JSON answer, in base64; absent where the answer is the clip. */
  readonly clip: string | undefined;
  /** Codes of the container by which moderation says no. */
  readonly refused: readonly string[];
}

const OWN = ['mode', 'body', 'can', 'attributes', 'clip', 'refused'];
/** The last of them are vLLM-Omni's, and no options where the film has a `body` of its own. */
export const OPTION_NAMES: readonly string[] = [...OWN, ...OPTION_FIELDS];
/** By which a film names the model: seen here where it is asked what its endpoint can do. */
const CHOICE = ['model', 'like'];
/** Only the synchronous route answers with the clip: the other would leave a job’s id in S3. */
const VLLM_OMNI_ROUTE = 'route=/v1/videos/sync';
const USUAL_REFUSALS = ['moderation_blocked', 'content_policy_violation', 'content_filter'];

/** @throws ProviderError `provider/invalid-request` */
export function readOptions(options: JsonObject = {}): SagemakerOptions {
  const { body } = options;
  const known = [...CHOICE, ...OWN, ...(body === undefined ? OPTION_FIELDS : [])];
  const unknown = Object.keys(options).find(
    (name) => !known.includes(name) && !name.startsWith('x-'),
  );
  if (unknown !== undefined) throw wrong(`there is no option ${unknown}`);
  const slot = slotsIn(body ?? null).find((name) => !USABLE.includes(name));
  if (slot !== undefined) throw wrong(`\`body\` names <${slot}>; known: ${USABLE.join(', ')}`);
  try {
    const reader = new AnswerReader(options);
    const text = (name: string): string | undefined =>
      reader.at(name).optional((each) => each.text());
    const mode = reader.at('mode').optional((each) => each.oneOf(['async', 'real-time'] as const));
    const attributes = text('attributes') ?? (body === undefined ? VLLM_OMNI_ROUTE : undefined);
    if (attributes !== undefined && !/^[\x20-\x7e]{1,1024}$/.test(attributes)) {
      throw wrong('`attributes` are at most 1024 characters of ASCII');
    }
    return {
      mode: mode ?? 'async',
      body,
      can: (options['can'] ?? {}) as JsonObject,
      attributes,
      clip: text('clip'),
      refused:
        reader.at('refused').optional((each) => each.items().map((item) => item.text())) ??
        USUAL_REFUSALS,
    };
  } catch (error) {
    if (isAnswerError(error)) throw wrong(error.message);
    throw error;
  }
}

const USABLE: readonly string[] = SLOTS.filter((name) => name !== 'id');

export function wrong(problem: string): ProviderError {
  return new ProviderError('provider/invalid-request', `sagemaker: ${problem}`, {
    retryable: false,
    submitted: 'no',
    hint: 'The provider’s README shows what `provider_options.sagemaker` may hold.',
  });
}
