import { COMPASS } from '../../film/geometry.ts';
import type { Heading } from '../../film/geometry.ts';
import { turnBetween } from '../floor/plane.ts';
import type { SeenThing, UnseenThing, View } from './view.ts';

/** A view in the words of a set, as plain data: prompts and `ministudio world` are made of it. */
export interface ViewWords {
  /** `north`, or `north, towards the north wall 8.5 m away`. */
  readonly looking: string;
  readonly inFrame: readonly ThingWords[];
  /** Out of frame, by where. */
  readonly outside: readonly ThingWords[];
}

export interface ThingWords {
  readonly kind: 'piece' | 'character';
  /** As in the spec. */
  readonly name: string;
  /** As it is called in a sentence. */
  readonly called: string;
  /** `centre midground`, `left far background`, `behind the camera`, … */
  readonly where: string;
  /** `2.5 m away`, and what else is to say: `partly in frame`, `partly behind the desk`, `in the boat`. */
  readonly details: readonly string[];
}

/** What people call a thing; by default a piece's own name as words and a character's id. */
export type CallThing = (thing: Pick<SeenThing, 'kind' | 'name'>) => string;

/** Beyond this the background is called far, in metres. */
const FAR = 12;

/**
 * Words a view: left, centre and right of the picture, how near, what is out of frame and where.
 * Says only what the view knows: without a floor plan there are no pieces and no walls in it.
 */
export function describeView(view: View, call: CallThing = callByName): ViewWords {
  const piece = (name: string): string => call({ kind: 'piece', name });
  return {
    looking: lookingWords(view),
    inFrame: view.inFrame.map((thing) => ({
      kind: thing.kind,
      name: thing.name,
      called: call(thing),
      where: `${thing.side} ${depthWords(thing)}`,
      details: seenDetails(thing, piece),
    })),
    outside: view.outside.map((thing) => ({
      kind: thing.kind,
      name: thing.name,
      called: call(thing),
      where: outsideWords(thing, piece),
      details: thing.where === 'camera' ? [] : [metresAway(thing.distance)],
    })),
  };
}

/** The nearest of the eight compass points. */
export function compassPoint(heading: Heading): string {
  const points = Object.entries(COMPASS);
  const miss = (point: Heading): number => Math.abs(turnBetween(point, heading));
  const [name] = points.reduce(
    (best, each) => (miss(each[1]) < miss(best[1]) ? each : best),
    ['north', 0],
  );
  return name;
}

/** `by-desk` and `by_desk` are read as `by desk`. */
export const callByName: CallThing = ({ name }) => name.replaceAll(/[-_]+/g, ' ');

export const metresAway = (metres: number): string => `${metres.toFixed(1)} m away`;

function lookingWords({ pose, wall }: View): string {
  if (pose.tilt <= -60) return 'straight down';
  if (pose.tilt >= 60) return 'straight up';
  const slope = pose.tilt <= -10 ? ', down' : pose.tilt >= 10 ? ', up' : '';
  const point = compassPoint(pose.heading);
  return wall === undefined
    ? `${point}${slope}`
    : `${point}${slope}, towards the ${wall.name} wall ${metresAway(wall.distance)}`;
}

function depthWords({ depth, distance }: SeenThing): string {
  return depth === 'background' && distance > FAR ? 'far background' : depth;
}

function seenDetails(thing: SeenThing, piece: (name: string) => string): readonly string[] {
  const details = [metresAway(thing.distance)];
  if (thing.boat !== undefined) details.push(`in the ${piece(thing.boat)}`);
  if (thing.behind.length > 0) {
    details.push(`partly behind the ${listWords(thing.behind.map(piece))}`);
  } else if (thing.extent === 'partly') {
    details.push('partly in frame');
  }
  return details;
}

function outsideWords(thing: UnseenThing, piece: (name: string) => string): string {
  switch (thing.where) {
    case 'left':
    case 'right':
      return `off ${thing.where}`;
    case 'behind':
      return 'behind the camera';
    case 'above':
    case 'below':
      return `${thing.where} the frame`;
    case 'camera':
      return 'where the camera is';
    case 'hidden':
      return `hidden behind the ${listWords(thing.behind.map(piece))}`;
  }
}

function listWords(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
