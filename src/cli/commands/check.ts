import { staleShots } from '../../plan/call-sheet.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CheckDocument, checkDocument } from '../../check/check-document.ts';
import { checkFilm } from '../../check/check-film.ts';
import { ExitCode } from '../../diagnostics/exit-code.ts';
import type { ShotId } from '../../film/ids.ts';
import { sampleAt } from '../../film/time.ts';
import type { Ffmpeg } from '../../media/ffmpeg/ffmpeg.ts';
import { findFfmpeg } from '../../media/ffmpeg/find-ffmpeg.ts';
import { openSpeechDetector } from '../../models/speech-detector.ts';
import { readPictureTimes } from '../../media/probe/probe-clip.ts';
import { readSoundLength } from '../../media/stitch/sound-length.ts';
import type { TakeRecord } from '../../plan/take-record.ts';
import { checkText } from '../../report/check-text.ts';
import { plainReporter } from '../../report/events/plain-reporter.ts';
import type { Manifest } from '../../report/manifest.ts';
import { filmDigest } from '../../source/film-digest.ts';
import { keptPath } from '../../store/takes/vault.ts';
import { cliError } from '../cli-error.ts';
import { type HeardFilm, hearFilm } from '../check/heard-film.ts';
import { measureLines } from '../check/measure-lines.ts';
import { measureSeams, onsetsOf } from '../check/measure-seams.ts';
import { measureShots, shotsWithoutWords, unheardShots } from '../check/measure-shots.ts';
import { readRenderedFilm, type RenderedFilm } from '../check/rendered-film.ts';
import { speakersOf } from '../check/speakers.ts';
import { overrideFilm, type OverrideOptions, type ReadOptions } from '../reading/film-options.ts';
import { type FilmPlace, filmPlace } from '../reading/film-place.ts';
import { type PreparedFilm, prepareFilm } from '../planning/prepare-film.ts';
import { readAndReport } from '../reading/read-and-report.ts';
import { runProviders } from '../providers/run-providers.ts';
import { askFilmSecrets } from '../setup/film-secrets.ts';
import { tellPassedOver } from '../setup/tell-passed-over.ts';
import { withDefaults } from '../setup/render-defaults.ts';
import type { Shell } from '../shell.ts';
import { gatherSounds } from '../sound/gather-sounds.ts';
import { recordsOf } from '../voices/voice-lengths.ts';

export interface CheckOptions extends ReadOptions, OverrideOptions {
  readonly out?: string;
  readonly json?: boolean;
}

