import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FLITE } from '../../src/adapters/flite/voice-model.ts';
import { createVoiceProvider } from '../../src/adapters/flite/voice-provider.ts';
import { providerCall } from './provider-call.ts';
import { voiceRequestOf } from './voice-request.ts';

/** A WAV in which a real voice says a text. */
export async function spokenWave(text: string): Promise<Uint8Array> {
  const { call, remove } = await providerCall();
  try {
    const request = voiceRequestOf({ model: FLITE.id, voice: 'slt', words: false, text });
    const { kind } = await createVoiceProvider().start(request, call);
    if (kind !== 'completed') throw new Error(`flite has ${kind}`);
    return await readFile(join(call.scratchFolder, 'line.wav'));
  } finally {
    await remove();
  }
}
