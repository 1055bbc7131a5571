import type { Voice } from '../../film/character.ts';
import { type Film, shotsOf } from '../../film/film.ts';
import { hasVoice } from '../../film/has-voice.ts';
import type { CharacterId } from '../../film/ids.ts';
import type { VoiceModel } from '../../providers/voice-model.ts';
import { chooseVoice } from './choose-voice.ts';
import type { VoiceRoutes } from './voice-route.ts';

/** The voice of each who speaks; the narrator is undefined, and so is a voice where there is none. */
export type VoiceNames = ReadonlyMap<CharacterId | undefined, string | undefined>;

/**
 * The voice of each who speaks: the one that is named, else one that the fewest others have. It is
 * theirs in the whole film: the characters choose in the order of the cast, and the narrator last, so
 * that nobody is spoken, and paid for, anew because a narration was added.
 */
export function voiceNames(film: Film, voices: VoiceRoutes): VoiceNames {
  const names = new Map<CharacterId | undefined, string | undefined>();
  const taken = new Map<VoiceModel, string[]>();
  const speakers = [...speakersOf(film), undefined];
  const give = (speaker: CharacterId | undefined, name: string | undefined): void => {
    names.set(speaker, name);
    const route = voices(speaker);
    if (route.kind === 'none' || name === undefined) return;
    taken.set(route.model, [...(taken.get(route.model) ?? []), name]);
  };
  for (const speaker of speakers) {
    const named = voiceOf(film, speaker)?.name;
    const route = voices(speaker);
    const isThere =
      named !== undefined && route.kind !== 'none' && hasVoice(route.model.voices, named);
    if (isThere) give(speaker, named);
  }
  for (const speaker of speakers) {
    const route = voices(speaker);
    if (names.has(speaker) || route.kind === 'none') continue;
    // A narrator who says nothing takes no voice from anybody.
    if (speaker === undefined && !shotsOf(film).some(({ narration }) => narration !== undefined)) {
      continue;
    }
    const wanted = { language: film.language, taken: taken.get(route.model) ?? [] };
    give(speaker, chooseVoice(route.model, wanted)?.name);
  }
  return names;
}

/** Characters who say something, in the order of the cast. */
function speakersOf(film: Film): readonly CharacterId[] {
  const speaking = new Set(
    shotsOf(film).flatMap(({ dialogue }) => dialogue.map(({ character }) => character)),
  );
  return Object.values(film.characters)
    .map(({ id }) => id)
    .filter((id) => speaking.has(id));
}

/** How the film says that somebody sounds. */
export function voiceOf(film: Film, speaker: CharacterId | undefined): Voice | undefined {
  return speaker === undefined ? film.narrator : film.characters[speaker]?.voice;
}
