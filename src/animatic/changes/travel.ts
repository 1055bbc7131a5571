import type { Piece } from '../../film/environment.ts';
import type { FloorPoint } from '../../film/geometry.ts';
import type { Staging } from '../../world/stage/staging.ts';
import { headingOfTrain } from '../pieces/train.ts';
import { headingVector } from '../solids/vector.ts';
import type { ChangeTime } from './change-times.ts';
import { clausesOf, mentionOf } from './mentions.ts';

/** The way of a vehicle of the set that the action has leave, arrive or go by. */
export interface Travel extends ChangeTime {
  readonly kind: 'leaves' | 'arrives' | 'passes';
  readonly start: FloorPoint;
  readonly end: FloorPoint;
}

const VEHICLE =
  /\b(?:train|tram|locomotive|carriage|car|taxi|cab|bus|van|truck|lorry|ambulance|wagon|boat|ship|ferry|coach)\b/;
const AFLOAT = /\b(?:boat|ship|ferry)\b/;
const ON_RAILS = /\b(?:train|tram|locomotive)\b/;

const VERBS: readonly (readonly [words: RegExp, kind: Travel['kind']])[] = [
  [
    /\b(?:rush|race|thunder|roar|speed|shoot|go|drive|flash|rattle|hurtle|roll|sail)\w* (?:past|by|through)\b|\bpass(?:es|ing)?\b/,
    'passes',
  ],
  [
    /\b(?:pull|come|roll|drive|steam|glide|draw|sail)(?:s|es|ing)? (?:slowly |gently )?(?:in|into|up|to a)\b|\barriv(?:es|ing)\b/,
    'arrives',
  ],
  [
    /\b(?:pull|move|roll|drive|steam|sail|head|speed|chug|draw|glide|race)(?:s|es|ing)? (?:slowly |gently |quickly )?(?:out|away|off)\b|\bleav(?:es|ing)\b|\bdepart(?:s|ing)?\b|\bstarts? (?:to move|moving|rolling|to roll)\b|\bsets? (?:off|out|in motion)\b/,
    'leaves',
  ],
];

/** A word this far into a clause is no longer its subject. */
const SUBJECT = 14;

/** Metres a second more each second: trains and ships are heavy. */
function pull(words: string): number {
  return AFLOAT.test(words) ? 0.35 : ON_RAILS.test(words) ? 1.1 : 2.2;
}

/** Nothing that arrives is seen to come for longer than this, in seconds. */
const LONGEST = 5;

/** How far off something is that goes by, before and after, in metres. */
const OUT_OF_SIGHT = 45;

/** What a shot has a vehicle do that its plan leaves where it is; undefined where it stays. */
export function travelOf(staging: Staging, name: string, piece: Piece): Travel | undefined {
  const words = `${name} ${piece.description ?? ''}`.toLowerCase().replaceAll(/[-_]/g, ' ');
  if (!VEHICLE.test(words)) return undefined;
  const end = staging.shotFrames - 1;
  const told =
    staging.beats.length > 0
      ? staging.beats
      : [{ action: staging.shot.action ?? '', from: 0, to: end }];
  for (const { action, from, to } of told) {
    for (const clause of clausesOf(action)) {
      const mention = mentionOf(name, clause);
      if (mention === undefined || mention.at >= SUBJECT) continue;
      const kind = VERBS.find(([pattern]) => pattern.test(clause))?.[1];
      if (kind !== undefined)
        return wayOf(staging, piece, words, kind, [from, Math.min(to, end), end]);
    }
  }
  return undefined;
}

function wayOf(
  { rate }: Staging,
  piece: Piece,
  words: string,
  kind: Travel['kind'],
  [from, to, end]: readonly [number, number, number],
): Travel {
  const second = rate.num / rate.den;
  const ahead = headingVector(headingOfTrain(piece));
  const at = (metres: number): FloorPoint => [
    piece.at[0] + ahead[0] * metres,
    piece.at[1] + ahead[1] * metres,
  ];
  const gone = (frames: number): number => (pull(words) / 2) * (frames / second) ** 2;
  switch (kind) {
    case 'passes': {
      const far = OUT_OF_SIGHT + Math.max(...piece.size) / 2;
      return { kind, from, to, start: at(-far), end: at(far) };
    }
    case 'arrives': {
      const halt = Math.min(to, from + LONGEST * second);
      return { kind, from, to: halt, start: at(-gone(halt - from)), end: piece.at };
    }
    case 'leaves':
      // Once it has set off it goes on.
      return { kind, from, to: end, start: piece.at, end: at(gone(end - from)) };
  }
}
