import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Two shots, chained, then one dissolved into: 2 s + 2 s + 2 s − 0.5 s at 24. */
export const THREE_SHOTS = `ministudio: 1
title: Three Shots
format: { resolution: 320x180, fps: 24 }
providers: { use: animatic }
characters:
  orb: { name: Orb, form: orb, identity: { core: golden energy }, palette: ["#FFD700"] }
environments:
  library: { location: Ancient library, interior: true, identity: { walls: dark oak shelves } }
scenes:
  - id: arrival
    environment: library
    shots:
      - { id: wide, size: ws, characters: [orb], action: The orb drifts in., duration: 2s }
      - id: on
        size: ms
        characters: [orb]
        action: It looks around.
        duration: 2s
        join: { mode: chain }
        dialogue: [{ character: orb, line: There you are. }]
      - id: close
        size: cu
        characters: [orb]
        action: It has found a book.
        duration: 2s
        transition: { type: dissolve, duration: 0.5s }
`;

/** Writes a film into a folder and gives its path. */
export async function writeFilm(folder: string, text: string = THREE_SHOTS): Promise<string> {
  const path = join(folder, 'film.yaml');
  await writeFile(path, text);
  return path;
}
