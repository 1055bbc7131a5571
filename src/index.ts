/**
 * MiniStudio as a library: read a film, see what it would take, make it.
 *
 * Every function takes the path of a `film.yaml`. Nothing is printed; what happens is told to
 * `onEvent`. Failures that a user can mend are `StudioError`s: branch on `code`.
 */
import { resolve } from 'node:path';
import { FilmInvalidError } from './cli/reading/film-invalid-error.ts';
import { withEstimates } from './cli/planning/estimate-plan.ts';
import { filmPlace } from './cli/reading/film-place.ts';
import { overrideFilm } from './cli/reading/film-options.ts';
import { needFilmSecrets } from './cli/setup/film-secrets.ts';
import { withDefaults } from './cli/setup/render-defaults.ts';
import { requireMaxParallel } from './cli/providers/max-parallel.ts';
import { prepareFilm } from './cli/planning/prepare-film.ts';
import { readFilmFile } from './cli/reading/read-and-report.ts';
import { renderFilm as make } from './cli/rendering/render-film.ts';
import { whyIncomplete } from './cli/rendering/report-failures.ts';
import { type RunProviders, runProviders } from './cli/providers/run-providers.ts';
import { redacted, redactError } from './diagnostics/redacted.ts';
import type { Film } from './film/film.ts';
import type { StudioEvent } from './film/studio-event.ts';
import { findFfmpeg } from './media/ffmpeg/find-ffmpeg.ts';
import type { CallSheet } from './plan/call-sheet.ts';
import type { Selection } from './plan/selection.ts';
import type { Manifest } from './report/manifest.ts';
import type { ProviderDefinition } from './providers/define-provider.ts';
import { processEnvironment } from './secrets/environment.ts';
import { createRedactor } from './secrets/redactor.ts';
import { filmDigest } from './source/film-digest.ts';
import type { ReadFilm } from './source/read-film.ts';

export { FilmInvalidError } from './cli/reading/film-invalid-error.ts';
export { StudioError } from './diagnostics/studio-error.ts';
export type { Diagnostic } from './diagnostics/diagnostic.ts';
export type { Film } from './film/film.ts';
export { filmDigest } from './source/film-digest.ts';
export type { StudioEvent } from './film/studio-event.ts';
export type { CallSheet } from './plan/call-sheet.ts';
export type { Manifest } from './report/manifest.ts';
export type { ReadFilm } from './source/read-film.ts';

// For who adds a provider.
export {
  imageProviderChecks,
  type ImageProviderSubject,
  providerChecks,
  type ProviderCheck,
  type ProviderSubject,
  voiceProviderChecks,
  type VoiceProviderSubject,
} from './cli/providers/provider-checks.ts';
export { defineProvider, type ProviderDefinition } from './providers/define-provider.ts';
export { ProviderError, type ProviderErrorCode } from './providers/provider-error.ts';
export { exchange, type Exchange, type Verdict } from './providers/http/exchange.ts';
export type { AnswerReader } from './providers/http/answer-reader.ts';
export { type ServiceError, textAt, verdictOfStatus } from './providers/http/service-error.ts';
export { parseBaseUrl, urlBelow } from './providers/http/base-url.ts';
export { multipartForm } from './providers/http/multipart.ts';
export { needSecret } from './providers/http/need.ts';
export type { Capabilities, Dialect, Price, VideoModel } from './providers/capabilities.ts';
export type { ImageModel } from './providers/image-model.ts';
export type { ImageProvider, ImageRequest } from './providers/image-provider.ts';
export { refuseBeyond } from './providers/refuse-beyond.ts';
export type { VideoRequest } from './providers/request.ts';
export type {
  CheckOutcome,
  Operation,
  ProviderCall,
  StartOutcome,
  VideoProvider,
} from './providers/video-provider.ts';
export type { VoiceModel } from './providers/voice-model.ts';
export type { VoiceProvider, VoiceRequest } from './providers/voice-provider.ts';
export type { WordTime } from './film/word-time.ts';

export interface ReadSettings {
  /** Values for the film's `vars`. */
  readonly set?: Readonly<Record<string, string>>;
  /** A file of configuration in place of `ministudio.config.yaml` of the working folder. */
  readonly config?: string;
  /** A file in place of the `.env` files. */
  readonly envFile?: string;
  /** Lets the film name files outside its folder. */
  readonly allowOutside?: boolean;
  /**
   * Providers to use instead of the film's own, tried in order: by name, or one's own by definition.
   * A film that is only read keeps its own; it may name those that are defined here.
   */
  readonly providers?: readonly (string | ProviderDefinition)[];
  /** Providers of one's own, which the film may name like any other. Other calls do not know them. */
  readonly definitions?: readonly ProviderDefinition[];
}

