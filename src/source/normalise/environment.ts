import type { Environment, Layout, Piece } from '../../film/environment.ts';
import { environmentId } from '../../film/ids.ts';
import type * as document from '../generated/film-document.ts';
import type { Path } from '../locate.ts';
import { canonicalColor } from '../values/color.ts';
import { given, mapEntries, readHeading, readWords } from './reading.ts';
import type { Reading } from './reading.ts';
import { readReferences } from './references.ts';

/** Metres: the height of a set piece, about a table's, where none is written. */
const PIECE_HEIGHT = 1;

export function readEnvironment(
  reading: Reading,
  written: document.Environment,
  name: string,
): Environment {
  const path = ['environments', name];
  const { palette: identityPalette, ...traits } = { ...written.genetics, ...written.identity };
  const location = written.location ?? name;
  const { weather, time, layout } = written;
  return {
    id: environmentId(name),
    location,
    identity: mapEntries(traits, (words) => readWords(words as document.Words)),
    palette: (written.palette ?? identityPalette ?? []).map(canonicalColor),
    physics: mapEntries(written.physics, (value) => value),
    composition: mapEntries(written.composition, readWords),
    interior: written.interior ?? inferInterior(location),
    references: readReferences(reading, written.references, 'environment', [...path, 'references']),
    ...given({ weather, time, layout: layout && readLayout(reading, layout, [...path, 'layout']) }),
  };
}

function readLayout(reading: Reading, written: document.Layout, path: Path): Layout {
  return {
    size: written.size,
    ...given({ height: written.height }),
    pieces: mapEntries(written.pieces, (piece, name) =>
      readPiece(reading, piece, [...path, 'pieces', name]),
    ),
    marks: mapEntries(written.marks, (mark) => mark),
  };
}

function readPiece(reading: Reading, written: document.Piece, path: Path): Piece {
  return {
    at: written.at,
    size: written.size,
    height: written.height ?? PIECE_HEIGHT,
    elevation: written.elevation ?? 0,
    facing:
      written.facing === undefined ? 0 : readHeading(reading, written.facing, [...path, 'facing']),
    ...given({
      description: written.description,
      color: written.color && canonicalColor(written.color),
    }),
  };
}

const OUTDOORS =
  /\b(ext|exterior|outdoors?|outside|streets?|alley|forest|woods?|jungle|beach|desert|mountains?|hills?|valley|fields?|meadow|garden|park|sea|ocean|lake|river|sky|rooftop|courtyard|square|harbou?r|island|cliffs?|canyon|plains?|road|highway|bridge)\b/i;

const INDOORS =
  /\b(int|interior|indoors?|inside|rooms?|bedroom|kitchen|bathroom|hall|hallway|corridor|house|home|flat|apartment|office|library|school|classroom|church|cathedral|temple|museum|shop|store|cafe|café|bar|restaurant|hospital|hotel|lobby|studio|theat(er|re)|lab|laboratory|warehouse|factory|basement|attic|cellar|tower|castle|palace|cabin|cave|tunnel|cockpit|elevator|lift)\b/i;

/**
 * Whether a place is indoors, judged from its words: it is, unless they speak of the open and of no
 * building. Writing `interior:` settles it.
 */
export function inferInterior(location: string): boolean {
  return !OUTDOORS.test(location) || INDOORS.test(location);
}
