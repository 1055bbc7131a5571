import type { JsonObject } from '../../film/json.ts';
import type { VideoModel } from '../../providers/capabilities.ts';
import { isAnswerError } from '../../providers/http/answer-reader.ts';
import { capabilitiesOf } from '../../providers/template/capabilities.ts';
import { readService, slotsOf, wrong } from './service.ts';

/**
 * What the described service can do, which is what its templates have slots for. Without a price:
 * nobody here knows it.
 *
 * @throws ProviderError `provider/invalid-request`
 */
export function modelsOf(options: JsonObject = {}): readonly VideoModel[] {
  const { model, submit } = readService(options);
  const { can } = options;
  const slots = slotsOf(submit);
  // The usual body names no size: the service makes what it makes, which is seen when it is there.
  const isUsual = options['submit'] === undefined;
  try {
    const capabilities = capabilitiesOf(
      isUsual ? [...slots, 'size'] : slots,
      can as JsonObject | undefined,
    );
    return [
      {
        id: model,
        capabilities,
        dialect: {
          name: 'custom',
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
