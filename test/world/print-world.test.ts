import { expect, test } from '@jest/globals';
import { foldWorld } from '../../src/world/fold/fold.ts';
import { printWorld } from '../../src/world/report/print-world.ts';
import { reportWorld } from '../../src/world/report/world-report.ts';
import { filmOf } from '../support/film-builder.ts';
import { orbFilm } from '../support/orb-film.ts';

test('a shot is printed with its state, light, camera, view and floor plan', () => {
  const film = orbFilm();
  expect(printWorld(reportWorld(film, foldWorld(film), 0))).toBe(
    `The Orb and the Library, scene discovery, shot enter

Environment
  library: Ancient magical library

Light
  dusk

Characters
  Hero Orb
    emotion: curious, irregular pulse
    moves: gentle pulsing
    place: library, at door

Blocking
  Hero Orb: [1.0, 1.0], facing 96° (east)

Camera
  from [6.0, 0.5] 1.4 m high, heading 0° (north), tilt 0°, 24 mm
  to   [6.0, 2.5] 1.4 m high, heading 0° (north), tilt 0°, 24 mm

In view at the start
  looking north, towards the north wall 8.5 m away
  in frame: desk, centre midground, 2.5 m away, partly in frame
  in frame: window, centre background, 8.5 m away
  out of frame: Hero Orb, off left, 5.0 m away

In view at the end
  looking north, towards the north wall 6.5 m away
  in frame: window, centre background, 6.5 m away
  out of frame: desk, below the frame, 0.5 m away
  out of frame: Hero Orb, off left, 5.2 m away

Floor plan at the start, north at the top
  +--------------------------------------------------------+
  |............................b...........................|
  | ...................................................... |
  |  ....................................................  |
  |    .................................................   |
  |     ..............................................     |
  |       ...........................................      |
  |        ........................................        |
  |          .....................................         |
  |           ..................................           |
  |             ...............................            |
  |              ............................              |
  |                ........................                |
  |                 ......................                 |
  |                   ....aaaaaaaaaa.....                  |
  |                    ...aaaaaaaaaa...                    |
  |                      .............                     |
  |                       ..........                       |
  |                         .......                        |
  |    A                     ....                          |
  |                            ^                           |
  |                                                        |
  +--------------------------------------------------------+
  A Hero Orb
  a desk
  b window
`,
  );
});

test('without a layout nothing is printed about pieces and walls, and it is said why', () => {
  const film = filmOf({
    title: 'Plain',
    characters: { emma: { name: 'Emma', wardrobe: { coat: 'long red coat' } } },
    environments: { street: { location: 'A wet street', weather: 'rain' } },
    shots: [{ environment: 'street', characters: ['emma'], size: 'fs', lens: { mm: 35 } }],
  });
  expect(printWorld(reportWorld(film, foldWorld(film), 0))).toBe(
    `Plain, scene main, shot 1

Environment
  street: A wet street
  weather: rain

Light
  none is said

Characters
  Emma
    wears: coat (long red coat)
    place: street

Blocking
  Emma: [0.0, 0.0], facing 180° (south)

Camera
  [0.0, -3.5] 1.6 m high, heading 0° (north), tilt -12°, 35 mm

In view
  looking north, down
  the environment has no layout: no pieces are known
  in frame: Emma, centre midground, 3.5 m away
`,
  );
});

test('a shot that the film does not have is refused', () => {
  const film = orbFilm();
  expect(() => reportWorld(film, foldWorld(film), 2)).toThrow(RangeError);
});
