import type { CompiledShot } from '../../compile/compiled-shot.ts';
import type { CompileInput } from '../../compile/compilation.ts';
import { compileFilm } from '../../compile/compile-film.ts';
import { type CompiledLine, compileLines } from '../../compile/voices/compile-lines.ts';
import { paceOfVoices } from '../../compile/voices/pace.ts';
import type { StillRoute } from '../../compile/stills/stills.ts';
import { compileKeyframes } from '../../compile/stills/compile-keyframes.ts';
import type { CompiledKeyframe } from '../../compile/stills/compiled-keyframe.ts';
import { type SaidShot, saidShot } from '../../compile/fates/said-shot.ts';
import { layTimeline } from '../../compile/timeline/timeline.ts';
import type { Film } from '../../film/film.ts';
import type { ShotId } from '../../film/ids.ts';
import type { Timeline } from '../../film/timeline.ts';
import type { CallSheet } from '../../plan/call-sheet.ts';
import {
  type BegunKeyframes,
  begunKeyframesIn,
  type BegunTakes,
  begunTakesIn,
} from '../../plan/begun-takes.ts';
import { type PlannedModel, planFilm } from '../../plan/plan-film.ts';
import type { PlannedImageModel } from '../../plan/plan-keyframes.ts';
import type { TakeLibrary } from '../../plan/take-record.ts';
import type { VoiceLibrary } from '../../plan/voice-record.ts';
import type { LedgerEntry } from '../../store/ledger/ledger-entry.ts';
import { readLedger } from '../../store/ledger/read-ledger.ts';
import type { FilmWorld } from '../../world/fold/film-world.ts';
import { worldOf } from '../../world/fold/world-of.ts';
import { type AssetDigests, digestAssets } from '../reading/asset-digests.ts';
import { type AutoRoutes, autoRoutes } from '../routing/auto-routes.ts';
import { cliError } from '../cli-error.ts';
import { configuredFilm } from '../reading/configured-film.ts';
import { explainStale } from './explain-stale.ts';
import type { FilmPlace } from '../reading/film-place.ts';
import { keptVoices } from '../voices/kept-voices.ts';
import { type KeptCheck, planWithKept } from './plan-with-kept.ts';
import { reworded } from '../routing/reworded.ts';
import { GIVE_PICTURE, routeFilm } from '../routing/route-film.ts';
import { routeStills } from '../routing/route-stills.ts';
import { routeVoices } from '../routing/route-voices.ts';
import { lengthsOf, plannedVoices, type VoiceOf } from '../voices/voice-lengths.ts';
import type { Route } from '../routing/route-shot.ts';
import type { RunProviders } from '../providers/run-providers.ts';
import { tellBegun } from './tell-begun.ts';
import { tellUnheard } from './unheard-wordless.ts';
import { requireOwnName } from '../reading/same-name.ts';
import { sentOptions } from '../routing/sent-options.ts';

/** A film with everything that is known before the first call: nothing is written, nothing spent. */
export interface PreparedFilm {
  readonly film: Film;
  readonly world: FilmWorld;
  readonly timeline: Timeline;
  readonly routes: ReadonlyMap<ShotId, Route>;
  /** What `auto` stands for in a shot's chain. */
  readonly auto: AutoRoutes;
  readonly assets: AssetDigests;
  readonly compiled: readonly CompiledShot[];
  /** The stills that have to be made for them. */
  readonly keyframes: readonly CompiledKeyframe[];
  /** Who makes them. */
  readonly imageModel: PlannedImageModel;
  /** The lines that voices speak. */
  readonly lines: readonly CompiledLine[];
  readonly voiceOf: VoiceOf;
  readonly library: TakeLibrary;
  /** Takes that earlier runs have asked for, and that are not there yet. */
  readonly begun: BegunTakes;
  readonly begunKeyframes: BegunKeyframes;
  /** What the ledger holds. */
  readonly entries: readonly LedgerEntry[];
  readonly sheet: CallSheet;
  /** The plan with other takes: what a choice among them would mean. */
  readonly planWith: (library: TakeLibrary) => CallSheet;
  /** One shot again, for another provider of its chain. */
  readonly compileFor: (shot: ShotId, route: Route) => CompiledShot;
  /** One shot by its `safe_alternative`. */
  readonly compileReworded: (shot: ShotId, route: Route) => CompiledShot;
  /** Both for the same film, with more said in one of its shots. */
  readonly compileAs: (said: Film) => Pick<PreparedFilm, 'compileFor' | 'compileReworded'>;
  /** What the film says of one shot. */
  readonly saidOf: (shot: ShotId) => SaidShot;
}

/**
 * A film with who makes what, and what becomes of each shot there.
 *
 * @param spoken the lines that were spoken, which decide how long their shots are.
 */
