import type { JsonObject } from '../../film/json.ts';
import type { Capabilities, VideoModel } from '../../providers/capabilities.ts';
import { isAnswerError } from '../../providers/http/answer-reader.ts';
import { capabilitiesOf } from '../../providers/template/capabilities.ts';
import { slotsIn } from '../../providers/template/slots.ts';
import { readOptions, wrong } from './options.ts';

export { OPTION_NAMES } from './options.ts';

export const VLLM_OMNI = 'vllm-omni';

/** docs/serving/videos_api.md of vllm-project/vllm-omni, read 2026-11-21. */
const OMNI: Capabilities = {
  durations: { kind: 'range', min: 1, max: 20, step: 1 },
  aspects: 'any',
  sizes: 'any',
  frameRates: [{ num: 24, den: 1 }],
  firstFrame: true,
  lastFrame: false,
  repeatsFirstFrame: true,
  references: { max: 0, withFirstFrame: false },
  negativePrompt: true,
  seed: true,
  audio: 'optional',
  staging: false,
};

/**
 * vLLM-Omni, or what a template carries to a container of one's own. The model is the container's,
 * so its name is only sent where a film gives one. Without a price: an instance costs by the hour.
 */
export function modelsOf(options: JsonObject = {}): readonly VideoModel[] {
  const { body, can } = readOptions(options);
  const { model } = options;
  try {
    const capabilities = body === undefined ? OMNI : capabilitiesOf(slotsIn(body), can);
    return [
      {
        id: typeof model === 'string' ? model : body === undefined ? VLLM_OMNI : 'custom',
        capabilities,
        dialect: {
          name: 'sagemaker',
          form: 'prose',
          avoid: capabilities.negativePrompt ? 'native' : 'prompt',
        },
        lifecycle: { state: 'live' },
      },
    ];
  } catch (error) {
    if (isAnswerError(error)) throw wrong(error.message);
    throw error;
  }
}
