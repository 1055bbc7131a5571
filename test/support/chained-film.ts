/** Two shots of which the second goes on from the last frame of the first. */
export function chainedFilm(providers: string): string {
  return `ministudio: 1
title: Far Away
format: { resolution: 320x180, fps: 24 }
providers: ${providers}
characters:
  orb: { name: Orb, form: orb, identity: { core: golden energy } }
environments:
  library: { location: Ancient library, interior: true }
scenes:
  - id: arrival
    environment: library
    shots:
      - { id: wide, size: ws, characters: [orb], action: The orb drifts in., duration: 4s }
      - id: on
        size: ms
        characters: [orb]
        action: It looks around.
        duration: 3s
        join: { mode: chain }
`;
}
