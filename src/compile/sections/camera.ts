import type { Move, Movement } from '../../film/camera.ts';
import {
  AMOUNT_UNITS,
  ANGLE_WORDS,
  DIRECTION_WORDS,
  FOCUS_WORDS,
  FRAMING_WORDS,
  LENS_WORDS,
  MOVE_WORDS,
  RIG_WORDS,
  SIZE_WORDS,
} from '../camera-words.ts';
import { IMPORTANCE, clause, listing, sentence } from '../sentence.ts';
import type { Clause, Sentence } from '../sentence.ts';
import type { ShotContext } from '../shot-context.ts';

/** How the picture is taken: size and framing, lens, and the one move. */
export function writeCamera(context: ShotContext): readonly Sentence[] {
  return [
    ...sayFrame(context),
    ...sayPlacement(context),
    ...sayLens(context),
    ...sayMovement(context),
  ];
}

function sayFrame(context: ShotContext): readonly Sentence[] {
  const { shot } = context;
  const clauses: Clause[] = [];
  if (shot.size !== undefined) {
    const size = SIZE_WORDS[shot.size];
    const text = `${sayHolding(context)} ${size}`;
    clauses.push({ text, tag: bare(size), fields: ['size'], importance: IMPORTANCE.shotSize });
  }
  if (shot.framing.length > 0) {
    const framing = listing(shot.framing.map((each) => FRAMING_WORDS[each]));
    const text =
      clauses.length > 0 ? `it is framed as ${framing}` : `the shot is framed as ${framing}`;
    clauses.push({ text, tag: framing, fields: ['framing'], importance: IMPORTANCE.shotSize });
  }
  if (shot.angle !== undefined) {
    const angle = ANGLE_WORDS[shot.angle];
    clauses.push({
      text: `the camera is ${angle}`,
      tag: angle,
      fields: ['angle'],
      importance: IMPORTANCE.angle,
    });
  }
  if (shot.dutch !== 0) {
    const turn = `${Math.abs(shot.dutch)} degrees ${shot.dutch > 0 ? 'clockwise' : 'counter-clockwise'}`;
    clauses.push({
      text: `the horizon is canted in a dutch angle of ${turn}`,
      tag: `dutch angle ${turn}`,
      fields: ['dutch'],
      importance: IMPORTANCE.angle,
    });
  }
  return clauses.length === 0 ? [] : [{ clauses }];
}

/** A first frame has a size already: it is kept, or left for another in the course of the shot. */
function sayHolding(context: ShotContext): string {
  const { shot, source, part, continues } = context;
  if (!continues) return 'it is';
  if (part.index > 0 || source?.size === shot.size) return 'it is still';
  return source === undefined ? 'it is' : 'in its course it becomes';
}

/** What of the camera's place a model without a floor plan can follow: its height and its tilt. */
function sayPlacement(context: ShotContext): readonly Sentence[] {
  const { camera } = context.shot;
  const clauses: Clause[] = [];
  if (camera?.height !== undefined) {
    const text = `the camera stands ${camera.height} m above the floor`;
    clauses.push(clause(text, IMPORTANCE.lens, 'camera.height'));
  }
  if (camera?.tilt !== undefined && camera.tilt !== 0) {
    const text = `it is tilted ${Math.abs(camera.tilt)} degrees ${camera.tilt > 0 ? 'up' : 'down'}`;
    clauses.push(clause(text, IMPORTANCE.lens, 'camera.tilt'));
  }
  return clauses.length === 0 ? [] : [{ clauses }];
}

