import { randomUUID } from 'node:crypto';
import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { redacted } from '../diagnostics/redacted.ts';
import { errorCode, isStudioError } from '../diagnostics/studio-error.ts';
import type { Emit, StudioEvent } from '../film/studio-event.ts';
import { openEncoder } from '../media/encode-frames.ts';
import type { Ffmpeg } from '../media/ffmpeg.ts';
import { madeAnew } from '../plan/made-anew.ts';
import { nextTake } from '../plan/plan-film.ts';
import { chooseShots, type Selection } from '../plan/selection.ts';
import { recipeDocument } from '../plan/stale/made-of.ts';
import type { KeyframeRecord } from '../plan/keyframe-record.ts';
import type { TakeRecord } from '../plan/take-record.ts';
import type { Clock, ShootPorts } from '../shoot/ports.ts';
import { type ShootResult, shootFilm } from '../shoot/shoot-film.ts';
import type { ShotJob } from '../shoot/shot-job.ts';
import { journalOf } from '../store/journal.ts';
import { type Ledger, openLedger } from '../store/ledger.ts';
import { lockFilm } from '../store/lock.ts';
import { sizesOf, sizesOfKeyframe } from '../store/take-files.ts';
import { keepRecipe } from '../store/recipe-files.ts';
import { makeFolder } from '../store/make-folder.ts';
import { withoutSecrets } from '../store/without-secrets.ts';
import { workingFolderError } from '../store/working-folder-error.ts';
import { type ContentStore, openContentStore } from '../store/vault.ts';
import { blankSecrets } from './blank-secrets.ts';
import { darkroomOf } from './darkroom.ts';
import type { FilmPlace } from './film-place.ts';
import { findFallback } from './find-fallback.ts';
import { needCredentials } from './need-credentials.ts';
import { usedTake } from './plan-with-kept.ts';
import { planKeyframeJobs } from './keyframe-jobs.ts';
import type { PreparedFilm } from './prepare-film.ts';
import { requireOpenNames } from './open-names.ts';
import { openProviderPorts, type ProviderPorts } from './provider-ports.ts';
import { type FinishedFilm, finishFilm } from './finish-film.ts';
import { requireBudget } from './require-budget.ts';
import type { RunProviders } from './run-providers.ts';
import { spareBudget } from './spare-budget.ts';
import { requireShots } from './unknown-shot.ts';

export interface RenderSettings {
  readonly place: FilmPlace;
  /** Of the film as it was read: the spec, its includes, what was set. */
  readonly specDigest: string;
  readonly selection: Selection;
  readonly keepGoing: boolean;
  /** How many shots may be in the works at once; as many as the providers take where it is absent. */
  readonly maxParallel?: number;
  readonly ffmpeg: Ffmpeg;
  readonly emit: Emit;
  readonly signal: AbortSignal;
  readonly now: () => number;
  /** Waits; in real time where it is absent. */
  readonly delay?: Clock['delay'];
  readonly providers: RunProviders;
  /** Lines for whoever looks for a mistake. */
  readonly log: (line: string) => void;
}

export type RenderOutcome =
  | { readonly kind: 'finished'; readonly film: FinishedFilm }
  | { readonly kind: 'incomplete'; readonly failures: ShootResult['failures'] };

/** Shoots what is to be shot and, when every shot is there, stitches the film. */
export async function renderFilm(
  prepare: () => Promise<PreparedFilm>,
  asked: RenderSettings,
): Promise<RenderOutcome> {
  const { place, maxParallel } = asked;
  const run = new AbortController();
  const { redact } = asked.providers.redactor;
  const settings = {
    ...asked,
    signal: AbortSignal.any([asked.signal, run.signal]),
    emit: (event: StudioEvent) => asked.emit(redacted(event, redact)),
  };
  const store = await openContentStore(place.workingFolder, place.name);
  const lock = await lockFilm(place.workingFolder, place.name);
  try {
    await store.clearScratch();
    const ledger = withoutSecrets(await openLedger(place.ledger), redact);
    try {
      const prepared = await prepare();
      requireOpenNames(prepared, place, asked.providers.redactor);
      // Before anything is paid for: a film that can't be written is no use.
      await makeFolder(place.out);
      const jobs = planJobs(prepared, settings.selection);
      const keyframes = planKeyframeJobs(prepared, jobs, settings.selection);
      needCredentials(prepared, { jobs, keyframes }, settings.providers);
      requireBudget(prepared, jobs, keyframes);
      for (const [digest, loss] of Object.entries(prepared.library.lost)) {
        if (loss === 'changed') await store.setAside(digest);
      }
      await keepAssets(prepared, place.folder, store);
      const providers = await providersOf(settings);
      const result = await shootFilm(portsOf(settings, prepared, ledger, store, providers, run), {
        film: prepared.film.title,
        picture: prepared.film.format,
        shots: jobs,
        keyframes,
        keepGoing: settings.keepGoing,
        placesOf: providers.placesOf,
        ...(maxParallel !== undefined && { most: maxParallel }),
        fallback: findFallback(
          prepared,
          settings.providers,
          spareBudget(prepared, jobs, keyframes),
        ),
      }).finally(() => providers.close());
      if (result.failures.length > 0) return { kind: 'incomplete', failures: result.failures };
      return {
        kind: 'finished',
        film: await finishFilm(prepared, result, store, settings),
      };
    } finally {
      await ledger.close();
    }
  } catch (error) {
    // ffmpeg fails for want of room like for any other reason; the disk is what is to be told.
    const cause = isStudioError(error) ? error.cause : undefined;
    throw errorCode(cause) === 'ENOSPC' ? workingFolderError(cause, place.workingFolder) : error;
  } finally {
    await lock.release();
  }
}

