import type { Voice } from '../film/character.ts';
import type { Film } from '../film/film.ts';

/** Draws for nothing, and so do those who speak with it. */
const FREE = { pictures: 'animatic', voices: 'flite' } as const;

/** Whether a run is asked for that costs nothing. */
export function isFree(use: readonly string[] | undefined): boolean {
  return use !== undefined && use.every((name) => name === FREE.pictures);
}

/** The film spoken by this machine, whoever its voices name: at their pace, not in their voice. */
export function spokenFree(film: Film): Film {
  if (film.voices === 'none') return film;
  const plain = ({ provider: _provider, name: _name, ...manner }: Voice): Voice => manner;
  return {
    ...film,
    voices: { use: [FREE.voices], options: {} },
    ...(film.narrator && { narrator: plain(film.narrator) }),
    characters: Object.fromEntries(
      Object.entries(film.characters).map(([name, character]) => [
        name,
        character.voice === undefined ? character : { ...character, voice: plain(character.voice) },
      ]),
    ),
  };
}
