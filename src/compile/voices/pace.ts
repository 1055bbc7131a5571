import type { Film } from '../../film/film.ts';
import { type PaceOf, paceInFilm } from '../timeline/speech.ts';
import { measureTaken } from './voice-request.ts';
import { type VoiceNames, voiceNames, voiceOf } from './voice-names.ts';
import type { VoiceRoutes } from './voice-route.ts';

/** How fast everybody will speak: as the film says, as far as the voices that it gets can do so. */
export function paceOfVoices(
  film: Film,
  voices: VoiceRoutes,
  names: VoiceNames = voiceNames(film, voices),
): PaceOf {
  const asked = paceInFilm(film);
  return (speaker) => {
    const route = voices(speaker);
    if (route.kind === 'none') return asked(speaker);
    return measureTaken('rate', voiceOf(film, speaker) ?? {}, route.model, names.get(speaker));
  };
}