/** The shots of a film as jobs: what is there, and what is made anew. */
export function planJobs(prepared: PreparedFilm, selection: Selection): readonly ShotJob[] {
  const { compiled, sheet, library, routes } = prepared;
  requireShots(selection, sheet.shots);
  const chosen = chooseShots(sheet.shots, selection, library);
  return compiled.map((shot, index) => {
    const planned = sheet.shots[index]!;
    const existing = chosen.has(shot.id) ? undefined : usedTake(planned, library);
    const { version } = routes.get(shot.id)!.adapter;
    const common = { compiled: shot, planned, adapterVersion: version };
    if (existing === undefined) {
      const resubmit = selection.only?.includes(shot.id) ?? false;
      const take = nextTake(library.takes[shot.id]);
      return { ...common, planned: madeAnew(planned), action: 'shoot', take, resubmit };
    }
    return { ...common, action: planned.restorable ? 'restore' : 'reuse', existing };
  });
}

/** The author's own pictures are kept beside the frames, so that a request can name them. */
async function keepAssets(
  { assets, compiled, keyframes }: PreparedFilm,
  folder: string,
  store: ContentStore,
): Promise<void> {
  const requests = compiled.flatMap(({ segments }) => segments.map(({ request }) => request));
  const references = [...requests, ...keyframes.map(({ request }) => request)].flatMap((each) =>
    each.references.map(({ digest }) => digest),
  );
  const stills = requests.flatMap(({ firstFrame, lastFrame }) => [
    firstFrame?.digest,
    lastFrame?.digest,
  ]);
  const wanted = new Set([...references, ...stills]);
  const clips = new Set(compiled.map(({ ownClip }) => ownClip));
  for (const [path, digest] of assets) {
    if (clips.has(digest)) await keepCopy(join(folder, path), digest, store);
    if (!wanted.has(digest) || (await store.has(digest, 'image'))) continue;
    await store.keepBytes(await readFile(join(folder, path)), 'image');
  }
}

async function keepCopy(path: string, digest: string, store: ContentStore): Promise<void> {
  if (await store.has(digest, 'clip')) return;
  const scratch = await store.scratch();
  try {
    const copy = join(scratch.path, 'clip');
    await copyFile(path, copy);
    await store.keepFile(copy, 'clip');
  } finally {
    await scratch.remove();
  }
}

function clockOf({ now, delay = realDelay }: RenderSettings): Clock {
  return { now, delay };
}

async function realDelay(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal });
}

async function providersOf(settings: RenderSettings): Promise<ProviderPorts> {
  const { providers, signal, log } = settings;
  const clock = clockOf(settings);
  return await openProviderPorts({
    providers,
    signal,
    log,
    random: Math.random,
    clock: { now: () => clock.now(), delay: (ms) => clock.delay(ms, signal) },
  });
}

function portsOf(
  settings: RenderSettings,
  { saidOf }: PreparedFilm,
  ledger: Ledger,
  store: ContentStore,
  { provider, imageProvider, access, download, placesOf }: ProviderPorts,
  run: AbortController,
): ShootPorts {
  const { signal, emit, ffmpeg } = settings;
  const clock = clockOf(settings);
  return {
    durable: journalOf(ledger, (ms) => clock.delay(ms, signal), placesOf),
    provider,
    imageProvider,
    access,
    download,
    darkroom: darkroomOf(ffmpeg, signal),
    vault: {
      ...store,
      blankSecrets: (path: string) => blankSecrets(path, settings.providers.redactor),
      keepRecipe: async (shot, fingerprint, recipe) => {
        const document = recipeDocument({ recipe, said: saidOf(shot) });
        const { redact } = settings.providers.redactor;
        await keepRecipe(settings.place.workingFolder, fingerprint, document, redact);
      },
      recordTake: (take: TakeRecord) =>
        ledger.append({ kind: 'take', take, sizes: sizesOf(settings.place.workingFolder, take) }),
      recordKeyframe: (keyframe: KeyframeRecord) =>
        ledger.append({
          kind: 'keyframe',
          keyframe,
          sizes: sizesOfKeyframe(settings.place.workingFolder, keyframe),
        }),
    },
    encode: openEncoder(ffmpeg, { signal }),
    clock,
    limits: new Map(),
    emit,
    signal,
    abandon: (reason) => run.abort(reason),
    newId: randomUUID,
    random: Math.random,
  };
}
