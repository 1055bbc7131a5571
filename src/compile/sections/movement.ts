import type { Move, Movement } from '../../film/camera.ts';
import { AMOUNT_UNITS, DIRECTION_WORDS, MOVE_WORDS, RIG_WORDS } from '../words/camera-words.ts';
import { IMPORTANCE, bare, sentence } from '../prompts/sentence.ts';
import type { Sentence } from '../prompts/sentence.ts';
import type { ShotContext } from '../prompts/shot-context.ts';

/** The move of the shot, or this part's share of it, and what carries the camera. */
export function writeMovement(context: ShotContext): readonly Sentence[] {
  const { rig } = context.shot;
  const movement = shareOfMove(context);
  const carried = rig === undefined ? undefined : RIG_WORDS[rig];
  const sentences: Sentence[] = [];
  if (movement !== undefined) {
    const move = sayMove(movement);
    const isStill = movement.type === 'static' && movement.secondary === undefined;
    const fields = moveFields('movement', movement);
    sentences.push(
      sentence({
        text: isStill ? 'the camera does not move' : `the camera move: ${move}`,
        tag: bare(move),
        fields,
        importance: IMPORTANCE.movement,
      }),
    );
    if (movement.secondary !== undefined) {
      const second = sayMove(movement.secondary);
      const secondFields = moveFields('movement.secondary', movement.secondary);
      const text = `at the same time, ${second}`;
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

function sayAmount(move: Move, amount: number): string {
  const unit = AMOUNT_UNITS[move.type];
  if (unit === 'times') return `by a factor of ${amount}`;
  return `by ${amount} ${amount === 1 ? unit.replace(/s$/u, '') : unit}`;
}

function moveFields(path: string, move: Move): readonly string[] {
  const keys = ['type', 'direction', 'speed', 'amount'] as const;
  return keys.filter((key) => move[key] !== undefined).map((key) => `${path}.${key}`);
}