function sayLens(context: ShotContext): readonly Sentence[] {
  const { lens } = context.shot;
  if (lens === undefined) return [];
  const clauses: Clause[] = [];
  const kind = lens.type === undefined ? undefined : LENS_WORDS[lens.type];
  if (lens.mm !== undefined || kind !== undefined) {
    const glass =
      lens.mm === undefined
        ? (kind ?? 'a lens')
        : kind === undefined
          ? `a ${lens.mm}mm lens`
          : `${kind} of ${lens.mm}mm`;
    clauses.push({
      text: `it is shot on ${glass}`,
      tag: bare(glass),
      fields: ['lens.mm', 'lens.type'],
      importance: IMPORTANCE.lens,
    });
  }
  if (lens.aperture !== undefined) {
    const text = `the aperture is f/${lens.aperture}`;
    clauses.push({
      text,
      tag: `f/${lens.aperture}`,
      fields: ['lens.aperture'],
      importance: IMPORTANCE.lens,
    });
  }
  if (lens.focus !== undefined) {
    const focus = FOCUS_WORDS[lens.focus];
    clauses.push({
      text: `the focus is ${focus}`,
      tag: `focus ${focus}`,
      fields: ['lens.focus'],
      importance: IMPORTANCE.lens,
    });
  }
  return clauses.length === 0 ? [] : [{ clauses }];
}

function sayMovement(context: ShotContext): readonly Sentence[] {
  const { rig } = context.shot;
  const movement = shareOfMove(context);
  const carried = rig === undefined ? undefined : RIG_WORDS[rig];
  const sentences: Sentence[] = [];
  if (movement !== undefined) {
    const move = sayMove(movement);
    const fields = moveFields('movement', movement);
    sentences.push(
      sentence({
        text: `the camera move is ${move}`,
        tag: bare(move),
        fields,
        importance: IMPORTANCE.movement,
      }),
    );
    if (movement.secondary !== undefined) {
      const second = sayMove(movement.secondary);
      const secondFields = moveFields('movement.secondary', movement.secondary);
      const text = `at the same time there is ${second}`;
      sentences.push(
        sentence({ text, tag: bare(second), fields: secondFields, importance: IMPORTANCE.angle }),
      );
    }
  }
  if (carried !== undefined) {
    const text = `the camera is ${carried}`;
    sentences.push(sentence({ text, tag: carried, fields: ['rig'], importance: IMPORTANCE.lens }));
  }
  return sentences;
}

/** Of a shot in parts, each part makes its share of the move. */
function shareOfMove(context: ShotContext): Movement | undefined {
  const { part, timed } = context;
  const { movement } = context.shot;
  if (movement === undefined || part.count === 1) return movement;
  const share = (part.to - part.from) / timed.frames;
  return {
    ...shortenMove(movement, share),
    ...(movement.secondary === undefined
      ? {}
      : { secondary: shortenMove(movement.secondary, share) }),
  };
}

function shortenMove<M extends Move>(move: M, share: number): M {
  if (move.amount === undefined) return move;
  const exact = AMOUNT_UNITS[move.type] === 'times' ? move.amount ** share : move.amount * share;
  return { ...move, amount: Math.round(exact * 100) / 100 };
}

function sayMove(move: Move): string {
  const speed =
    move.speed === undefined ? '' : `${move.speed === 'medium' ? 'medium-speed' : move.speed} `;
  const direction = move.direction === undefined ? '' : ` ${DIRECTION_WORDS[move.direction]}`;
  const amount = move.amount === undefined ? '' : ` ${sayAmount(move, move.amount)}`;
  const noun = `${speed}${MOVE_WORDS[move.type]}${direction}${amount}`;
  return `${/^[aeiou]/u.test(noun) ? 'an' : 'a'} ${noun}`;
}

/** Without its article, as a tag. */
function bare(noun: string): string {
  return noun.replace(/^an? /u, '');
}

function sayAmount(move: Move, amount: number): string {
  const unit = AMOUNT_UNITS[move.type];
  if (unit === 'times') return `by a factor of ${amount}`;
  return `by ${amount} ${amount === 1 ? unit.replace(/s$/u, '') : unit}`;
}

function moveFields(path: string, move: Move): readonly string[] {
  const keys = ['type', 'direction', 'speed', 'amount'] as const;
  return keys.filter((key) => move[key] !== undefined).map((key) => `${path}.${key}`);
}
