import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type FrameRate, formatRate, sampleAt } from '../../film/time.ts';
import type { Ffmpeg } from '../../media/ffmpeg/ffmpeg.ts';
import { filmDigest } from '../../source/film-digest.ts';
import { FilmInvalidError } from '../reading/film-invalid-error.ts';
import { filmPlace } from '../reading/film-place.ts';
import { prepareFilm } from '../planning/prepare-film.ts';
import { readFilmFile } from '../reading/read-and-report.ts';
import { renderFilm } from '../rendering/render-film.ts';
import { whyIncomplete } from '../rendering/report-failures.ts';
import { runProviders } from '../providers/run-providers.ts';
import type { Shell } from '../shell.ts';
import { flashFilm, type FlashShot } from './flash-film.ts';
import { flashProvider } from './flash-provider.ts';
import { seeFilm, type ShotSync, syncOf } from './measure-flashes.ts';

/** What was measured of one film. */
export interface FilmSync {
  readonly fps: string;
  readonly frames: { readonly planned: number; readonly decoded: number; readonly indexed: number };
  readonly samples: { readonly planned: number; readonly indexed: number };
  readonly shots: readonly ShotSync[];
}

/** Makes a film of flashes and beeps as any film is made, in a folder of its own, and measures it. */
export async function renderFlashes(
  shell: Shell,
  ffmpeg: Ffmpeg,
  { rate, shots, folder }: { rate: FrameRate; shots: readonly FlashShot[]; folder: string },
): Promise<FilmSync> {
  const file = join(folder, 'film.yaml');
  await writeFile(file, flashFilm(rate, shots));
  const { redactor, signal, now, delay } = shell;
  // Nobody's configuration: what is measured is this program.
  const environment = { get: () => undefined };
  const outside = { environment, cwd: folder, redactor };
  const given = [flashProvider(ffmpeg)];
  const providers = await runProviders(outside, { given, envFiles: false });
  const read = await readFilmFile(file, {}, providers);
  if (!read.ok) throw new FilmInvalidError(file, read.diagnostics);
  const place = filmPlace(folder, file);
  const outcome = await renderFilm(() => prepareFilm(read.film, place, 'bytes', providers), {
    place,
    specDigest: filmDigest(read.film),
    selection: {},
    keepGoing: false,
    ffmpeg,
    emit: () => {},
    signal,
    now,
    ...(delay && { delay }),
    providers,
    log: () => {},
  });
  if (outcome.kind === 'incomplete') throw whyIncomplete(outcome);
  const { manifest, file: made } = outcome.film;
  const film = await seeFilm(ffmpeg, made, { rate, scratch: folder, signal });
  const { frames } = manifest.film;
  return {
    fps: formatRate(rate),
    frames: { planned: frames, decoded: film.lumas.length, indexed: film.starts.length },
    samples: { planned: sampleAt(frames, rate), indexed: film.samples },
    shots: shots.map((shot, index) =>
      syncOf({ ...shot, startFrame: manifest.shots[index]!.startFrame }, film),
    ),
  };
}
