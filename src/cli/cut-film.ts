import { join } from 'node:path';
import { animatic } from '../adapters/animatic/entry.ts';
import type { Redact } from '../diagnostics/redacted.ts';
import type { ShotId } from '../film/ids.ts';
import type { CutPiece } from '../media/cut.ts';
import type { Ffmpeg } from '../media/ffmpeg.ts';
import { ffmpegVersion } from '../media/ffmpeg-version.ts';
import { probeClip } from '../media/probe-clip.ts';
import { stitch } from '../media/stitch.ts';
import type { TakeRecord } from '../plan/take-record.ts';
import { keptStretches } from '../store/kept-stretches.ts';
import { type ContentStore, digestOfFile } from '../store/vault.ts';
import type { FilmPlace } from './film-place.ts';
import type { PreparedFilm } from './prepare-film.ts';

/** Cuts the film of its takes into `film.mp4` of its output folder. */
export async function cutFilm(
  { film, timeline }: Pick<PreparedFilm, 'film' | 'timeline'>,
  takes: ReadonlyMap<ShotId, TakeRecord>,
  {
    store,
    ffmpeg,
    place,
    comment,
    redact,
    signal,
  }: {
    readonly store: ContentStore;
    readonly ffmpeg: Ffmpeg;
    readonly place: FilmPlace;
    /** Of whoever made it; kept in the file. */
    readonly comment: string;
    readonly redact: Redact;
    readonly signal: AbortSignal;
  },
): Promise<{ readonly sha256: string; readonly ffmpeg: string }> {
  const { width, height, rate } = film.format;
  const pieces: CutPiece[] = [];
  for (const shot of timeline.shots) {
    const take = takes.get(shot.id)!;
    const path = store.pathOf(take.file, 'clip');
    const facts = await probeClip(path);
    const effort = take.provider === animatic.name ? 'drawn' : 'photographed';
    pieces.push({ path, facts, effort, frames: shot.frames, transition: shot.transition });
  }
  const file = join(place.out, 'film.mp4');
  const scratch = await store.scratch();
  const encoded = await keptStretches(place.workingFolder, place.name);
  try {
    await stitch(ffmpeg, {
      cut: { rate, width, height, pieces, ending: timeline.ending },
      out: file,
      scratch: scratch.path,
      encoded,
      metadata: { title: redact(film.title), comment },
      signal,
    });
  } finally {
    await scratch.remove();
  }
  await encoded.removeOthers();
  return { sha256: await digestOfFile(file), ffmpeg: await ffmpegVersion(ffmpeg) };
}
