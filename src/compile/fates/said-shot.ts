import { type Film, shotsOf } from '../../film/film.ts';
import type { Json } from '../../film/json.ts';
import type { Shot } from '../../film/shot.ts';
import { formatRate } from '../../film/time.ts';
import type { Duration } from '../../film/time.ts';
import { castOf } from '../../world/stage/cast.ts';
import { type FilmWorld, shotWorldOf } from '../../world/fold/film-world.ts';
import type { WorldState } from '../../world/fold/world-state.ts';
import type { CompiledShot, FieldFate } from '../compiled-shot.ts';
import { fieldsOf, type SaidField, saidFields } from './said-fields.ts';
import { spelledPath } from './spelled-path.ts';

/** All that the film says of one shot, to be compared with what it says at another time. */
export interface SaidShot {
  readonly fields: readonly ToldField[];
  /** Digests of the author's own pictures and clips that it names, by their paths. */
  readonly files: Readonly<Record<string, string>>;
}

/** A field as it is written in a film, and what became of it. */
export interface ToldField {
  /** As in `film.yaml`; what earlier shots have left begins with `begins.`. */
  readonly field: string;
  readonly value: Json;
  readonly fate: FieldFate['fate'];
  /** Of a field that has a parameter of its own: which. */
  readonly parameter?: string;
}

/** Everything that decides a shot: what is said of it, of the film, and of what was before it. */
export function saidShot(
  { film, world }: { readonly film: Film; readonly world: FilmWorld },
  compiled: CompiledShot,
  digestOf: (path: string) => string | undefined,
): SaidShot {
  const shot = shotsOf(film).find(({ id }) => id === compiled.id)!;
  const lighting = compiled.world.lighting.use ?? shot.lighting;
  const cast = castOf(shot).flatMap((id) => film.characters[id] ?? []);
  const fates = new Map(compiled.fates.map((each) => [each.field, each]));
  const said = saidFields(shot, film, cast, lighting).flat();
  const before = shotWorldOf(world, shot.id)?.before;
  return {
    fields: [
      ...filmFields(film, shot),
      ...voiceFields(film, shot),
      ...namesOf(shot, lighting),
      ...said.map(({ path, value }) => ({
        field: spelledPath(path, { environment: shot.environment, lighting }),
        value: spelledValue(value),
        ...fateOf(fates.get(path)),
      })),
      ...(before ? begins(before, shot) : []),
    ],
    files: filesOf(said, digestOf),
  };
}

function fateOf(found: FieldFate | undefined): Pick<ToldField, 'fate' | 'parameter'> {
  if (found === undefined) return { fate: 'kept' };
  const { fate, where } = found;
  return fate === 'native' ? { fate, parameter: where } : { fate };
}

function filmFields({ title, format, scenes }: Film, shot: Shot): readonly ToldField[] {
  const { aspect, width, height, rate } = format;
  const scene = scenes.find(({ id }) => id === shot.scene);
  return [
    { field: 'title', value: title, fate: 'staging' },
    { field: 'format.aspect', value: aspect, fate: 'native', parameter: 'picture' },
    {
      field: 'format.resolution',
      value: `${width}x${height}`,
      fate: 'native',
      parameter: 'picture',
    },
    { field: 'format.fps', value: formatRate(rate), fate: 'native', parameter: 'picture' },
    { field: 'scene', value: shot.scene, fate: 'staging' },
    ...(scene?.title === undefined
      ? []
      : [{ field: 'scene.title', value: scene.title, fate: 'staging' } as const]),
  ];
}

/** What the film says of how lines are spoken, where the shot has any. */
function voiceFields(film: Film, { dialogue, narration }: Shot): readonly ToldField[] {
  if (dialogue.length === 0 && narration === undefined) return [];
  const { language, voices, narrator = {}, pronounce } = film;
  const said: readonly SaidField[] = [
    { path: 'language', value: language },
    ...(voices === 'none' ? [{ path: 'voices', value: voices }] : []),
    ...(typeof voices === 'object' ? fieldsOf('voices', voices) : []),
    ...fieldsOf('narrator', narrator),
    ...fieldsOf('pronounce', pronounce),
  ];
  return said.map(({ path, value }) => ({ field: path, value, fate: 'kept' }));
}

function namesOf({ environment }: Shot, lighting: Shot['lighting']): readonly ToldField[] {
  return Object.entries({ environment, lighting }).flatMap(([field, value]) =>
    value === undefined ? [] : [{ field, value, fate: 'prompt' as const }],
  );
}

/** How earlier shots have left the people and the place of this one, and the light. */
function begins(
  { characters, environments, lighting, lastLine }: WorldState,
  shot: Shot,
): readonly ToldField[] {
  const place = shot.environment && environments[shot.environment];
  const things: readonly (readonly [string, object | undefined])[] = [
    ...castOf(shot).map((id) => [`begins.${id}`, characters[id]] as const),
    ['begins.environment', place],
    ['begins.lighting', lighting],
    ['begins.last_line', lastLine],
  ];
  return things
    .flatMap(([prefix, thing]) => (thing === undefined ? [] : fieldsOf(prefix, thing)))
    .map(({ path, value }) => ({ field: path, value, fate: 'prompt' }));
}

function filesOf(
  said: readonly SaidField[],
  digestOf: (path: string) => string | undefined,
): Readonly<Record<string, string>> {
  const files: Record<string, string> = Object.create(null);
  for (const { path, value } of said) {
    const file = /^(?:firstFrame|lastFrame|clip)$/.test(path) ? value : imageOf(value);
    const digest = typeof file === 'string' ? digestOf(file) : undefined;
    if (digest !== undefined) files[file as string] = digest;
  }
  return files;
}

function imageOf(value: Json): Json | undefined {
  const isReference = typeof value === 'object' && value !== null && 'image' in value;
  return isReference ? value['image'] : undefined;
}

/** A duration as it is written: `2.5s` or `48f`. */
function spelledValue(value: Json): Json {
  if (typeof value !== 'object' || value === null || !('unit' in value)) return value;
  const duration = value as unknown as Duration;
  return duration.unit === 'frames' ? `${duration.frames}f` : `${duration.micros / 1e6}s`;
}
