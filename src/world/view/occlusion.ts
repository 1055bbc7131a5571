import type { Piece } from '../../film/environment.ts';
import type { Box } from '../floor/box.ts';
import { STEP_HEIGHT, coversPoint } from '../floor/footprint.ts';
import type { ScreenBox } from './projection.ts';
import type { SpacePoint } from '../camera/sight.ts';
import { crossesPiece } from '../camera/sight.ts';
import type { CameraPose } from '../stage/staging.ts';

/** A piece in frame, which may stand before something. */
export interface Cover {
  readonly name: string;
  readonly piece: Piece;
  readonly screen: ScreenBox;
}

/** Tests lines of sight to five points of a box against the pieces that overlap it on screen. */
export function occlusion(
  { position }: CameraPose,
  box: Box,
  screen: ScreenBox,
  covers: readonly Cover[],
): { readonly behind: readonly string[]; readonly hidden: boolean } {
  const own = covers.find(({ name }) => box.kind === 'piece' && name === box.name);
  const rivals = covers.filter(
    (cover) =>
      cover !== own &&
      // Of who is in a boat one knows that its side is before the feet.
      cover.name !== box.boat &&
      overlaps(cover.screen, screen) &&
      !isOn(box, cover.piece) &&
      !(own !== undefined && liesOn(cover.piece, own.piece)),
  );
  if (rivals.length === 0) return { behind: [], hidden: false };
  const samples = samplesOf(box);
  const behind = new Set<string>();
  let blocked = 0;
  for (const sample of samples) {
    const before = rivals.filter(
      ({ piece }) => crossesPiece(piece, position, sample) && !standsIn(piece, box),
    );
    if (before.length > 0) blocked += 1;
    for (const { name } of before) behind.add(name);
  }
  return { behind: [...behind], hidden: blocked === samples.length };
}

const overlaps = (one: ScreenBox, other: ScreenBox): boolean =>
  one.left < other.right &&
  one.right > other.left &&
  one.top < other.bottom &&
  one.bottom > other.top;

/** A stool under who sits and a pier under a bollard are beneath them, and not before them. */
function isOn({ kind, at, bottom }: Box, piece: Piece): boolean {
  if (!coversPoint(piece, at)) return false;
  return kind === 'character' || bottom >= piece.elevation + piece.height - CONTACT;
}

/** A bowl on a table is on it, and the table not behind the bowl; nor a pier behind the water. */
function liesOn(cover: Piece, under: Piece): boolean {
  const isFlat = cover.elevation + cover.height <= STEP_HEIGHT;
  const stands = cover.elevation >= under.elevation + under.height - CONTACT;
  return isFlat || (stands && coversPoint(under, cover.at));
}

/** What is so near, in metres, touches. */
const CONTACT = 0.05;

/** What stands on, in or against a piece is not hidden by it. */
function standsIn(piece: Piece, box: Box): boolean {
  const middle: SpacePoint = [box.at[0], box.at[1], (box.bottom + box.top) / 2];
  return crossesPiece(piece, middle, middle);
}

/** The middle, and points a little inside the top, the bottom and two opposite corners. */
function samplesOf({ at, bottom, top, corners }: Box): readonly SpacePoint[] {
  const at3 = (share: number): SpacePoint => [at[0], at[1], bottom + (top - bottom) * share];
  const towards = (index: number): SpacePoint => {
    const [x, y] = corners[index] ?? at3(0);
    return [at[0] + (x - at[0]) * 0.8, at[1] + (y - at[1]) * 0.8, bottom + (top - bottom) * 0.7];
  };
  return [at3(0.5), at3(0.95), at3(0.05), towards(0), towards(3)];
}
