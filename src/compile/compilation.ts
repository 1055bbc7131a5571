import { shotsOf } from '../film/film.ts';
import type { Film } from '../film/film.ts';
import type { ShotId } from '../film/ids.ts';
import type { Shot } from '../film/shot.ts';
import type { Timeline } from '../film/timeline.ts';
import type { VideoModel } from '../providers/capabilities.ts';
import type { FilmWorld } from '../world/fold/film-world.ts';
import { carryChains } from './joins/carried-world.ts';
import type { FateMemory } from './fates/fates.ts';
import type { JoinPlan } from './joins/join-edge.ts';
import { planJoins } from './joins/joins.ts';
import { endingsOf } from './joins/endings.ts';
import type { Ending } from './joins/endings.ts';
import { choosePicture } from './picture.ts';
import type { Picture } from './picture.ts';
import { NO_STILLS } from './stills/stills.ts';
import type { StillRoute } from './stills/stills.ts';

/** Who makes a shot. */
export interface Route {
  readonly provider: string;
  readonly model: VideoModel;
}

export interface CompileInput {
  readonly film: Film;
  readonly world: FilmWorld;
  readonly timeline: Timeline;
  readonly route: (shot: Shot) => Route;
  /** `sha256:…` of an image of the film's folder; undefined where it cannot be read. */
  readonly digestOf: (path: string) => string | undefined;
  /** Who makes the film's stills; nobody where it is absent. */
  readonly stills?: StillRoute;
}

/** What the shots of one film share while they are compiled. */
export interface Compilation extends CompileInput {
  readonly shots: readonly Shot[];
  readonly routes: readonly Route[];
  readonly joins: readonly JoinPlan[];
  /** The still that a shot ends in and others start from, by the shot that ends in it. */
  readonly endings: ReadonlyMap<ShotId, Ending>;
  /** One for each model that is used. */
  readonly pictures: ReadonlyMap<VideoModel, Picture>;
  readonly memory: FateMemory;
}

/** Routes the shots, plans their joins, and decides the picture that each model is asked for. */
export function prepareCompilation(input: CompileInput): Compilation {
  const shots = shotsOf(input.film);
  const routes = shots.map((shot) => input.route(shot));
  const modelOf = (index: number): VideoModel => {
    const route = routes[index];
    if (route === undefined) throw new RangeError(`there is no shot ${index}`);
    return route.model;
  };
  const pictures = new Map<VideoModel, Picture>();
  for (const { model } of routes) {
    if (!pictures.has(model)) {
      pictures.set(model, choosePicture(input.film.format, model.capabilities));
    }
  }
  const memory = { verdicts: new Map(), fates: new Map(), kinds: new Map() };
  const stills = input.stills ?? NO_STILLS;
  const joins = planJoins(input.film, input.world, input.timeline, modelOf, stills);
  const endings = endingsOf(shots, joins);
  const world = carryChains(input.world, joins);
  return { ...input, world, shots, routes, joins, endings, pictures, memory };
}
