import type { Environment, Layout, Piece } from '../../film/environment.ts';
import type { FloorPoint } from '../../film/geometry.ts';
import { isPieceKind } from '../pieces/kinds.ts';

/** How large things usually are: footprint, height and how high they hang, in metres. */
const USUAL: readonly (readonly [
  RegExp,
  readonly [wide: number, deep: number, high: number, elevation: number],
])[] = [
  [/street ?lamp|lamp-?post/, [0.3, 0.3, 4.2, 0]],
  [/chandelier|hanging/, [0.6, 0.6, 0.35, 2.3]],
  [/candle|lantern|desk lamp/, [0.16, 0.16, 0.35, 0.76]],
  [/lamp/, [0.3, 0.3, 1.6, 0]],
  [/shel|bookcase|rack/, [2.2, 0.4, 2.3, 0]],
  [/tall window|stained/, [1.7, 0.12, 2.1, 0.6]],
  [/window/, [1.6, 0.12, 1.3, 0.95]],
  [/counter|\bbar\b|reception/, [3, 0.7, 1.05, 0]],
  [/sofa|couch/, [2, 0.9, 0.85, 0]],
  [/bed\b/, [1.5, 2, 0.6, 0]],
  [/desk|table|altar/, [1.6, 0.8, 0.75, 0]],
  [/stool/, [0.4, 0.4, 0.7, 0]],
  [/chair|throne|seat/, [0.5, 0.5, 0.95, 0]],
  [/bench|pew/, [1.6, 0.45, 0.45, 0]],
  [/door|gate|arch/, [1, 0.12, 2.1, 0]],
  [/column|pillar|statue/, [0.6, 0.6, 3, 0]],
  [/bush|flower|fern|reed|grass|hedge/, [1.1, 0.8, 0.5, 0]],
  [/plant/, [0.5, 0.5, 1.1, 0]],
  [/pine|cypress/, [1.6, 1.6, 7, 0]],
  [/tree|oak|palm|willow|birch/, [3.2, 3.2, 5.5, 0]],
  [/rock|boulder|stone/, [1.3, 1.1, 0.75, 0]],
  [/\bcar\b|taxi|van\b/, [1.9, 4.3, 1.45, 0]],
  [/boat|dinghy/, [1.8, 4.5, 1.2, 0]],
  [/house|cottage|building|tower|church|shop|barn/, [6, 5, 6.5, 0]],
  [/fire|hearth|stove/, [0.9, 0.6, 1.2, 0]],
  [/screen|monitor|console/, [1.4, 0.3, 1.4, 0.5]],
  [/clock/, [0.6, 0.08, 0.6, 2.1]],
  [/stage|platform|dais/, [4, 2, 0.4, 0]],
  [/stairs|steps/, [1.6, 2.4, 1.6, 0]],
];

/** Where the layers of a composition stand: how far behind the middle, and how far apart. */
const LAYERS = {
  foreground: { interior: [-1.5, 1.75], exterior: [-1.4, 2.2] },
  midground: { interior: [2.1, 2.6], exterior: [5, 3.6] },
  background: { interior: [4.35, 2.3], exterior: [17, 9] },
} as const;

/** An interior around the middle of the stage, from its south-west corner. */
const ROOM = { from: [-5.2, -6.5], size: [10.4, 11], height: 3.3 } as const;

/** A place that was made up from words: a layout with the corner that it starts from. */
export interface ComposedLayout {
  readonly layout: Layout;
  readonly origin: FloorPoint;
}

/**
 * A floor plan for an environment that has none, around the middle of the stage: the things that its
 * composition names, in its layers. Words that name nothing with a shape are left to the land and
 * the sky.
 */
export function composeLayout(environment: Environment | undefined): ComposedLayout {
  const interior = environment?.interior ?? false;
  const pieces: Record<string, Piece> = {};
  for (const [layer, text] of Object.entries(environment?.composition ?? {})) {
    const place = LAYERS[layer as keyof typeof LAYERS] ?? LAYERS.midground;
    const [back, apart] = interior ? place.interior : place.exterior;
    const named = text
      .toLowerCase()
      .split(/,|\band\b|\bwith\b|\bof\b/)
      .map((phrase) => phrase.trim())
      .filter((phrase) => isPieceKind(phrase));
    named.forEach((phrase, index) => {
      // Left, right, farther left, …; several of a kind stand on both sides.
      const several =
        /s\b/.test(phrase.split(' ').at(-1) ?? '') && !/glass|grass|stairs/.test(phrase);
      const sides = several
        ? [-1, 1]
        : [(index + (layer === 'foreground' ? 0 : 1)) % 2 === 0 ? -1 : 1];
      for (const side of sides) {
        const out =
          several && named.length > 1
            ? 1.72
            : named.length === 1 && !several && layer !== 'foreground'
              ? 0.35
              : 1 + Math.floor(index / 2) * 0.9;
        pieces[`${phrase} ${layer} ${side}`] = pieceOf(phrase, [side * apart * out, back]);
      }
    });
  }
  if (interior && !Object.keys(pieces).some((name) => name.includes('window'))) {
    pieces['window background'] = pieceOf('a window', [-2.4, LAYERS.background.interior[0]]);
  }
  return interior
    ? { layout: { size: ROOM.size, height: ROOM.height, pieces, marks: {} }, origin: ROOM.from }
    : { layout: { size: [30, 30], pieces, marks: {} }, origin: [-15, -15] };
}

function pieceOf(phrase: string, at: FloorPoint): Piece {
  const [wide, deep, height, elevation] = USUAL.find(([pattern]) => pattern.test(phrase))?.[1] ?? [
    0.8, 0.8, 0.8, 0,
  ];
  // A car stands along the street, not across it.
  const facing = /\bcar\b|taxi|van\b|boat/.test(phrase) ? 215 : 180;
  return { at, size: [wide, deep], height, elevation, facing, description: phrase };
}
