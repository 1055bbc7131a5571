import { staleShots } from '../../plan/call-sheet.ts';
import { join } from 'node:path';
import type { Redact } from '../../diagnostics/redacted.ts';
import type { ShotId } from '../../film/ids.ts';
import type { Emit } from '../../film/studio-event.ts';
import type { CutPiece } from '../../media/stitch/cut.ts';
import type { Ffmpeg } from '../../media/ffmpeg/ffmpeg.ts';
import { ffmpegVersion } from '../../media/ffmpeg/ffmpeg-version.ts';
import { stitch } from '../../media/stitch/stitch.ts';
import type { TakeRecord } from '../../plan/take-record.ts';
import type { SubtitledFilm } from '../../report/manifest.ts';
import type { Loudness } from '../../sound/loudness/measure-loudness.ts';
import { syncFile } from '../../store/disk/durable-files.ts';
import { keptParts } from '../../store/takes/kept-parts.ts';
import { type ContentStore, digestOfFile } from '../../store/takes/vault.ts';
import { pieceOf } from './film-piece.ts';
import type { FilmPlace } from '../reading/film-place.ts';
import type { PreparedFilm } from '../planning/prepare-film.ts';
import { gatherSounds } from '../sound/gather-sounds.ts';
import { keptFacts } from '../sound/kept-facts.ts';
import { type MixedFilm, mixFilm } from '../sound/mix-film.ts';
import { type BurntSubtitles, SUBTITLED_FILM } from '../subtitles/film-subtitles.ts';
import { recordsOf } from '../voices/voice-lengths.ts';

export interface CutSound {
  /** Absent where nothing is heard. */
  readonly loudness?: Loudness;
  /** In what it differs from what is asked for, a sentence each. */
  readonly notes: readonly string[];
}

export interface CutFilm {
  readonly sha256: string;
  readonly ffmpeg: string;
  readonly sound: CutSound;
  /** The film with subtitles in its pictures, where one is wanted. */
  readonly subtitled?: SubtitledFilm;
}

/** Cuts the film of its takes into `film.mp4` of its output folder, and the same with subtitles. */
export async function cutFilm(
  prepared: Pick<
    PreparedFilm,
    'film' | 'timeline' | 'compiled' | 'lines' | 'library' | 'voiceOf' | 'sheet'
  >,
  takes: ReadonlyMap<ShotId, TakeRecord>,
  {
    store,
    ffmpeg,
    place,
    comment,
    burnt,
    redact,
    emit,
    signal,
    requireHeld,
  }: {
    readonly store: ContentStore;
    readonly ffmpeg: Ffmpeg;
    readonly place: FilmPlace;
    /** Of whoever made it; kept in the file. */
    readonly comment: string;
    readonly burnt?: BurntSubtitles;
    readonly redact: Redact;
    readonly emit: Emit;
    readonly signal: AbortSignal;
    /** Throws where another has worked on the film since. */
    readonly requireHeld: () => Promise<void>;
  },
): Promise<CutFilm> {
  const { film, timeline, compiled, lines, library, voiceOf } = prepared;
  const { width, height, rate } = film.format;
  const file = join(place.out, 'film.mp4');
  const scratch = await store.scratch();
  const parts = await keptParts(place.workingFolder, place.name);
  const facts = keptFacts(parts, scratch.path);
  let sound: MixedFilm;
  let subtitled: SubtitledFilm | undefined;
  try {
    const outside = { ffmpeg, scratch: scratch.path, signal };
    const pieces: CutPiece[] = [];
    for (const [index, shot] of timeline.shots.entries()) {
      const shown = { shot, scene: compiled[index]!.scene, take: takes.get(shot.id)! };
      pieces.push(await pieceOf(shown, film, { store, emit, ...outside }));
    }
    const gathered = await gatherSounds({
      film,
      compiled,
      takes,
      stale: staleShots(prepared.sheet),
      lines,
      spoken: recordsOf(lines, library.voices, voiceOf),
      folder: place.folder,
      store,
      kept: facts,
      ...outside,
    });
    const kept = { files: parts, facts };
    sound = await mixFilm({ film, timeline, gathered, kept, ...outside });
    const cutting = {
      cut: { rate, width, height, pieces, ending: timeline.ending },
      scratch: scratch.path,
      encoded: parts,
      ...(sound.mixed && { audio: sound.mixed.file }),
      metadata: { title: redact(film.title), comment },
      signal,
      mayAppear: async (made: string) => {
        // It takes the place of the last one, and a power cut is to leave one of the two.
        await syncFile(made);
        await requireHeld();
      },
    };
    await stitch(ffmpeg, { ...cutting, out: file });
    if (burnt !== undefined) {
      const { burnFilm } = await import('../subtitles/burn-film.ts');
      const { frames } = timeline;
      const made = await burnFilm(ffmpeg, {
        ...cutting,
        out: place.out,
        film: file,
        frames,
        burnt,
      });
      const { language } = burnt;
      const facts = { file: SUBTITLED_FILM, sha256: await digestOfFile(made.file) };
      subtitled = { language, ...facts, notes: made.notes };
    }
  } finally {
    await scratch.remove();
  }
  await parts.removeOthers();
  const made = { sha256: await digestOfFile(file), ffmpeg: await ffmpegVersion(ffmpeg) };
  const { mixed, notes } = sound;
  return {
    ...made,
    sound: { ...(mixed && { loudness: mixed.loudness }), notes },
    ...(subtitled && { subtitled }),
  };
}
