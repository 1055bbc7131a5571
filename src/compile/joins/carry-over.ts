import type { Shot } from '../../film/shot.ts';
import type { Framing, ShotSize, TransitionType } from '../../film/vocabulary.ts';
import { isCut, overlaps } from '../timeline/transitions.ts';

/** Whether one continuous action could be going on from one shot into the next, and why (not). */
export interface CarryOver {
  readonly carries: boolean;
  readonly why: string;
}

const MEANT_CUTS: Readonly<Partial<Record<TransitionType, string>>> = {
  match_cut: 'a match cut is asked for',
  jump_cut: 'a jump cut is asked for',
  smash_cut: 'a smash cut is asked for',
};

/** Moves after which the camera stands or looks elsewhere than where its shot began. */
const RESTING = new Set(['static', 'handheld_drift']);

/**
 * Judges two shots by what was written: the same scene, place and light, somebody who is in both,
 * a camera that does not jump, and nothing visible between them.
 */
export function judgeCarryOver(before: Shot, after: Shot): CarryOver {
  const against =
    visibleJoin(after.transition.type) ??
    changeOfWorld(before, after) ??
    changeOfCast(before, after) ??
    jumpOfCamera(before, after) ??
    changeOfSubject(before, after);
  return against === undefined
    ? {
        carries: true,
        why: 'the place, the light and somebody carry over and the camera does not jump',
      }
    : { carries: false, why: against };
}

/** Who is in both shots. */
export function sharedCast(before: Shot, after: Shot): readonly string[] {
  return after.characters.filter((id) => before.characters.includes(id));
}

function visibleJoin(type: TransitionType): string | undefined {
  if (!isCut(type))
    return overlaps(type) ? `a ${type} is asked for` : 'the picture fades between them';
  return MEANT_CUTS[type];
}

function changeOfWorld(before: Shot, after: Shot): string | undefined {
  if (before.scene !== after.scene) return 'a new scene begins';
  if (before.environment !== after.environment) return 'the environment changes';
  if (before.lighting !== after.lighting) return 'the lighting changes';
  if (after.changes.lighting?.use !== undefined) return 'the lighting changes';
  return undefined;
}

function changeOfCast(before: Shot, after: Shot): string | undefined {
  if (after.characters.length === 0) return 'nobody is in the shot';
  return sharedCast(before, after).length === 0 ? 'nobody is in both shots' : undefined;
}

/** Pictures that are of one person, the first who is named, whoever else is in them. */
const OF_ONE: readonly (Framing | ShotSize)[] = [
  'single',
  'ots',
  'reaction',
  'ms',
  'mcu',
  'cu',
  'ecu',
];
const OF_ALL: readonly Framing[] = ['two_shot', 'three_shot', 'group'];

/**
 * A close picture of another person, though it says the same of the camera, is not taken by that
 * one.
 */
function changeOfSubject(before: Shot, after: Shot): string | undefined {
  const { size, framing } = after;
  const isOfOne =
    !framing.some((word) => OF_ALL.includes(word)) &&
    [...framing, ...(size === undefined ? [] : [size])].some((word) => OF_ONE.includes(word));
  return isOfOne && after.characters[0] !== before.characters[0]
    ? 'the picture is of somebody else'
    : undefined;
}

/** What is not said is left as it was; what is said again must be the same. */
function jumpOfCamera(before: Shot, after: Shot): string | undefined {
  if (after.size !== undefined && after.size !== before.size) return 'the shot size changes';
  if (after.angle !== undefined && after.angle !== before.angle) return 'the camera angle changes';
  if (after.dutch !== before.dutch) return 'the camera angle changes';
  if (after.lens !== undefined && !sameData(after.lens, before.lens)) return 'the lens changes';
  if (after.framing.length > 0 && !sameData(after.framing, before.framing)) {
    return 'the framing changes';
  }
  if (after.camera === undefined) return undefined;
  if (!sameData(after.camera, before.camera)) return 'the camera stands elsewhere';
  const moved = before.movement !== undefined && !RESTING.has(before.movement.type);
  return moved ? 'the camera returns to where the shot before began' : undefined;
}

/** Small plain data, written by the same reader, so its keys come in one order. */
function sameData(left: unknown, right: unknown): boolean {
  return left === right || JSON.stringify(left) === JSON.stringify(right);
}
