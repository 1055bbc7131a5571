import type { ShotId } from '../../film/ids.ts';
import { encodeAhead } from '../../media/stitch/encode-ahead.ts';
import type { Ffmpeg } from '../../media/ffmpeg/ffmpeg.ts';
import type { TakeRecord } from '../../plan/take-record.ts';
import { keptParts } from '../../store/takes/kept-parts.ts';
import type { ContentStore } from '../../store/takes/vault.ts';
import { exactPiece } from './film-piece.ts';
import type { FilmPlace } from '../reading/film-place.ts';
import type { PreparedFilm } from '../planning/prepare-film.ts';

export interface StitchAhead {
  readonly onTake: (shot: ShotId, take: TakeRecord) => void;
  /** Begins nothing more, and resolves when what was begun has ended. */
  close(): Promise<void>;
}

/** Encodes the transitions between shots that are there, while others are still being made. */
export async function stitchAhead(
  { film, timeline }: Pick<PreparedFilm, 'film' | 'timeline'>,
  {
    store,
    ffmpeg,
    place,
    signal,
  }: {
    readonly store: ContentStore;
    readonly ffmpeg: Ffmpeg;
    readonly place: FilmPlace;
    readonly signal: AbortSignal;
  },
): Promise<StitchAhead> {
  const { width, height, rate } = film.format;
  const scratch = await store.scratch();
  const ahead = encodeAhead(ffmpeg, {
    cut: { rate, width, height, pieces: timeline.shots, ending: timeline.ending },
    encoded: await keptParts(place.workingFolder, place.name),
    scratch: scratch.path,
    signal,
  });
  const indexes = new Map(timeline.shots.map(({ id }, index) => [id, index]));
  const added: Promise<void>[] = [];
  const add = async (shot: ShotId, take: TakeRecord): Promise<void> => {
    const index = indexes.get(shot)!;
    // A clip that can't be read is told by the stitch.
    const piece = await exactPiece(timeline.shots[index]!, take, film, store).catch(
      () => undefined,
    );
    if (piece !== undefined) ahead.add(index, piece);
  };
  return {
    onTake: (shot, take) => void added.push(add(shot, take)),
    async close() {
      await Promise.all(added);
      await ahead.close();
      await scratch.remove();
    },
  };
}