/** Measures a film that was rendered; spends and changes nothing. Exits 6 where something fails. */
export async function check(shell: Shell, file: string, options: CheckOptions): Promise<number> {
  const providers = await runProviders(shell, options);
  const read = await readAndReport(shell, file, options, providers);
  if (read === undefined) return ExitCode.filmInvalid;
  const film = overrideFilm(read.film, withDefaults(options, providers.config));
  const place = filmPlace(shell.cwd, file, options.out);
  const rendered = await readRenderedFilm(place);
  await askFilmSecrets(film, providers, shell);
  const prepared = await prepareFilm(film, place, 'sizes', providers);
  const isCurrent = filmDigest(read.film) === rendered.manifest.specDigest;
  const ffmpeg = await findFfmpeg(providers.environment);
  if (!options.quiet) tellPassedOver(ffmpeg, (event) => plainReporter(shell.err).show(event));
  const scratch = await mkdtemp(join(tmpdir(), 'ministudio-check-'));
  try {
    const { signal } = shell;
    const document = await measure({
      rendered,
      prepared,
      place,
      isCurrent,
      ffmpeg,
      scratch,
      signal,
    });
    shell.out(options.json ? `${JSON.stringify(document, null, 2)}\n` : checkText(document));
    return document.ok ? ExitCode.done : ExitCode.thresholdFailed;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

interface CheckOrder {
  readonly rendered: RenderedFilm;
  readonly prepared: PreparedFilm;
  readonly place: FilmPlace;
  /** Whether the film was not changed since it was rendered. */
  readonly isCurrent: boolean;
  readonly ffmpeg: Ffmpeg;
  readonly scratch: string;
  readonly signal: AbortSignal;
}

async function measure(order: CheckOrder): Promise<CheckDocument> {
  const { rendered, prepared, isCurrent, ffmpeg, scratch, signal } = order;
  const { file, manifest, isAsRendered } = rendered;
  const { frames, frameRate, audio } = manifest.film;
  const heard = await hearFilm(ffmpeg, file, { scratch, signal });
  try {
    const isMixed = audio.kind === 'mixed';
    const indexed = (await readPictureTimes(file)).starts.length;
    const { samples } = await readSoundLength(file);
    const onsets = isCurrent ? onsetsOf(prepared.film, prepared.timeline) : [];
    return checkDocument({
      film: checkFilm({
        isAsRendered,
        isCurrent,
        frames: { planned: frames, indexed },
        samples: { planned: sampleAt(frames, frameRate), indexed: samples },
        targetLoudness: audio.targetLoudness ?? prepared.film.format.loudness,
        ...(isMixed && { sound: await heard.measure() }),
      }),
      seams: isMixed ? await measureSeams(heard, manifest.shots, { rate: frameRate, onsets }) : [],
      ...(isCurrent ? await shotsAndLines(order, heard) : { shots: [], lines: [] }),
    });
  } finally {
    await heard.close();
  }
}

async function shotsAndLines(
  { prepared, rendered, place, ffmpeg, scratch, signal }: CheckOrder,
  heard: HeardFilm,
): Promise<Pick<CheckDocument, 'shots' | 'lines'>> {
  const { film, timeline, compiled, lines, library, voiceOf } = prepared;
  const takes = shownTakes(rendered.manifest, prepared);
  const isSaid = timeline.shots.some((shot) => shot.lines.length > 0);
  // The film itself is measured without its takes; who speaks in them is not.
  if (typeof takes === 'string' && !isSaid) return { shots: unheardShots(film, takes), lines: [] };
  if (typeof takes === 'string') {
    throw cliError('usage/not-rendered', takes, 'Render the film again.');
  }
  const gathered = await gatherSounds({
    film,
    compiled,
    takes,
    stale: staleShots(prepared.sheet),
    lines,
    spoken: recordsOf(lines, library.voices, voiceOf),
    folder: place.folder,
    store: { pathOf: (digest, kind) => keptPath(place.workingFolder, digest, kind) },
    ffmpeg,
    scratch,
    signal,
  });
  // Where no model is heard, nobody has to listen for what it says.
  const detector = gathered.sounds.clips.length > 0 ? await openSpeechDetector() : undefined;
  try {
    const wordless = shotsWithoutWords(film, timeline, gathered);
    const isSpoken = gathered.sounds.clips.some(
      ({ shot }) => !wordless.some(({ id }) => id === shot),
    );
    const speech = isSpoken ? await detector?.listen(heard.play()) : undefined;
    return {
      shots: await measureShots(wordless, gathered, timeline, detector),
      lines: await measureLines(heard, timeline, speakersOf(gathered), speech),
    };
  } finally {
    await detector?.close();
  }
}

/** The takes that the film was cut of, or which of them is not known any more. */
function shownTakes(
  { shots }: Manifest,
  { library }: PreparedFilm,
): ReadonlyMap<ShotId, TakeRecord> | string {
  const takes = new Map<ShotId, TakeRecord>();
  for (const { id, take } of shots) {
    const shown = library.takes[id]?.find((each) => each.take === take);
    if (shown === undefined) {
      return `take ${take} of shot ${id}, which the film shows, is not in the ledger any more`;
    }
    takes.set(id, shown);
  }
  return takes;
}
