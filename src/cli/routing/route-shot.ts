import type { Adjustment } from '../../film/adjustment.ts';
import type { Film } from '../../film/film.ts';
import { shotsOf } from '../../film/film.ts';
import type { ShotId } from '../../film/ids.ts';
import type { Shot } from '../../film/shot.ts';
import type { PlannedRoute, RouteKind } from '../../plan/call-sheet.ts';
import type { VideoEntry } from '../../providers/adapter-entry.ts';
import type { VideoModel } from '../../providers/capabilities.ts';
import { AUTO } from '../../film/vocabulary.ts';
import { nearest } from '../../source/nearest.ts';
import type { AutoRoutes } from './auto-routes.ts';
import { chooseModel, type ChosenModel } from './choose-model.ts';
import { cliError } from '../cli-error.ts';
import { productsOf } from '../providers/products.ts';
import { lifecycleOf, missingNeeds } from '../providers/provider-access.ts';
import type { RunProviders } from '../providers/run-providers.ts';

export interface Route {
  readonly adapter: VideoEntry;
  readonly model: VideoModel;
  /** What the film's `quality` means for this provider; the film's own options go before it. */
  readonly options: ChosenModel['options'];
  /** Why it is this provider and this model. */
  readonly reason: PlannedRoute;
  readonly adjustments: readonly Adjustment[];
}

/**
 * Chooses for every shot the first provider of its chain that can be used now. Where none can, the
 * first that only lacks credentials is planned for, so that its price can be seen.
 */
export async function routeShots(
  film: Film,
  providers: RunProviders,
  auto: AutoRoutes,
  barred: Barred = new Map(),
): Promise<ReadonlyMap<ShotId, Route>> {
  const routes = new Map<ShotId, Route>();
  let before: Route | undefined;
  let last: Shot | undefined;
  for (const shot of shotsOf(film)) {
    const without = barred.get(shot.id) ?? NONE;
    if (last === undefined || before === undefined || !goesAlike(shot, last) || barred.size > 0) {
      if (shot.scene !== last?.scene) before = undefined;
      const [first] = await routesOf(shot, providers, auto, { before, without });
      before = first ?? (await planWithoutCredentials(shot, providers, without));
    }
    last = shot;
    routes.set(shot.id, before);
  }
  return routes;
}

/** Whether two shots ask for a provider in the same words, and leave nothing to choose. */
function goesAlike(shot: Shot, last: Shot): boolean {
  const { providers, providerOptions, quality } = shot;
  if (providers.use.includes(AUTO)) return false;
  return (
    providers === last.providers &&
    providerOptions === last.providerOptions &&
    quality === last.quality
  );
}

/** Providers that can't make a shot, and why: found out when it was compiled for them. */
type Barred = ReadonlyMap<ShotId, ReadonlyMap<string, string>>;

interface Circumstances {
  /** The route of the shot before, in the same scene. */
  readonly before?: Route | undefined;
  /** Providers that can't make the shot, and why. */
  readonly without?: ReadonlyMap<string, string>;
}

const NONE: ReadonlyMap<string, string> = new Map();

/** Every provider of a shot's chain that can be used now, in the film's order. */
export async function routesOf(
  shot: Shot,
  providers: RunProviders,
  auto: AutoRoutes,
  { before, without = NONE }: Circumstances = {},
): Promise<readonly Route[]> {
  const { use } = shot.providers;
  const routes: Route[] = [];
  const obstacles: Obstacle[] = [];
  for (const name of use) {
    if (name === AUTO) {
      const unnamed = (await auto(shot, before)).filter(
        ({ adapter }) => !use.includes(adapter.name) && !without.has(adapter.name),
      );
      const over = routes.length === 0 ? obstacles : [];
      routes.push(...unnamed.map((route, index) => (index === 0 ? after(over, route) : route)));
      continue;
    }
    const found = findUsable(name, providers, without);
    if ('why' in found) obstacles.push(found);
    else {
      const over = routes.length === 0 ? obstacles : [];
      const kind = over.length > 0 ? 'next' : KINDS[shot.providers.namedBy ?? 'film'];
      routes.push(await routeTo(found, shot, providers, kind, over));
    }
  }
  return routes;
}

interface Obstacle {
  readonly name: string;
  readonly why: string;
  /** What could be used if only something were set. */
  readonly unset?: VideoEntry;
}

