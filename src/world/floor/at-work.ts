import type { Layout, Piece } from '../../film/environment.ts';
import type { FloorPoint } from '../../film/geometry.ts';
import type { CharacterId } from '../../film/ids.ts';
import type { Shot } from '../../film/shot.ts';
import type { ShotSetting } from '../stage/setting.ts';
import { seatAt } from './seat-height.ts';

/** What one does with the eyes on it and the hands at it. */
const WORK =
  /^(?:\w+ly )?(?:is )?(?:stir|cook|fr(?:y|ies)|chop|slic|cut|peel|knead|bak|bast|season|mix|pour|tast|wash|scrub|wip|iron|typ|writ|draw|sketch|paint|carv|sew|work|repair|fix|weld|solder|saw|hammer|tend|tune|search|rummag|sort|serv)(?:e?s|e|ping|ting|ing)?\b/;

const CLAUSE_END = /[.,;:!?]|\band\b|\bthen\b|\bwhile\b/i;

/**
 * Where somebody looks who is at a piece and works there, as the shot says: a cook looks into the
 * pot and not at who talks to her. Undefined where they do nothing of the kind, or sit.
 */
export function workOf(
  { shot, cast, characters, after }: ShotSetting,
  id: CharacterId,
  layout: Layout | undefined,
): FloorPoint | undefined {
  const { at, posture } = after.characters[id] ?? {};
  const piece: Piece | undefined = typeof at === 'string' ? layout?.pieces[at] : undefined;
  if (piece === undefined || posture !== undefined || seatAt(at, layout) !== undefined) {
    return undefined;
  }
  const names = [id, characters[id]?.name ?? id].map((name) => name.toLowerCase());
  const subjects = cast.length === 1 ? [...names, 'he', 'she', 'they'] : names;
  return clausesOf(shot).some((clause) => isDoneBy(clause, subjects)) ? piece.at : undefined;
}

function clausesOf({ action = '', beats }: Shot): readonly string[] {
  return [action, ...beats.map((beat) => beat.action)]
    .flatMap((text) => text.split(CLAUSE_END))
    .map((clause) => clause.trim().toLowerCase());
}

function isDoneBy(clause: string, subjects: readonly string[]): boolean {
  const subject = subjects.find((each) => clause.startsWith(`${each} `));
  return subject !== undefined && WORK.test(clause.slice(subject.length + 1));
}
