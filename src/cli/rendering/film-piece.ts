import { join } from 'node:path';
import { animatic } from '../../adapters/animatic/entry.ts';
import type { Film } from '../../film/film.ts';
import type { SceneId } from '../../film/ids.ts';
import type { Emit } from '../../film/studio-event.ts';
import type { TimelineShot } from '../../film/timeline.ts';
import { conformClip } from '../../media/conform/conform-clip.ts';
import { type CutPiece, isExact } from '../../media/stitch/cut.ts';
import type { Ffmpeg } from '../../media/ffmpeg/ffmpeg.ts';
import { isInterlaced } from '../../media/probe/interlacing.ts';
import { probeClip } from '../../media/probe/probe-clip.ts';
import type { TakeRecord } from '../../plan/take-record.ts';
import type { ContentStore } from '../../store/takes/vault.ts';

type Pieces = Pick<ContentStore, 'pathOf'>;

/** A shot of the film, and the take that is shown of it. */
export interface ShownShot {
  readonly shot: TimelineShot;
  readonly scene: SceneId;
  readonly take: TakeRecord;
}

/** A take as a piece of the film, where it is exactly as the film is now; undefined where it is not. */
export async function exactPiece(
  { frames, transition }: TimelineShot,
  { file, provider }: TakeRecord,
  { format }: Pick<Film, 'format'>,
  store: Pieces,
): Promise<CutPiece | undefined> {
  const path = store.pathOf(file, 'clip');
  const facts = await probeClip(path);
  if (!isExact(facts, { ...format, frames })) return undefined;
  const effort = provider === animatic.name ? 'drawn' : 'photographed';
  return { path, facts, effort, frames, transition };
}

/**
 * A take as a piece of the film. One that was made for another length, size or rate is shown as long as
 * its shot is now, which is told: a film that can't be cut before all that is stale is paid for again
 * helps nobody.
 */
export async function pieceOf(
  { shot, scene, take }: ShownShot,
  film: Pick<Film, 'format'>,
  {
    store,
    ffmpeg,
    scratch,
    emit,
    signal,
  }: {
    readonly store: Pieces;
    readonly ffmpeg: Ffmpeg;
    readonly scratch: string;
    readonly emit: Emit;
    readonly signal: AbortSignal;
  },
): Promise<CutPiece> {
  const exact = await exactPiece(shot, take, film, store);
  if (exact !== undefined) return exact;
  const { frames, transition } = shot;
  const { width, height, rate } = film.format;
  const { path: source, dropFrames } = longestOf(take, store);
  const facts = await probeClip(source);
  const out = join(scratch, `fitted-${take.file.slice(7, 23)}-${shot.startFrame}.mp4`);
  const interlaced = await isInterlaced(ffmpeg, {
    clip: source,
    facts,
    seconds: facts.seconds,
    signal,
  });
  const made = await conformClip(ffmpeg, {
    source,
    facts,
    out,
    width,
    height,
    rate,
    interlaced,
    dropFrames,
    frames,
    holdFrames: frames,
    signal,
  });
  emit({
    kind: 'take-fitted',
    scene,
    shot: shot.id,
    take: take.take,
    frames,
    width,
    height,
    held: made.held,
  });
  return { path: out, facts: made.facts, effort: 'photographed', frames, transition };
}

/** The provider's own clip may go on after what was shown of it. */
function longestOf(
  { clips, uses, file }: TakeRecord,
  store: Pieces,
): { readonly path: string; readonly dropFrames: number } {
  const [clip] = clips;
  const [use] = uses ?? [];
  if (clips.length !== 1 || clip === undefined || use === undefined) {
    return { path: store.pathOf(file, 'clip'), dropFrames: 0 };
  }
  return { path: store.pathOf(clip, 'clip'), dropFrames: use.dropFrames };
}
