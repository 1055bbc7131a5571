import type { Layout } from '../../film/environment.ts';
import type { FloorPoint, Heading } from '../../film/geometry.ts';
import type { Shot } from '../../film/shot.ts';
import { coversPoint } from './footprint.ts';
import { thingSaid, wordsOfName } from './seat.ts';

/** What is done before an audience, and for it. */
const PERFORMS =
  /\b(?:sings?|singing|plays?|playing|performs?|performing|drums?|drumming|bows?|recites?|announces?|strums?)\b/i;

/** Where a performer looks: as the stage does that faces somewhere, else at whoever looks on. */
export type Audience = { readonly heading?: Heading };

/**
 * The audience of somebody who stands on a stage in a shot in which people perform and do not talk to
 * each other; undefined where there is none.
 */
export function audienceOf(
  shot: Shot,
  at: FloorPoint,
  layout: Layout | undefined,
): Audience | undefined {
  if (layout === undefined || shot.dialogue.length > 0) return undefined;
  const said = [shot.action ?? '', ...shot.beats.map(({ action }) => action)].join(' ');
  if (!PERFORMS.test(said)) return undefined;
  const stage = Object.entries(layout.pieces).find(
    ([name, piece]) =>
      /\bstage\b/i.test([wordsOfName(name), thingSaid(piece.description)].join(' ')) &&
      coversPoint(piece, at),
  )?.[1];
  if (stage === undefined) return undefined;
  // North is what a piece faces of which nothing else is said.
  return stage.facing === 0 ? {} : { heading: stage.facing };
}
