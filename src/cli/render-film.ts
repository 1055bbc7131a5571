import { setMaxListeners } from 'node:events';
import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { redacted } from '../diagnostics/redacted.ts';
import type { StudioEvent } from '../film/studio-event.ts';
import { madeAnew } from '../plan/made-anew.ts';
import { nextTake } from '../plan/plan-film.ts';
import { chooseShots, type Selection } from '../plan/selection.ts';
import { type ShootResult, shootFilm } from '../shoot/shoot-film.ts';
import type { ShotJob } from '../shoot/shot-job.ts';
import { makeFolder } from '../store/make-folder.ts';
import type { ContentStore } from '../store/vault.ts';
import { findFallback } from './find-fallback.ts';
import { needCredentials } from './need-credentials.ts';
import { usedTake } from './plan-with-kept.ts';
import { planKeyframeJobs } from './keyframe-jobs.ts';
import type { PreparedFilm } from './prepare-film.ts';
import { requireOpenNames } from './open-names.ts';
import { type FinishedFilm, finishFilm } from './finish-film.ts';
import { requireBudget } from './require-budget.ts';
import { type Outside, portsOf, providersOf } from './shoot-ports.ts';
import { spareBudget } from './spare-budget.ts';
import { requireShots } from './unknown-shot.ts';
import { inWorkingFolder } from './working-folder.ts';

export interface RenderSettings extends Outside {
  /** Of the film as it was read: the spec, its includes, what was set. */
  readonly specDigest: string;
  readonly selection: Selection;
  readonly keepGoing: boolean;
  /** How many shots may be in the works at once; as many as the providers take where it is absent. */
  readonly maxParallel?: number;
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
  const signal = AbortSignal.any([asked.signal, run.signal]);
  // Each shot that waits listens; Node takes more than ten for a leak.
  setMaxListeners(0, signal);
  const settings = {
    ...asked,
    signal,
    emit: (event: StudioEvent) => asked.emit(redacted(event, redact)),
  };
  return await inWorkingFolder(place, redact, async ({ store, ledger }) => {
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
    const result = await shootFilm(portsOf(settings, ledger, store, providers, run), {
      film: prepared.film.title,
      picture: prepared.film.format,
      shots: jobs,
      keyframes,
      keepGoing: settings.keepGoing,
      placesOf: providers.placesOf,
      ...(maxParallel !== undefined && { most: maxParallel }),
      fallback: findFallback(prepared, settings.providers, spareBudget(prepared, jobs, keyframes)),
    }).finally(() => providers.close());
    if (result.failures.length > 0) return { kind: 'incomplete', failures: result.failures };
    return { kind: 'finished', film: await finishFilm(prepared, result, store, settings) };
  });
}

/** The shots of a film as jobs: what is there, and what is made anew. */
export function planJobs(prepared: PreparedFilm, selection: Selection): readonly ShotJob[] {
  const { compiled, sheet, library, routes } = prepared;
  requireShots(selection, sheet.shots);
  const chosen = chooseShots(sheet.shots, selection);
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
    if (!wanted.has(digest) || (await store.holds(digest, 'image'))) continue;
    await store.keepBytes(await readFile(join(folder, path)), 'image');
  }
}

async function keepCopy(path: string, digest: string, store: ContentStore): Promise<void> {
  if (await store.holds(digest, 'clip')) return;
  const scratch = await store.scratch();
  try {
    const copy = join(scratch.path, 'clip');
    await copyFile(path, copy);
    await store.keepFile(copy, 'clip');
  } finally {
    await scratch.remove();
  }
}
