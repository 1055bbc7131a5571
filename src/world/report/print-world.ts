import type { HeadingOrTarget, Place } from '../../film/character.ts';
import type { FloorPoint } from '../../film/geometry.ts';
import type { Blocking, CameraPose } from '../stage/staging.ts';
import type { View } from '../view/view.ts';
import type { ThingWords, ViewWords } from '../view/words.ts';
import { callByName, compassPoint } from '../view/words.ts';
import type { CharacterReport, WorldReport } from './world-report.ts';
import type { CharacterState, LightingState, WorldState } from '../fold/world-state.ts';

/** The report as text for people: a heading a line, what belongs to it indented by two. */
export function printWorld(report: WorldReport): string {
  const sections = [
    [`${report.film}, scene ${report.scene}, shot ${report.shot}`],
    section('Environment', environmentLines(report)),
    section('Light', lightLines(report.after.lighting)),
    section(
      'Characters',
      report.characters.flatMap((each) => characterLines(each, report.after)),
    ),
    section('Blocking', blockingLines(report)),
    section('Camera', cameraLines(report)),
    ...viewSections(report),
    section('Floor plan at the start, north at the top', report.floorPlan ?? []),
    section(
      'Not as asked',
      report.adjustments.map(({ field, why }) => `${field}: ${why}`),
    ),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)];
}

function environmentLines({ environment, after }: WorldReport): readonly string[] {
  if (environment === undefined) return ['none is said'];
  const state = Object.entries(after.environments).find(([id]) => id === environment.id)?.[1];
  return [
    `${environment.id}: ${environment.location}`,
    ...facts([
      ['weather', state?.weather],
      ['time', state?.time],
      ['notes', state?.notes.join('; ')],
    ]),
  ];
}

function lightLines({ use, time, intensity, notes }: LightingState): readonly string[] {
  return [
    use ?? 'none is said',
    ...facts([
      ['time', time],
      ['intensity', intensity === 1 ? undefined : `${Math.round(intensity * 100)} %`],
      ['notes', notes.join('; ')],
    ]),
  ];
}

function characterLines(character: CharacterReport, after: WorldState): readonly string[] {
  const state = Object.entries(after.characters).find(([id]) => id === character.id)?.[1];
  const { performance } = character;
  const garments = performance.garments.map(({ name, description }) =>
    description === undefined ? name : `${name} (${description})`,
  );
  const lines = facts([
    ['emotion', [performance.emotion, performance.note].filter(Boolean).join(', ')],
    ['moves', performance.motion],
    ['wears', garments.join(', ')],
    ['posture', state?.posture],
    ['holds', state?.props.join(', ')],
    ['place', placeWords(state)],
  ]);
  return [
    `${character.name}${character.inShot ? '' : ' (not in this shot)'}`,
    ...lines.map((line) => `  ${line}`),
  ];
}

function placeWords(state: CharacterState | undefined): string | undefined {
  if (state?.environment === undefined) return undefined;
  const at = state.at === undefined ? '' : `, at ${pointWords(state.at)}`;
  const facing = state.facing === undefined ? '' : `, facing ${facingWords(state.facing)}`;
  return `${state.environment}${at}${facing}`;
}

function blockingLines({ blocking, characters }: WorldReport): readonly string[] {
  return blocking.map(({ character, from, to, facing, aboard }) => {
    const name = characters.find(({ id }) => id === character)?.name ?? character;
    const [start, end] = [metres(from), metres(to)];
    const way = start === end ? start : `${start} to ${end}`;
    return `${name}: ${way}, facing ${facingWords(facing)}${aboardWords(aboard)}`;
  });
}

function aboardWords({ from, to }: NonNullable<Blocking['aboard']> = {}): string {
  if (from !== undefined && to !== undefined) return `, in the ${nameWords(to.boat)}`;
  if (to !== undefined) return `, into the ${nameWords(to.boat)}`;
  return from === undefined ? '' : `, out of the ${nameWords(from.boat)}`;
}

const nameWords = (name: string): string => callByName({ kind: 'piece', name });

const metres = ([x, y]: FloorPoint): string => `[${x.toFixed(1)}, ${y.toFixed(1)}]`;

const pointWords = (place: Place): string =>
  typeof place === 'string' ? place : `[${place[0]}, ${place[1]}]`;

const facingWords = (facing: HeadingOrTarget): string =>
  typeof facing === 'string' ? facing : `${degrees(facing)} (${compassPoint(facing)})`;

function cameraLines({ camera: { start, end, path } }: WorldReport): readonly string[] {
  const shake = path.shake === 0 ? [] : [`unrest ${Math.round(path.shake * 100)} %`];
  return path.keys.length === 1
    ? [poseWords(start), ...shake]
    : [`from ${poseWords(start)}`, `to   ${poseWords(end)}`, ...shake];
}

function poseWords({ position, heading, tilt, roll, focalLength }: CameraPose): string {
  const [x, y, height] = position;
  return [
    `${metres([x, y])} ${height.toFixed(1)} m high`,
    `heading ${degrees(heading)} (${compassPoint(heading)})`,
    `tilt ${degrees(tilt)}`,
    ...(roll === 0 ? [] : [`roll ${degrees(roll)}`]),
    `${Math.round(focalLength)} mm`,
  ].join(', ');
}

// Adding zero turns a negative zero into a plain one.
const degrees = (value: number): string => `${Math.round(value) + 0}°`;

type WordedView = View & { readonly words: ViewWords };

/** Both ends of the shot; one where nothing in the picture changes. */
function viewSections({ views: { start, end } }: WorldReport): readonly (readonly string[])[] {
  const [first, last] = [viewLines(start), viewLines(end)];
  return first.join('\n') === last.join('\n')
    ? [section('In view', first)]
    : [section('In view at the start', first), section('In view at the end', last)];
}

function viewLines({ layout, words }: WordedView): readonly string[] {
  return [
    `looking ${words.looking}`,
    ...(layout ? [] : ['the environment has no layout: no pieces are known']),
    ...table('in frame', words.inFrame),
    ...table('out of frame', words.outside),
  ];
}

function table(title: string, things: readonly ThingWords[]): readonly string[] {
  return things.map(
    ({ called, where, details }) => `${title}: ${[`${called}, ${where}`, ...details].join(', ')}`,
  );
}

function facts(pairs: readonly (readonly [string, string | undefined])[]): readonly string[] {
  return pairs.flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [`${name}: ${value}`],
  );
}
