import type { CharacterId } from '../../film/ids.ts';
import type { Shot } from '../../film/shot.ts';

/**
 * Who appears in a shot: the characters it lists, then those who speak in it on screen, each once.
 */
export function castOf(shot: Shot): readonly CharacterId[] {
  let cast = casts.get(shot);
  if (cast === undefined) {
    const speakers = shot.dialogue.filter((line) => !line.offScreen).map((line) => line.character);
    cast = [...new Set([...shot.characters, ...speakers])];
    casts.set(shot, cast);
  }
  return cast;
}

/** A dozen rules and sections ask for each shot’s. */
const casts = new WeakMap<Shot, readonly CharacterId[]>();
