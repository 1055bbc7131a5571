import type { CompiledShot } from '../compile/compiled-shot.ts';
import { compileFilm } from '../compile/compile-film.ts';
import { layTimeline } from '../compile/timeline.ts';
import type { Film } from '../film/film.ts';
import type { ShotId } from '../film/ids.ts';
import type { Timeline } from '../film/timeline.ts';
import type { CallSheet } from '../plan/call-sheet.ts';
import { type PlannedModel, planFilm } from '../plan/plan-film.ts';
import type { TakeLibrary } from '../plan/take-record.ts';
import { readLedger } from '../store/ledger.ts';
import type { FilmWorld } from '../world/film-world.ts';
import { worldOf } from '../world/world-of.ts';
import { type AssetDigests, digestAssets } from './asset-digests.ts';
import type { FilmPlace } from './film-place.ts';
import { type KeptCheck, planWithKept } from './plan-with-kept.ts';
import { type Route, routeShots } from './route-shot.ts';

/** A film with everything that is known before the first call: nothing is written, nothing spent. */
export interface PreparedFilm {
  readonly film: Film;
  readonly world: FilmWorld;
  readonly timeline: Timeline;
  readonly routes: ReadonlyMap<ShotId, Route>;
  readonly assets: AssetDigests;
  readonly compiled: readonly CompiledShot[];
  readonly library: TakeLibrary;
  readonly sheet: CallSheet;
}

export async function prepareFilm(
  film: Film,
  place: FilmPlace,
  check: KeptCheck,
): Promise<PreparedFilm> {
  const world = worldOf(film);
  const timeline = layTimeline(film);
  const routes = await routeShots(film);
  const assets = await digestAssets(film, place.folder);
  const compiled = compileFilm({
    film,
    world,
    timeline,
    route: (shot) => {
      const { adapter, model } = routes.get(shot.id)!;
      return { provider: adapter.name, model };
    },
    digestOf: (path) => assets.get(path),
  }).map((shot) => {
    const { adjustments } = routes.get(shot.id)!;
    if (adjustments.length === 0) return shot;
    return { ...shot, adjustments: [...adjustments, ...shot.adjustments] };
  });
  const modelOf = (shot: CompiledShot): PlannedModel => {
    const { adapter, model } = routes.get(shot.id)!;
    return { adapterVersion: adapter.version, ...(model.price && { price: model.price }) };
  };
  const { entries } = await readLedger(place.ledger);
  const planned = await planWithKept(place.workingFolder, entries, check, (library) =>
    planFilm({ film, timeline, compiled, library, modelOf }),
  );
  return { film, world, timeline, routes, assets, compiled, ...planned };
}
