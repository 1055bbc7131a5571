import {
  ANGLE_WORDS,
  FOCUS_WORDS,
  FRAMING_WORDS,
  LENS_WORDS,
  SIZE_WORDS,
} from '../words/camera-words.ts';
import { IMPORTANCE, bare, clause, listing } from '../prompts/sentence.ts';
import type { Clause, Sentence } from '../prompts/sentence.ts';
import type { ShotContext } from '../prompts/shot-context.ts';
import { writeMovement } from './movement.ts';

/** How the picture is taken: size and framing, lens, and the one move. */
export function writeCamera(context: ShotContext): readonly Sentence[] {
  return [
    ...asSentence([...sayFrame(context), ...sayPlacement(context)]),
    ...asSentence(sayLens(context)),
    ...writeMovement(context),
  ];
}

function asSentence(clauses: readonly Clause[]): readonly Sentence[] {
  return clauses.length === 0 ? [] : [{ clauses }];
}

function sayFrame(context: ShotContext): readonly Clause[] {
  const { shot } = context;
  const clauses: Clause[] = [];
  if (shot.size !== undefined) {
    const size = SIZE_WORDS[shot.size];
    clauses.push({
      text: sayHolding(context, size),
      tag: bare(size),
      fields: ['size'],
      importance: IMPORTANCE.shotSize,
    });
  }
  if (shot.framing.length > 0) {
    const framing = listing(shot.framing.map((each) => FRAMING_WORDS[each]));
    clauses.push(clause(framing, IMPORTANCE.shotSize, 'framing'));
  }
  if (shot.angle !== undefined) {
    clauses.push(clause(ANGLE_WORDS[shot.angle], IMPORTANCE.angle, 'angle'));
  }
  if (shot.dutch !== 0) {
    const turn = `${Math.abs(shot.dutch)} degrees ${shot.dutch > 0 ? 'clockwise' : 'counter-clockwise'}`;
    clauses.push({
      text: `a dutch angle, the horizon canted by ${turn}`,
      tag: `dutch angle ${turn}`,
      fields: ['dutch'],
      importance: IMPORTANCE.angle,
    });
  }
  return clauses;
}

/**
 * A first frame has a size already: it is kept, or left for another in the course of the shot. A
 * keyframe has that of the shot that starts from it.
 */
function sayHolding(context: ShotContext, size: string): string {
  const { shot, source, part, continues, join } = context;
  if (!continues) return size;
  if (part.index === 0 && join.mode === 'keyframe') return size;
  if (part.index > 0 || source?.size === shot.size) return `still ${size}`;
  return source === undefined ? size : `becoming ${size} in its course`;
}

/** What of the camera's place a model without a floor plan can follow: its height and its tilt. */
function sayPlacement(context: ShotContext): readonly Clause[] {
  const { camera } = context.shot;
  const clauses: Clause[] = [];
  if (camera?.height !== undefined) {
    const text = `from ${camera.height} m above the floor`;
    clauses.push(clause(text, IMPORTANCE.lens, 'camera.height'));
  }
  if (camera?.tilt !== undefined && camera.tilt !== 0) {
    const text = `tilted ${Math.abs(camera.tilt)} degrees ${camera.tilt > 0 ? 'up' : 'down'}`;
    clauses.push(clause(text, IMPORTANCE.lens, 'camera.tilt'));
  }
  return clauses;
}

function sayLens(context: ShotContext): readonly Clause[] {
  const { lens } = context.shot;
  if (lens === undefined) return [];
  const clauses: Clause[] = [];
  const kind = lens.type === undefined ? undefined : LENS_WORDS[lens.type];
  if (lens.mm !== undefined || kind !== undefined) {
    const glass =
      lens.mm === undefined
        ? (kind ?? 'a lens')
        : kind === undefined
          ? lensOf(lens.mm)
          : `${kind} of ${lens.mm}mm`;
    clauses.push({
      text: `shot on ${glass}`,
      tag: bare(glass),
      fields: ['lens.mm', 'lens.type'],
      importance: IMPORTANCE.lens,
    });
  }
  if (lens.aperture !== undefined) {
    clauses.push({
      text: `at f/${lens.aperture}`,
      tag: `f/${lens.aperture}`,
      fields: ['lens.aperture'],
      importance: IMPORTANCE.lens,
    });
  }
  if (lens.focus !== undefined) {
    clauses.push(clause(FOCUS_WORDS[lens.focus], IMPORTANCE.lens, 'lens.focus'));
  }
  return clauses;
}

/** `a 50mm lens`, `an 85mm lens`: eight, eleven and eighteen begin with a vowel. */
function lensOf(mm: number): string {
  return `${/^(?:8|1[18](?!\d))/u.test(String(mm)) ? 'an' : 'a'} ${mm}mm lens`;
}
