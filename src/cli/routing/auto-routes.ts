import type { CompiledShot } from '../../compile/compiled-shot.ts';
import { missingPictures } from '../../compile/stills/missing-pictures.ts';
import type { ShotId } from '../../film/ids.ts';
import type { Shot } from '../../film/shot.ts';
import type { Preference, Quality } from '../../film/vocabulary.ts';
import { costOf } from '../../plan/plan-film.ts';
import { type Candidate, rankCandidates, reasonForFirst } from '../../plan/rank-candidates.ts';
import type { Preset, VideoEntry } from '../../providers/adapter-entry.ts';
import type { VideoModel } from '../../providers/capabilities.ts';
import { chooseModel } from './choose-model.ts';
import { downgrades } from './downgrades.ts';
import { lifecycleOf, missingNeeds } from '../providers/provider-access.ts';
import { modelsOf } from '../providers/priced-models.ts';
import type { RunProviders } from '../providers/run-providers.ts';
import type { Route } from './route-shot.ts';

/**
 * What `auto` stands for in a shot's chain: routes to all that can be used, the best first. `before`
 * is the route of the shot before, in the same scene.
 */
export type AutoRoutes = (shot: Shot, before?: Route) => Promise<readonly Route[]>;

/** The whole film, each shot as one route would be asked for it. */
type CompileAll = (route: Route) => readonly CompiledShot[];

/**
 * Compiles the film once for each model, however many shots ask, and ranks the models for a shot by
 * what becomes of it there.
 */
export function autoRoutes(providers: RunProviders, compileAll: CompileAll): AutoRoutes {
  const compiled = new Map<VideoModel, ReadonlyMap<ShotId, CompiledShot>>();
  const shotOn = (route: Route, id: ShotId): CompiledShot => {
    const known =
      compiled.get(route.model) ?? new Map(compileAll(route).map((shot) => [shot.id, shot]));
    compiled.set(route.model, known);
    return known.get(id)!;
  };
  /** Asked once for shots that ask alike: a provider may read its models from a folder. */
  const routesKnown = new Map<string, Promise<readonly Route[]>>();
  const routesFor = async (adapter: VideoEntry, shot: Shot): Promise<readonly Route[]> => {
    const asked = [adapter.name, shot.quality, shot.providerOptions[adapter.name] ?? {}];
    const key = JSON.stringify(asked);
    const known = routesKnown.get(key) ?? routesTo(adapter, shot, providers);
    routesKnown.set(key, known);
    return await known;
  };
  return async (shot, before) => {
    const { prefer } = shot.providers;
    const candidates: (Candidate & { readonly route: Route })[] = [];
    for (const adapter of providers.videos.filter((each) => canBeChosen(each, providers))) {
      for (const route of await routesFor(adapter, shot)) {
        const { adjustments, ...made } = shotOn(route, shot.id);
        if (missingPictures(made, route.model).length > 0) continue;
        candidates.push({
          route,
          provider: adapter.name,
          model: route.model.id,
          lacks: downgrades(adjustments),
          usd: costOf({ ...made, adjustments }, route.model.price).usd,
          tier: tierOf(adapter, route.model, prefer, shot.quality),
          stays: before?.adapter === adapter && before.model.id === route.model.id,
          standsIn: adapter.auto === 'last',
        });
      }
    }
    const ranked = rankCandidates(candidates, prefer);
    const why = reasonForFirst(ranked, prefer);
    return ranked.map(({ route }, index) => (index === 0 ? explained(route, prefer, why) : route));
  };
}

/** Of those that are not the best for a shot, and made it only where others can't. */
const AUTO_REASON = {
  kind: 'auto',
  why: 'it is another that can be used',
  passedOver: [],
} as const;

function canBeChosen(adapter: VideoEntry, providers: RunProviders): boolean {
  const environment = providers.environmentOf(adapter);
  return (
    adapter.auto !== 'never' &&
    missingNeeds(adapter, environment).length === 0 &&
    lifecycleOf(adapter, environment).state !== 'ended'
  );
}

/**
 * Every model of a provider; or the one that the shot asks of it. Of a protocol that anybody may serve,
 * nobody knows which models there are: the one that the shot's quality means.
 */
async function routesTo(
  adapter: VideoEntry,
  shot: Shot,
  providers: RunProviders,
): Promise<readonly Route[]> {
  const said = shot.providerOptions[adapter.name];
  const { model: named } = said ?? {};
  if (typeof named === 'string' || adapter.otherModelsLike !== undefined) {
    return [{ adapter, ...(await chooseModel(adapter, shot, providers)), reason: AUTO_REASON }];
  }
  const models = await modelsOf(adapter, said, providers);
  return models
    .filter(({ lifecycle }) => lifecycle.state !== 'ended')
    .map((model) => ({
      adapter,
      model,
      options: presetOf(adapter, model, shot.quality)?.options ?? {},
      reason: AUTO_REASON,
      adjustments: [],
    }));
}

/** The preset that means this model: that of the shot's quality where several do. */
function presetOf(
  { presets }: VideoEntry,
  { id }: VideoModel,
  quality: Quality,
): Preset | undefined {
  if (presets === undefined) return undefined;
  return [quality, ...BEST_FIRST].map((each) => presets[each]).find(({ model }) => model === id);
}

const BEST_FIRST: readonly Quality[] = ['high', 'balanced', 'fast'];

function tierOf(
  { presets }: VideoEntry,
  { id }: VideoModel,
  prefer: Preference | undefined,
  quality: Quality,
): number {
  if (presets === undefined) return 0;
  if (prefer !== 'quality' && prefer !== 'speed') return presets[quality].model === id ? 0 : 1;
  const order = prefer === 'quality' ? BEST_FIRST : BEST_FIRST.toReversed();
  const tier = order.findIndex((each) => presets[each].model === id);
  return tier < 0 ? order.length : tier;
}

function explained(route: Route, prefer: Preference | undefined, why: string): Route {
  const { adapter, model } = route;
  const chosen = {
    kind: 'chosen',
    field: 'providers.use',
    asked: prefer === undefined ? 'auto' : `auto, by ${prefer}`,
    given: `${adapter.name} ${model.id}`,
    why,
  } as const;
  const reason = { kind: 'auto', why, passedOver: [] } as const;
  return { ...route, reason, adjustments: [chosen, ...route.adjustments] };
}