export async function routedFilm(
  film: Film,
  place: FilmPlace,
  providers: RunProviders,
  spoken: VoiceLibrary = {},
) {
  const world = worldOf(film);
  const voices = await routeVoices(film, providers);
  const paceOf = paceOfVoices(film, voices);
  const estimated = layTimeline(film, { paceOf });
  const assets = await digestAssets(film, place.folder);
  const stills = await routeStills(film, providers);
  const inputOf = (routeOf: (shot: ShotId) => Route): Omit<CompileInput, 'film' | 'timeline'> => ({
    world,
    route: (shot) => {
      const { adapter, model } = routeOf(shot.id);
      return { provider: adapter.name, model };
    },
    digestOf: (path) => assets.get(path),
    stills,
  });
  const compile = (
    routeOf: (shot: ShotId) => Route,
    said: { film: Film; timeline: Timeline },
  ): readonly CompiledShot[] =>
    tellUnheard(
      compileFilm({ ...said, ...inputOf(routeOf) }).map((shot) =>
        withRoute(shot, routeOf(shot.id)),
      ),
      said.film,
      ({ id, ownClip }) => ownClip !== undefined || routeOf(id).model.capabilities.audio !== 'none',
    );
  const auto = autoRoutes(providers, (route) =>
    compile(() => route, { film, timeline: estimated }),
  );
  const routed = await routeFilm(film, providers, auto, (routeOf) =>
    compile(routeOf, { film, timeline: estimated }),
  );
  const routeOf = (shot: ShotId): Route => routed.routes.get(shot)!;
  const lines = compileLines({ film, modelOf: (shot) => routeOf(shot).model, voices });
  const voiceOf = plannedVoices(voices, film, providers);
  const lengths = lengthsOf(lines, spoken, voiceOf);
  const timeline = lengths === undefined ? estimated : layTimeline(film, { lengths, paceOf });
  const compiled = timeline === estimated ? routed.compiled : compile(routeOf, { film, timeline });
  const keyframes = compileKeyframes({
    film,
    timeline,
    ...inputOf(routeOf),
  });
  return {
    world,
    timeline,
    assets,
    compile,
    auto,
    stills,
    keyframes,
    lines,
    voiceOf,
    ...routed,
    compiled,
  };
}

export async function prepareFilm(
  read: Film,
  place: FilmPlace,
  check: KeptCheck,
  providers: RunProviders,
): Promise<PreparedFilm> {
  await requireOwnName(place);
  const film = configuredFilm(read, providers.config);
  const { entries } = await readLedger(place.ledger);
  const spoken = await keptVoices(place.workingFolder, entries, check);
  const made = await routedFilm(film, place, providers, spoken.voices);
  const { world, timeline, assets, compile, auto, routes, compiled, stills, keyframes, unmet } =
    made;
  const { lines, voiceOf } = made;
  const [first] = unmet;
  if (first !== undefined) {
    const problem = `shot ${first.shot} can’t be made: ${first.why}`;
    throw cliError('provider/not-available', problem, GIVE_PICTURE);
  }
  const compileOne = (id: ShotId, route: Route, said: { film: Film; timeline: Timeline }) =>
    compile((each) => (each === id ? route : routes.get(each)!), said).find(
      (shot) => shot.id === id,
    )!;
  const compileAs: PreparedFilm['compileAs'] = (said) => ({
    compileFor: (id, route) => compileOne(id, route, { film: said, timeline }),
    compileReworded: (id, route) => compileOne(id, route, reworded(said, timeline, id)),
  });
  const modelOf = (shot: CompiledShot): PlannedModel => {
    const { adapter, model, reason } = routes.get(shot.id)!;
    const { version: adapterVersion } = adapter;
    return { adapterVersion, route: reason, ...(model.price && { price: model.price }) };
  };
  const imageModel = plannedImageModel(stills, providers);
  requireReferences(stills, keyframes);
  const planWith = (library: TakeLibrary): CallSheet =>
    planFilm({
      film,
      timeline,
      compiled,
      keyframes,
      imageModel,
      lines,
      voiceOf,
      library,
      modelOf,
    });
  const planned = await planWithKept(
    place.workingFolder,
    { entries, lost: spoken.lost, check },
    planWith,
  );
  const saidOf = (id: ShotId): SaidShot =>
    saidShot(
      { film, world },
      compiled.find((shot) => shot.id === id)!,
      (path) => assets.get(path),
    );
  const steps = entries.filter((entry) => entry.kind === 'step');
  const begun = begunTakesIn(steps, planned.library);
  const prepared = {
    film,
    world,
    timeline,
    routes,
    auto,
    assets,
    compiled,
    keyframes,
    imageModel,
    lines,
    voiceOf,
    entries,
    begun,
    begunKeyframes: begunKeyframesIn(steps, planned.library),
    ...planned,
    planWith,
    ...compileAs(film),
    compileAs,
    saidOf,
  };
  const isStale = planned.sheet.shots.some(({ state }) => state === 'stale');
  const sheet = isStale ? await explainStale(place.workingFolder, prepared) : planned.sheet;
  return { ...prepared, sheet: tellBegun(sheet, entries, begun) };
}

function plannedImageModel(stills: StillRoute, providers: RunProviders): PlannedImageModel {
  if (stills.kind === 'none') return { adapterVersion: 0 };
  const { price } = stills.model;
  const adapterVersion = providers.find(stills.provider)?.images?.version ?? 0;
  return { adapterVersion, ...(price && { price }) };
}

/** Some models make a still only of others. */
function requireReferences(stills: StillRoute, keyframes: readonly CompiledKeyframe[]): void {
  if (stills.kind === 'none') return;
  const { id, capabilities } = stills.model;
  const { min = 0 } = capabilities.references;
  const lacking = keyframes.find(({ request }) => request.references.length < min);
  if (lacking === undefined) return;
  const what = `the keyframe that ends shot ${lacking.ends} can’t be made`;
  throw cliError(
    'provider/not-available',
    `${what}: ${id} makes nothing without ${min === 1 ? 'a reference' : `${min} references`}`,
    'Give the people or the place of the shot that starts from it `references`, or name another model.',
  );
}

/** With the options of the quality under the film's own, and what was said when it was routed. */
function withRoute(shot: CompiledShot, { options, adjustments }: Route): CompiledShot {
  return {
    ...shot,
    segments: shot.segments.map((segment) => ({
      ...segment,
      request: {
        ...segment.request,
        options: { ...options, ...sentOptions(segment.request.options) },
      },
    })),
    adjustments: [...adjustments, ...shot.adjustments],
  };
}
