import type { Explanation } from '../diagnostics/explanation.ts';
import type { FilmRule } from '../diagnostics/film-rule.ts';
import type { Finding } from '../diagnostics/finding.ts';
import type { Character } from '../film/character.ts';
import type { Film } from '../film/film.ts';
import type { CharacterId } from '../film/ids.ts';
import { castOf } from '../world/stage/cast.ts';
import type { ShotWorld } from '../world/fold/film-world.ts';
import { worldOf } from '../world/fold/world-of.ts';
import { pathTo } from './film-space.ts';

const explanation: Explanation = {
  code: 'grammar/undescribed-garment',
  severity: 'warning',
  title: 'A garment is worn that nobody describes.',
  why: 'A video model dresses people anew in every shot. Only a description that is the same each time keeps a coat the same coat.',
  mend: 'Describe the garment in the character’s wardrobe, and name it there.',
  wrong: 'characters: { emma: { starts: { wardrobe: [coat] } } }',
  right:
    'characters: { emma: { wardrobe: { coat: long red wool coat }, starts: { wardrobe: [coat] } } }',
};

/** Plain names of garments; what may be something else as well (top, scrubs, heels) is left out. */
const GARMENTS =
  'coat|overcoat|raincoat|jacket|hoodie|sweater|cardigan|shirt|blouse|t-shirt|dress|gown|skirt|trousers|jeans|shorts|suit|tuxedo|uniform|cloak|cape|robe|kimono|hat|helmet|scarf|gloves|boots|apron|vest|costume';

/** A garment right after a word for wearing it: one with a word between is described on the spot. */
const WORN = new RegExp(
  `\\b(?:puts? on|putting on|wears?|wearing|dressed in|dons|donning|slips? into|pulls? on|takes? off|takes? out of)\\s+(?:an?|the|his|her|their|its)\\s+(${GARMENTS})\\b(?!\\s+(?:of|with|made|in)\\b)`,
  'i',
);

export const undescribedGarment: FilmRule = {
  explanation,
  judges: 'shots',
  *check(film) {
    for (const character of Object.values(film.characters)) {
      yield* checkNames(film, character.id, character.starts.wardrobe, [
        'characters',
        character.id,
        'starts',
      ]);
    }
    for (const shotWorld of worldOf(film).shots) {
      const { changes } = shotWorld.shot;
      for (const id of Object.keys(changes.characters) as CharacterId[]) {
        const path = pathTo(shotWorld, 'changes', 'characters', id);
        yield* checkNames(film, id, changes.characters[id]?.wardrobe, path);
      }
      yield* checkWords(film, shotWorld);
    }
  },
};

function* checkNames(
  film: Film,
  id: CharacterId,
  wardrobe: readonly string[] | undefined,
  path: Finding['path'],
): Iterable<Finding> {
  const character = film.characters[id];
  if (character === undefined || wardrobe === undefined) return;
  for (const [index, name] of wardrobe.entries()) {
    if (isDescription(name) || (character.wardrobe[name] ?? '').trim() !== '') continue;
    yield {
      code: explanation.code,
      severity: 'warning',
      message: `${character.name} wears ${name}, which the wardrobe does not describe.`,
      hint: `Describe it: characters.${id}.wardrobe.${name}.`,
      path: [...path, 'wardrobe', index],
    };
  }
}

/** `long red coat` describes itself. */
const isDescription = (name: string): boolean => name.trim().split(/[\s_-]+/u).length > 2;

function* checkWords(film: Film, shotWorld: ShotWorld): Iterable<Finding> {
  const { shot } = shotWorld;
  const texts: readonly (readonly [text: string, ...field: (string | number)[]])[] = [
    ...(shot.action === undefined ? [] : [[shot.action, 'action'] as const]),
    ...shot.beats.map(({ action }, index) => [action, 'beats', index, 'action'] as const),
  ];
  for (const [text, ...field] of texts) {
    const garment = WORN.exec(text)?.[1]?.toLowerCase();
    if (garment === undefined || isDescribed(film, castOf(shot), garment)) continue;
    yield {
      code: explanation.code,
      severity: 'warning',
      message: `The words of shot ${shot.id} name a ${garment} that nobody describes.`,
      hint: 'Describe it in the wardrobe of who wears it, and put it on with changes.',
      path: pathTo(shotWorld, ...field),
    };
  }
}

function isDescribed(film: Film, cast: readonly CharacterId[], garment: string): boolean {
  return cast.some((id) => {
    const character = film.characters[id];
    return character !== undefined && wordsOf(character).includes(garment);
  });
}

function wordsOf({ wardrobe, identity, starts, emotions }: Character): string {
  return [
    ...Object.entries(wardrobe).flat(),
    ...Object.entries(identity).flat(),
    ...(starts.props ?? []),
    ...Object.values(emotions).flatMap(({ traits }) => Object.values(traits)),
  ]
    .join(' ')
    .toLowerCase();
}
