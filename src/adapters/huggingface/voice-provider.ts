import { refuseBeyond } from '../../providers/refuse-beyond.ts';
import type { VoiceProvider } from '../../providers/voice-provider.ts';
import { readSpeech } from './answer.ts';
import { NAME } from './options.ts';
import { adoptRequest, look, probe, submit } from './queue.ts';
import { hubModelOf, modelLike } from './voice-model.ts';
import { voiceInputOf } from './voice-request.ts';

/** Models of speech behind Hugging Face's router, in the same queue as those of clips. */
export function createVoiceProvider(): VoiceProvider {
  return {
    name: NAME,
    idempotent: false,
    pollEveryMs: 1_000,

    async start(request, call) {
      call.signal.throwIfAborted();
      refuseBeyond(NAME, modelLike(request.model), request);
      const input = voiceInputOf(request);
      return await submit(
        { model: hubModelOf(request.model), task: 'text-to-speech', input },
        call,
      );
    },

    check: async (operation, call) => await look(operation, call, readSpeech),
    adopt: adoptRequest,
    probe,
  };
}
