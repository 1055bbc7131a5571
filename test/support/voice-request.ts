import type { VoiceRequest } from '../../src/providers/voice-provider.ts';

/** A short line; say what the test is about. */
export function voiceRequestOf(
  parts: Partial<VoiceRequest> & { model: string; voice: string },
): VoiceRequest {
  return {
    text: 'A light finds a book.',
    language: 'en',
    rate: 1,
    pitch: 0,
    ipa: [],
    words: false,
    options: {},
    ...parts,
  };
}
