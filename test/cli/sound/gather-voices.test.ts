import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { gatherVoices } from '../../../src/cli/sound/gather-voices.ts';
import { soundDecoder } from '../../../src/cli/sound/sound-decoder.ts';
import type { VoiceRecord } from '../../../src/plan/voice-record.ts';
import { waveOf } from '../../fakes/wave.ts';
import { testFfmpeg } from '../../support/ffmpeg.ts';
import { temporaryFolders } from '../../support/temporary-folder.ts';

const newFolder = temporaryFolders();

test('a voice that can’t be brought to the level of the others is told once, and why', async () => {
  const folder = await newFolder();
  const speak = async (voice: string, seconds: number, level: number): Promise<void> => {
    const sound = (time: number): number => level * Math.sin(2 * Math.PI * 1000 * time);
    await writeFile(join(folder, voice), waveOf({ seconds, rate: 48_000, sound }));
  };
  await speak('usual', 1, 0.1);
  await speak('faint', 1, 0.001);
  await speak('short', 0.2, 0.1);
  const spoken = ['usual', 'faint', 'short'].map((voice) => {
    const record = { sound: voice, samples: 48_000, provider: 'speaker', model: 'one', voice };
    return [voice, record as VoiceRecord] as const;
  });
  const ffmpeg = await testFfmpeg();
  const { notes } = await gatherVoices({
    lines: [],
    spoken: new Map(spoken),
    store: { pathOf: (digest) => join(folder, digest) },
    ffmpeg,
    decoder: soundDecoder({ ffmpeg, scratch: folder }),
    signal: new AbortController().signal,
  });
  expect(notes).toEqual([
    'the voice faint of speaker stays 28.0 dB quieter than voices are in a film: a change of more than 15 dB would be for a recording that failed, or a whisper that is meant',
    'the voice short of speaker is left as loud as it was spoken: none of its lines is long and loud enough to be measured',
  ]);
});
