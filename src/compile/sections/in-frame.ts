import type { CharacterId } from '../../film/ids.ts';
import type { Piece } from '../../film/environment.ts';
import type { SeenThing, UnseenThing } from '../../world/view/view.ts';
import {
  ABSENT,
  describePiece,
  sayCover,
  sayFacing,
  sayPlace,
  sayWhere,
} from '../words/frame-words.ts';
import { IMPORTANCE, clause, listOf, sentence, words } from '../prompts/sentence.ts';
import type { Clause, Sentence } from '../prompts/sentence.ts';
import { nameOf } from '../prompts/shot-context.ts';
import type { ShotContext, ShotSpace } from '../prompts/shot-context.ts';

/**
 * What the camera sees from where it stands, computed from the floor plan: what is left and right,
 * near and far, and how that has changed by the end. What is behind the camera is not spoken of,
 * for a model draws whatever it is told of.
 */
export function writeInFrame(context: ShotContext): readonly Sentence[] {
  const { space, continues, part } = context;
  if (space === undefined) return [];
  const begin = continues || part.index > 0 ? [] : sayBeginning(context, space);
  const end = part.index === part.count - 1 ? sayEnd(context, space) : [];
  return [...begin, ...end];
}

function sayBeginning(context: ShotContext, space: ShotSpace): readonly Sentence[] {
  const { begin } = space;
  const people = begin.inFrame.filter(({ kind }) => kind === 'character');
  const pieces = begin.inFrame.filter(({ kind }) => kind === 'piece');
  const seen = [
    ...people.map((thing) => sayPerson(context, space, thing)),
    ...byPlace(pieces, (thing) => sayPiece(context, thing)),
  ];
  const absent = begin.outside
    .filter((thing) => thing.kind === 'character' && thing.where !== 'camera')
    .map((thing) => sayAbsent(context, thing));
  if (seen.length > 0 || begin.wall === undefined) return [...seen, ...absent];
  const text = `the camera looks at a wall ${begin.wall.distance.toFixed(1)} m away`;
  return [sentence(clause(text, IMPORTANCE.inFrame, ...CAMERA_FIELDS)), ...absent];
}

/** A place in the picture follows from where the camera is, so to say one is to say the other. */
const CAMERA_FIELDS = ['camera.at', 'camera.facing'];

/** Lists by where things are in the picture, the nearest first. */
function byPlace(
  things: readonly SeenThing[],
  say: (thing: SeenThing) => Clause,
  lead = '',
): readonly Sentence[] {
  const groups = new Map<string, Clause[]>();
  for (const thing of things) {
    const place = `${lead}${sayPlace(thing)}`;
    const group = groups.get(place);
    if (group === undefined) groups.set(place, [say(thing)]);
    else group.push(say(thing));
  }
  return [...groups].flatMap(([place, clauses]) => listOf(place, clauses));
}

function sayPiece(context: ShotContext, thing: SeenThing): Clause {
  const piece = pieceIn(context, 'before', thing.name);
  return {
    text: `${describePiece(thing.name, piece)}${sayCover(thing)}`,
    tag: `${words(thing.name)} ${sayWhere(thing)}`,
    fields: [...pieceFields(context, thing.name, piece), ...CAMERA_FIELDS],
    importance: IMPORTANCE.inFrame,
  };
}

function sayPerson(context: ShotContext, space: ShotSpace, thing: SeenThing): Sentence {
  const name = nameOf(context, thing.name as CharacterId);
  const fields = [...placeFields(context, 'before', thing.name, 'at'), ...CAMERA_FIELDS];
  const aboard = thing.boat === undefined ? '' : `in the ${words(thing.boat)}, `;
  const where = `${name} is ${aboard}${sayWhere(thing)}, ${thing.distance.toFixed(1)} m from the camera`;
  const place = {
    text: where,
    tag: `${name} ${sayWhere(thing)}`,
    fields,
    importance: IMPORTANCE.inFrame,
  };
  const facing = sayFacing(space, thing.name);
  if (facing === undefined) return sentence(place);
  const facingFields = placeFields(context, 'before', thing.name, 'facing');
  return sentence(place, clause(facing, IMPORTANCE.inFrame, ...facingFields));
}

function sayAbsent(context: ShotContext, thing: UnseenThing): Sentence {
  const name = nameOf(context, thing.name as CharacterId);
  const fields = [...placeFields(context, 'before', thing.name, 'at'), ...CAMERA_FIELDS];
  return sentence(clause(`at first ${name} ${ABSENT[thing.where]}`, IMPORTANCE.inFrame, ...fields));
}

