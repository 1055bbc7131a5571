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
    ...sayFrame(context),
    ...sayPlacement(context),
    ...sayLens(context),
    ...writeMovement(context),
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

/**
 * A first frame has a size already: it is kept, or left for another in the course of the shot. A
 * keyframe has that of the shot that starts from it.
 */
function sayHolding(context: ShotContext): string {
  const { shot, source, part, continues, join } = context;
  if (!continues) return 'it is';
  if (part.index === 0 && join.mode === 'keyframe') return 'it is';
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
