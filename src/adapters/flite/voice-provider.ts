import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { noOperations } from '../../providers/no-operations.ts';
import { ProviderError } from '../../providers/provider-error.ts';
import { refuseBeyond } from '../../providers/refuse-beyond.ts';
import { refuseUnknownOptions } from '../../providers/refuse-unknown-options.ts';
import type { VoiceProvider } from '../../providers/voice-provider.ts';
import { plainText } from './plain-text.ts';
import type { Line, Spoken } from './speak.ts';
import { speakAside } from './speak-aside.ts';
import { FLITE } from './voice-model.ts';

/** Flite in this process: a line is spoken in `start`, and nothing of it leaves the machine. */
export function createVoiceProvider(): VoiceProvider {
  return {
    name: 'flite',
    idempotent: true,

    async start(request, call) {
      call.signal.throwIfAborted();
      refuseUnknownOptions('flite', request.options, []);
      refuseBeyond('flite', FLITE, request);
      const { voice, rate, pitch, text, words } = request;
      const { pieces, notes } = plainText(text);
      const { wave, times } = await speakNow({ voice, rate, pitch, pieces, words }, call.signal);
      const path = join(call.scratchFolder, 'line.wav');
      await writeFile(path, wave);
      const untold = words && times === undefined ? ['flite told no times of words.'] : [];
      const unsaid = times?.unsaid.map((each) => `flite left out “${each}”.`) ?? [];
      return {
        kind: 'completed',
        media: { kind: 'file', path },
        actualUsd: 0,
        notes: [...notes, ...unsaid, ...untold],
        ...(times && { words: times.words }),
      };
    },

    check: () => Promise.reject(noOperations('flite')),
  };
}

async function speakNow(line: Line, signal: AbortSignal): Promise<Spoken> {
  try {
    return await speakAside(line, signal);
  } catch (cause) {
    signal.throwIfAborted();
    throw new ProviderError('provider/failed', `flite could not speak the line: ${String(cause)}`, {
      retryable: false,
      submitted: 'no',
      cause,
    });
  }
}
