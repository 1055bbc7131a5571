import type { Staging } from '../../world/stage/staging.ts';
import { drawBall } from '../set/balls.ts';
import { floating } from '../set/afloat.ts';
import { drawFacets } from '../solids/facets.ts';
import type { View } from '../lens/lens.ts';
import type { Illumination } from '../light/illumination.ts';
import { drawHalo } from '../light/pools.ts';
import { paletteOf } from '../color/palette.ts';
import { buildPiece, stateOfPiece } from '../pieces/build-piece.ts';
import { carBody } from '../pieces/car.ts';
import type { BuiltPiece } from '../pieces/piece.ts';
import type { Layer } from '../raster/layer.ts';
import type { PlacedActor } from './place-actors.ts';
import { drawSprout } from './sprout.ts';

/** Draws a character that is a vehicle or an object: as the solid that its words name. */
export function drawThing(
  layer: Layer,
  view: View,
  light: Illumination,
  staging: Staging,
  placed: PlacedActor,
  frame: number,
): void {
  const { character } = placed.actor;
  const words = [character.id, character.name, ...Object.entries(character.identity).flat()]
    .join(' ')
    .toLowerCase();
  if (/leaf|leaves|seedling|sprout|flower|plant/.test(words)) {
    layer.ink({ top: 0, bottom: layer.height }, (brush) => {
      drawSprout(brush, view, light, staging, placed, frame);
    });
    return;
  }
  const built = solidOf(staging, placed, words);
  const { step, foot, afloat } = placed;
  const lies = built.floats === true ? afloat : undefined;
  const facets =
    lies === undefined ? built.facets : floating(built.facets, foot, step.facing, lies);
  drawFacets(layer, view, light, facets);
  for (const ball of built.balls ?? []) drawBall(layer, view, light, ball);
  for (const glow of built.glows ?? []) drawHalo(layer, view, glow, light.haze.shafts);
}

function solidOf(staging: Staging, { actor, step, foot }: PlacedActor, words: string): BuiltPiece {
  const { character, color, seed } = actor;
  const { height } = character;
  const boat = /boat|ship|trawler|hull|dinghy/.test(words);
  if (character.form === 'vehicle' && !boat) {
    const long = height * (/bus|van|truck|tram|train/.test(words) ? 2.6 : 2.9);
    return carBody(
      { at: foot, facing: step.facing },
      [height * 1.2, long],
      height,
      color,
      words,
      light(staging),
      { open: 0 },
    );
  }
  const vehicle = character.form === 'vehicle';
  const piece = {
    at: [foot[0], foot[1]] as const,
    size: vehicle
      ? ([height * 1.1, height * 2.6] as const)
      : ([height * 0.7, height * 0.5] as const),
    height,
    elevation: foot[2],
    facing: step.facing,
    description: words,
  };
  const palette = paletteOf(staging.environment, staging.style);
  const sky = { zenith: light(staging), horizon: light(staging), bright: 0.8 };
  const name = vehicle ? 'boat' : character.id;
  return buildPiece(
    name,
    { piece, state: stateOfPiece(name, piece, undefined), loose: false, shine: undefined },
    { palette: { ...palette, wood: color }, sky, interior: false, place: '', seed },
  );
}

/** The tint of the air that shows in glass. */
function light(staging: Staging) {
  return paletteOf(staging.environment, staging.style).accent;
}