export interface RenderSettings extends ReadSettings, Omit<Selection, 'planned'> {
  /** The output folder; `build/<film>` beside the film otherwise. */
  readonly out?: string;
  readonly keepGoing?: boolean;
  /** Takes the film over from another machine or container that renders it. */
  readonly steal?: boolean;
  /** How many shots may be in the works at once, from 1; as many as the providers take otherwise. */
  readonly maxParallel?: number;
  readonly onEvent?: (event: StudioEvent) => void;
  readonly signal?: AbortSignal;
}

/** Reads and checks a film: the film, or every problem at once. Writes nothing, spends nothing. */
export async function readFilm(file: string, settings: ReadSettings = {}): Promise<ReadFilm> {
  return await withProviders(settings, async (providers) => {
    const read = await readWith(file, settings, providers);
    return { ...read, diagnostics: redacted(read.diagnostics, providers.redactor.redact) };
  });
}

/** What a render would do, why, and for how much. @throws FilmInvalidError */
export async function planFilm(file: string, settings: ReadSettings = {}): Promise<CallSheet> {
  return await withProviders(settings, async (providers) => {
    const film = overridden(await readValidFilm(file, settings, providers), settings, providers);
    await needFilmSecrets(film, providers, runOf({}));
    const place = filmPlace(process.cwd(), file);
    const prepared = await prepareFilm(film, place, 'sizes', providers);
    const most = providers.config.render.maxParallel?.value;
    const sheet = await withEstimates(prepared.sheet, prepared, providers, most);
    return redacted(sheet, providers.redactor.redact);
  });
}

/**
 * Makes the film and writes its output folder.
 *
 * @returns the path of the finished film and its manifest.
 * @throws FilmInvalidError, or the StudioError of the first shot that failed; before anything is
 * read, `usage/wrong-flag` for a setting that is none.
 */
export async function renderFilm(
  file: string,
  settings: RenderSettings = {},
): Promise<{ readonly file: string; readonly manifest: Manifest }> {
  const { maxParallel } = settings;
  if (maxParallel !== undefined) requireMaxParallel(maxParallel, `maxParallel ${maxParallel}`);
  return await withProviders(settings, async (providers) => {
    const read = await readValidFilm(file, settings, providers);
    const film = overridden(read, settings, providers);
    await needFilmSecrets(film, providers, runOf(settings));
    const { render } = providers.config;
    const most = maxParallel ?? render.maxParallel?.value;
    const place = filmPlace(process.cwd(), file, settings.out);
    const outcome = await make(() => prepareFilm(film, place, 'bytes', providers), {
      place,
      specDigest: filmDigest(read),
      selection: settings,
      steal: settings.steal ?? false,
      keepGoing: settings.keepGoing ?? render.keepGoing?.value ?? false,
      ...(most !== undefined && { maxParallel: most }),
      ffmpeg: await findFfmpeg(providers.environment),
      emit: settings.onEvent ?? (() => {}),
      signal: settings.signal ?? new AbortController().signal,
      now: () => Date.now(),
      providers,
      log: () => {},
    });
    if (outcome.kind === 'incomplete') throw whyIncomplete(outcome);
    return outcome.film;
  });
}

async function readValidFilm(
  file: string,
  settings: ReadSettings,
  providers: RunProviders,
): Promise<Film> {
  const read = await readWith(file, settings, providers);
  if (!read.ok) throw new FilmInvalidError(file, read.diagnostics);
  return read.film;
}

function overridden(film: Film, { providers }: ReadSettings, { config }: RunProviders): Film {
  const names = providers?.map((each) => (typeof each === 'string' ? each : each.name));
  const asked = names === undefined ? {} : { provider: names.join(',') };
  return overrideFilm(film, withDefaults(asked, config));
}

function runOf({ signal }: Pick<RenderSettings, 'signal'>) {
  return { signal: signal ?? new AbortController().signal, now: () => Date.now() };
}

async function readWith(
  file: string,
  { set = {}, allowOutside }: ReadSettings,
  providers: RunProviders,
): Promise<ReadFilm> {
  const options = {
    set: Object.entries(set).map(([key, value]) => `${key}=${value}`),
    ...(allowOutside && { allowOutside: true }),
  };
  return await readFilmFile(resolve(file), options, providers);
}

/** What is thrown holds no secret, as what is told does not. */
async function withProviders<Result>(
  { definitions = [], providers = [], config, envFile }: ReadSettings,
  act: (providers: RunProviders) => Promise<Result>,
): Promise<Result> {
  const redactor = createRedactor();
  const used = providers.filter((each) => typeof each !== 'string');
  // A definition that is given twice, to be known and to be used, is one.
  const given = [...new Set([...definitions, ...used])];
  try {
    const run = await runProviders(
      { environment: processEnvironment, cwd: process.cwd(), redactor },
      {
        given,
        ...(config !== undefined && { config }),
        ...(envFile !== undefined && { envFile }),
      },
    );
    return await act(run);
  } catch (error) {
    redactError(error, redactor.redact);
    throw error;
  }
}
