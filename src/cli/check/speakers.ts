import type { ShotId } from '../../film/ids.ts';
import { openPcmReader } from '../../media/sound/pcm-reader.ts';
import { CHANNELS } from '../../sound/stereo.ts';
import type { GatheredSounds } from '../sound/gather-sounds.ts';
import type { Speakers } from './measure-lines.ts';

/** Who speaks in a film, by the sounds that it is mixed from. */
export function speakersOf({ sounds, pathOf }: GatheredSounds): Speakers {
  const heard = new Set<ShotId>(sounds.clips.map(({ shot }) => shot));
  return {
    isHeard: (shot) => heard.has(shot),
    async stemOf(shot, line) {
      const voice = sounds.voiceOf(shot, line);
      if (voice === undefined) return undefined;
      const stem = new Float32Array(voice.samples * CHANNELS);
      const reader = openPcmReader(pathOf);
      try {
        await reader.read(voice.source, 0, stem);
        return stem;
      } finally {
        await reader.close();
      }
    },
  };
}