/** People who have moved, pieces that have been moved, and what the camera has come upon. */
function sayEnd(context: ShotContext, space: ShotSpace): readonly Sentence[] {
  const { begin, end } = space;
  const wasSeen = new Map(begin.inFrame.map((thing) => [`${thing.kind} ${thing.name}`, thing]));
  const before = ({ kind, name }: SeenThing): SeenThing | undefined =>
    wasSeen.get(`${kind} ${name}`);
  const people = end.inFrame.filter(({ kind }) => kind === 'character');
  const pieces = end.inFrame.filter(({ kind }) => kind === 'piece');
  const isAsBefore = ({ name }: SeenThing): boolean =>
    pieceIn(context, 'before', name) === pieceIn(context, 'after', name);
  const found = pieces.filter((thing) => isAsBefore(thing) && before(thing) === undefined);
  const changed = pieces.filter((thing) => !isAsBefore(thing));
  return [
    ...people.flatMap((thing) => sayPersonAtEnd(context, space, thing, before(thing))),
    ...byPlace(found, (thing) => sayFound(context, thing), 'coming into frame '),
    ...changed.map((thing) => sayChanged(context, thing)),
    ...sayGone(context),
  ];
}

function sayPersonAtEnd(
  context: ShotContext,
  space: ShotSpace,
  thing: SeenThing,
  before: SeenThing | undefined,
): readonly Sentence[] {
  const name = nameOf(context, thing.name as CharacterId);
  const moves = space.moving.has(thing.name);
  if (!moves && before !== undefined && sameWhere(before, thing)) return [];
  const place = context.after.characters[thing.name as CharacterId]?.at;
  const goal = typeof place === 'string' ? ` to the ${words(place)}` : '';
  const arrives = before === undefined ? 'comes into frame' : 'ends';
  const verb = moves ? `moves${goal} and by the end is` : arrives;
  const text = `${name} ${verb} ${sayWhere(thing)}`;
  const fields = placeFields(context, 'after', thing.name, 'at');
  return [sentence(clause(text, IMPORTANCE.inFrame, ...fields))];
}

function sayFound(context: ShotContext, thing: SeenThing): Clause {
  const piece = pieceIn(context, 'after', thing.name);
  const described = describePiece(thing.name, piece);
  return {
    text: `${described}${sayCover(thing)}`,
    tag: `${described} comes into frame ${sayWhere(thing)}`,
    fields: pieceFields(context, thing.name, piece),
    importance: IMPORTANCE.inFrame,
  };
}

function sayChanged(context: ShotContext, thing: SeenThing): Sentence {
  const piece = pieceIn(context, 'after', thing.name);
  const text = `by the end ${describePiece(thing.name, piece)} is ${sayWhere(thing)}`;
  const changes = `changes.environment.pieces.${thing.name}`;
  const changed = [`${changes}.at`, `${changes}.description`];
  const fields = [...pieceFields(context, thing.name, piece), ...changed];
  return sentence(clause(text, IMPORTANCE.inFrame, ...fields));
}

function sayGone(context: ShotContext): readonly Sentence[] {
  const pieces = context.shot.changes.environment?.pieces ?? {};
  return Object.entries(pieces)
    .filter(([, change]) => change.gone === true)
    .map(([name]) => {
      const field = `changes.environment.pieces.${name}.gone`;
      return sentence(clause(`by the end the ${words(name)} is gone`, IMPORTANCE.inFrame, field));
    });
}

function sameWhere(before: SeenThing, after: SeenThing): boolean {
  return before.side === after.side && before.depth === after.depth;
}

function pieceIn(context: ShotContext, when: 'before' | 'after', name: string): Piece | undefined {
  const { environment } = context;
  return environment && context[when].environments[environment.id]?.layout?.pieces[name];
}

/** What is said of a piece that is still as the floor plan has it. */
function pieceFields(
  context: ShotContext,
  name: string,
  piece: Piece | undefined,
): readonly string[] {
  const planned = context.environment?.layout?.pieces[name];
  if (planned === undefined || piece === undefined) return [];
  return (['at', 'description', 'color'] as const)
    .filter((key) => planned[key] === piece[key])
    .map((key) => `environment.layout.pieces.${name}.${key}`);
}

/** A place that is said here was set by this shot, or at the beginning of the film, or between. */
function placeFields(
  context: ShotContext,
  when: 'before' | 'after',
  id: string,
  key: 'at' | 'facing',
): readonly string[] {
  const character = context.film.characters[id as CharacterId];
  const now = context[when].characters[id as CharacterId]?.[key];
  const start = character?.starts[key];
  const change = when === 'after' ? [`changes.characters.${id}.${key}`] : [];
  return now !== undefined && JSON.stringify(now) === JSON.stringify(start)
    ? [...change, `characters.${id}.starts.${key}`]
    : change;
}