/** A provider that can make the shot now, or why it can't. */
function findUsable(
  name: string,
  providers: RunProviders,
  without: ReadonlyMap<string, string>,
): VideoEntry | Obstacle {
  const unable = without.get(name);
  if (unable !== undefined) return { name, why: unable };
  const adapter = providers.find(name);
  if (adapter === undefined) return { name, why: whyUnknown(name, providers) };
  if (adapter.kind !== 'video') {
    return { name, why: `it makes ${productsOf(adapter).join(' and ')}, and no clips` };
  }
  const environment = providers.environmentOf(adapter);
  const missing = missingNeeds(adapter, environment);
  if (missing.length > 0) {
    return {
      name,
      why: `${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} not set`,
      unset: adapter,
    };
  }
  const { state, date, instead } = lifecycleOf(adapter, environment);
  if (state !== 'ended') return adapter;
  return { name, why: `it ended on ${date ?? 'an unknown day'}; use ${instead ?? 'another'}` };
}

function whyUnknown(name: string, { names }: RunProviders): string {
  const meant = nearest(name, names);
  return `not a provider that ministudio knows${meant === undefined ? '' : ` (perhaps ${meant}?)`}`;
}

async function planWithoutCredentials(
  shot: Shot,
  providers: RunProviders,
  without: ReadonlyMap<string, string>,
): Promise<Route> {
  const obstacles = shot.providers.use
    .map((name) => findUsable(name, providers, without))
    .filter((each) => 'why' in each);
  for (const [index, { name, unset }] of obstacles.entries()) {
    if (unset === undefined) continue;
    // What it can do may not be known before it is set up.
    const { get } = providers.environmentOf(unset);
    const models = await unset.models(get, shot.providerOptions[name]);
    if (models.length === 0) continue;
    return await routeTo(unset, shot, providers, 'unset', obstacles.slice(0, index));
  }
  throw cliError(
    'provider/not-available',
    `shot ${shot.id} wants ${shot.providers.use.join(', ')}, which can’t be used: ${told(obstacles)}`,
    `Add one of ${providers.videos.map(({ name }) => name).join(', ')} to the end of its chain.`,
  );
}

async function routeTo(
  adapter: VideoEntry,
  shot: Shot,
  providers: RunProviders,
  kind: Exclude<RouteKind, 'auto'>,
  obstacles: readonly Obstacle[],
): Promise<Route> {
  const { model, options, because, adjustments } = await chooseModel(adapter, shot, providers);
  const why = `${WHYS[kind](adapter.name)}; ${because}`;
  const reason = { kind, why, passedOver: [] };
  return after(obstacles, { adapter, model, options, reason, adjustments });
}

const KINDS = { film: 'named', nobody: 'unnamed', run: 'asked' } as const;

const WHYS: Readonly<Record<Exclude<RouteKind, 'auto'>, (name: string) => string>> = {
  named: (name) => `the film names ${name}`,
  asked: (name) => `${name} is asked for by --provider or the configuration`,
  unnamed: (name) => `the film names no provider, so ${name} draws it`,
  next: (name) => `${name} is the first of its chain that can make it`,
  unset: (name) => `none of its chain can be used now, and ${name} only lacks its credentials`,
};

/** A route with those that were passed over on the way to it. */
function after(obstacles: readonly Obstacle[], route: Route): Route {
  const over = obstacles.map(({ name, why }) => ({ provider: name, why }));
  return {
    ...route,
    reason: { ...route.reason, passedOver: over },
    adjustments: [...passedOver(route.adapter, obstacles), ...route.adjustments],
  };
}

function passedOver(
  { name: given }: VideoEntry,
  obstacles: readonly Obstacle[],
): readonly Adjustment[] {
  if (obstacles.length === 0) return [];
  const asked = obstacles.map(({ name }) => name);
  return [{ kind: 'substituted', field: 'providers.use', asked, given, why: told(obstacles) }];
}

/** Those with the same obstacle are told together. */
function told(obstacles: readonly Obstacle[]): string {
  const names = new Map<string, string[]>();
  for (const { name, why } of obstacles) names.set(why, [...(names.get(why) ?? []), name]);
  return [...names].map(([why, each]) => `${each.join(', ')}: ${why}`).join('; ');
}
