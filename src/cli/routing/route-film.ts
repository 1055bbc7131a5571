import type { CompiledShot } from '../../compile/compiled-shot.ts';
import { missingPictures } from '../../compile/stills/missing-pictures.ts';
import type { Film } from '../../film/film.ts';
import { shotsOf } from '../../film/film.ts';
import type { ShotId } from '../../film/ids.ts';
import type { AutoRoutes } from './auto-routes.ts';
import { type Route, routeShots, routesOf } from './route-shot.ts';
import type { RunProviders } from '../providers/run-providers.ts';

/** A shot that nobody of its chain can make, because it lacks a picture. */
export interface UnmetShot {
  readonly shot: ShotId;
  readonly why: string;
}

export interface RoutedFilm {
  readonly routes: ReadonlyMap<ShotId, Route>;
  readonly compiled: readonly CompiledShot[];
  readonly unmet: readonly UnmetShot[];
}

/**
 * Routes the shots and compiles them. Whether a shot starts from a picture is known only then; where
 * it has none and its model makes nothing without, the next of its chain is asked.
 */
export async function routeFilm(
  film: Film,
  providers: RunProviders,
  auto: AutoRoutes,
  compile: (routeOf: (shot: ShotId) => Route) => readonly CompiledShot[],
): Promise<RoutedFilm> {
  const barred = new Map<ShotId, Map<string, string>>();
  const unmet = new Map<ShotId, UnmetShot>();
  const shots = new Map(shotsOf(film).map((shot) => [shot.id, shot]));
  for (;;) {
    const routes = await routeShots(film, providers, auto, barred);
    const compiled = compile((id) => routes.get(id)!);
    const lacking = compiled.flatMap((shot) => {
      const { adapter, model } = routes.get(shot.id)!;
      const why = whyUnable(shot, { adapter, model });
      return why === undefined || unmet.has(shot.id) ? [] : [{ id: shot.id, adapter, why }];
    });
    if (lacking.length === 0) return { routes, compiled, unmet: [...unmet.values()] };
    for (const { id, adapter, why } of lacking) {
      const without = new Map([...(barred.get(id) ?? []), [adapter.name, why]]);
      const others = await routesOf(shots.get(id)!, providers, auto, { without });
      if (others.length > 0) barred.set(id, without);
      else unmet.set(id, { shot: id, why: `${adapter.name}: ${why}` });
    }
  }
}

/** Why a route can't make a shot that is compiled for it; undefined where it can. */
export function whyUnable(
  shot: CompiledShot,
  { model }: Pick<Route, 'adapter' | 'model'>,
): string | undefined {
  const missing = missingPictures(shot, model);
  if (missing.length === 0) return undefined;
  return `${model.id} makes nothing without ${missing.join(' and ')}, and the shot has none`;
}

/** What a user can do about it. */
export const GIVE_PICTURE =
  'Give the shot what it lacks (`first_frame`, `last_frame`, references), let it go on from the shot before (`join: chain`), or name another model or provider for it.';
