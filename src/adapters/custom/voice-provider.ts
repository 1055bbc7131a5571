import { refuseBeyond } from '../../providers/refuse-beyond.ts';
import type { VoiceProvider, VoiceRequest } from '../../providers/voice-provider.ts';
import { describedProvider } from './described-provider.ts';
import { SOUNDS } from './making.ts';
import { voiceModelsOf } from './voice-model.ts';
import { voiceSubmission } from './voice-request.ts';

export function createVoiceProvider(): VoiceProvider {
  return describedProvider<VoiceRequest>({
    making: SOUNDS,
    submission: voiceSubmission,
    check(request) {
      refuseBeyond('custom', { ...voiceModelsOf(request.options)[0]!, id: request.model }, request);
    },
  });
}
