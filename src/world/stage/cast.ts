import type { CharacterId } from '../../film/ids.ts';
import type { Shot } from '../../film/shot.ts';

/**
 * Who appears in a shot: the characters it lists, then those who speak in it on screen, each once.
 */
export function castOf(shot: Shot): readonly CharacterId[] {
  const speakers = shot.dialogue.filter((line) => !line.offScreen).map((line) => line.character);
  return [...new Set([...shot.characters, ...speakers])];
}
