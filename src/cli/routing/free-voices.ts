import type { Voice } from '../../film/character.ts';
import type { Film } from '../../film/film.ts';

/** Draws for nothing, and so do those who speak with it. */
const FREE = { pictures: 'animatic', voices: 'flite' } as const;

/** Whether a run is asked for that costs nothing. */
export function isFree(use: readonly string[] | undefined): boolean {
  return use !== undefined && use.every((name) => name === FREE.pictures);
}

/**
 * The film spoken by this machine, whoever its voices name: at their pace, and in their voice where
 * the film has it from this machine anyway.
 */
export function spokenFree(film: Film): Film {
  const { voices } = film;
  if (voices === 'none') return film;
  const [first = FREE.voices] = voices?.use ?? [];
  const plain = ({ provider = first, name, ...manner }: Voice): Voice =>
    provider === FREE.voices && name !== undefined ? { ...manner, name } : manner;
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
