import type { Explanation } from '../../diagnostics/explanation.ts';
import type { FilmRule } from '../../diagnostics/film-rule.ts';
import type { CharacterChange } from '../../film/character.ts';
import type { Environment } from '../../film/environment.ts';
import type { Film } from '../../film/film.ts';
import { COMPASS } from '../../film/geometry.ts';
import { unknownName } from './breach.ts';
import { environmentOf, placedShots } from './subjects.ts';

const explanation: Explanation = {
  code: 'film/unknown-place',
  severity: 'error',
  title: 'Something is put at, or looks at, a place that the floor plan does not have.',
  why: 'What is in frame is worked out from the floor plan. A mark, piece or target that is not on it can’t be seen or walked to.',
  mend: 'Correct the name, write a point `[x, y]`, or add the mark or piece to the environment’s `layout:`.',
  wrong:
    'environments: { hall: { layout: { size: [9, 9], marks: { door: [1, 1] } } } }\ncharacters: { emma: {} }\nshots: [{ id: a, environment: hall, changes: { emma: { at: dor } } }]',
  right:
    'environments: { hall: { layout: { size: [9, 9], marks: { door: [1, 1] } } } }\ncharacters: { emma: {} }\nshots: [{ id: a, environment: hall, changes: { emma: { at: door } } }]',
};

type Path = readonly (string | number)[];

const LIGHT_ROLES = ['key', 'fill', 'rim', 'background', 'practicals', 'ambient'] as const;

export const unknownPlace: FilmRule = {
  explanation,
  *check(film) {
    const everywhere = placesOf(Object.values(film.environments));
    yield* checkLamps(film);
    for (const [name, character] of Object.entries(film.characters)) {
      yield* checkChange(character.starts, everywhere, film, ['characters', name, 'starts']);
    }
    const placesIn = new Map(
      Object.values(film.environments).map((environment) => [environment, placesOf([environment])]),
    );
    for (const { shot, path } of placedShots(film)) {
      const environment = environmentOf(film, shot);
      const places = environment && placesIn.get(environment);
      for (const [name, change] of Object.entries(shot.changes.characters)) {
        yield* checkChange(change, places, film, [...path, 'changes', 'characters', name]);
      }
      // Of a place that the film does not have, that it is missing is enough.
      const isPlaceKnown = environment !== undefined || shot.environment === undefined;
      if (isPlaceKnown) {
        const target = [...path, 'camera', 'facing'];
        yield* checkTarget(shot.camera?.facing, places ?? new Set(), film, target);
      }
      const { pieces } = environment?.layout ?? {};
      for (const name of Object.keys(shot.changes.environment?.pieces ?? {})) {
        if (pieces === undefined || name in pieces) continue;
        const place = [...path, 'changes', 'environment', 'pieces', name];
        const message = `There is no piece \`${name}\` in \`${environment?.id ?? ''}\`.`;
        yield unknownName(explanation, place, message, name, Object.keys(pieces));
      }
    }
  },
};

/** A light may be carried by a piece of any place: one lighting can serve several. */
function* checkLamps(film: Film) {
  const layouts = Object.values(film.environments).flatMap(({ layout }) => layout ?? []);
  if (layouts.length === 0) return;
  const pieces = new Set(layouts.flatMap((layout) => Object.keys(layout.pieces)));
  for (const [name, lighting] of Object.entries(film.lighting)) {
    for (const role of LIGHT_ROLES) {
      for (const [index, { at }] of lighting[role].entries()) {
        if (at === undefined || pieces.has(at)) continue;
        const message = `There is no piece \`${at}\` on a floor plan that could carry this light.`;
        const place = ['lighting', name, role, index, 'at'];
        yield unknownName(explanation, place, message, at, [...pieces]);
      }
    }
  }
}

/** Names of marks and pieces; undefined where there is no floor plan to look at. */
function placesOf(environments: readonly Environment[]): ReadonlySet<string> | undefined {
  const layouts = environments.flatMap(({ layout }) => layout ?? []);
  if (layouts.length === 0) return undefined;
  return new Set(
    layouts.flatMap(({ marks, pieces }) => [...Object.keys(marks), ...Object.keys(pieces)]),
  );
}

function* checkChange(
  change: CharacterChange,
  places: ReadonlySet<string> | undefined,
  film: Film,
  path: Path,
) {
  const { at } = change;
  if (typeof at === 'string' && places !== undefined && !places.has(at)) {
    const message = `There is no mark or piece \`${at}\` on the floor plan.`;
    yield unknownName(explanation, [...path, 'at'], message, at, [...places]);
  }
  yield* checkTarget(change.facing, places, film, [...path, 'facing']);
}

function* checkTarget(
  target: string | number | undefined,
  places: ReadonlySet<string> | undefined,
  film: Film,
  path: Path,
) {
  if (typeof target !== 'string' || target in film.characters) return;
  if (places === undefined || places.has(target)) return;
  const known = [...places, ...Object.keys(film.characters), ...Object.keys(COMPASS)];
  const message = `\`${target}\` is no compass direction, mark, piece or character to look at.`;
  yield unknownName(explanation, path, message, target, known);
}
