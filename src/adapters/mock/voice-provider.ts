import { refuseBeyond } from '../../providers/refuse-beyond.ts';
import type { VoiceProvider, VoiceRequest } from '../../providers/voice-provider.ts';
import { VOICE_FAULTS, type VoiceFault } from './fault.ts';
import { mockJobs } from './jobs.ts';
import { tonesOf } from './tones.ts';
import { voiceModels } from './voice-model.ts';

/** Speaks lines in an instant, as a service would: each word is a tone. */
export function createVoiceProvider(): VoiceProvider {
  return mockJobs<VoiceRequest, VoiceFault>({
    faults: VOICE_FAULTS,
    refuse: (request) => refuseBeyond('mock', voiceModels[0]!, request),
    async make(request, fault) {
      if (fault === 'corrupt-file') {
        const bytes = Buffer.from('These bytes are no sound.\n'.repeat(64));
        return { media: { kind: 'bytes', bytes } };
      }
      const { wave, words } = tonesOf(request);
      const media = { kind: 'bytes', bytes: wave } as const;
      return { media, ...(request.words && { words }) };
    },
  });
}
