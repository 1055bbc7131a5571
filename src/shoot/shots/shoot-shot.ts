import type { CompiledShot, Segment } from '../../compile/compiled-shot.ts';
import type { ShotId } from '../../film/ids.ts';
import type { TakeNote } from '../../film/take-note.ts';
import { keyframesOf } from '../../plan/keyframe-links.ts';
import type { KeyframeRecord } from '../../plan/keyframe-record.ts';
import type { TakeRecord } from '../../plan/take-record.ts';
import { sumOf } from '../../plan/totals.ts';
import type { VideoRequest } from '../../providers/request.ts';
import { askedFor, segmentJobs } from './asked-for.ts';
import { keepClip, type SegmentClip } from '../keep/keep-clip.ts';
import { makeOnce } from '../jobs/make-once.ts';
import type { FilmPicture, ShootPorts } from '../ports.ts';
import type { RetakeJob } from './shot-job.ts';

export interface ShotOrder {
  readonly shot: CompiledShot;
  readonly take: number;
  readonly adapterVersion: number;
  /** What each segment should cost, in US dollars; null where nobody knows. */
  readonly prices: readonly (number | null)[];
  readonly picture: FilmPicture;
  /** How it is asked for, where the film shall stay as it is. */
  readonly retake?: Pick<RetakeJob, 'retake' | 'asked'>;
  /** The shot as another provider is asked for it, where the planned one could not make it. */
  readonly instead?: {
    readonly compiled: CompiledShot;
    readonly why: string;
    readonly reworded: boolean;
  };
  /** The user asks for this shot by name. */
  readonly resubmit: boolean;
  /** The take that a chained shot goes on from. */
  readonly before?: TakeRecord;
  /** The keyframe that a shot ends in, once it is made. */
  readonly keyframeOf: (ends: ShotId) => KeyframeRecord | undefined;
  /** Lets the planned provider make another shot. */
  readonly leavePlace: () => void;
  /** Another shot waits for this one's last picture, and is to follow it in its place. */
  readonly keepsPlace: boolean;
}

/** Shoots one take: its segments in order, each from the last picture of the one before. */
export async function shootShot(ports: ShootPorts, order: ShotOrder): Promise<TakeRecord> {
  const { take, before, picture, retake } = order;
  const { shot, recipe, fingerprint } = askedFor(order);
  const jobs = segmentJobs(order);
  const keyframes = keyframesOf(shot, order.keyframeOf);
  const clips: SegmentClip[] = [];
  let frame = keyframes.first?.picture ?? before?.lastFrame;
  let firstFrame: string | undefined;
  for (const [index, segment] of shot.segments.entries()) {
    const request = withFrames(segment, frame, keyframes.last?.picture);
    if (index === 0) firstFrame = request.firstFrame?.digest;
    ports.emit({
      kind: 'take-started',
      scene: shot.scene,
      shot: shot.id,
      take,
      segment: index + 1,
      segments: shot.segments.length,
      provider: shot.provider,
      model: shot.model,
    });
    const clip =
      shot.ownClip === undefined
        ? await makeOnce(ports, await ports.provider(shot.provider), {
            ...jobs[index]!,
            purchase: shot.id,
            provider: shot.provider,
            request,
            keep: (outcome, call) => keepClip(ports, shot.provider, outcome, call),
            isKept: (made) => ports.vault.holds(made.clip, 'clip'),
            onProgress: (fraction) =>
              ports.emit({
                kind: 'take-progressed',
                scene: shot.scene,
                shot: shot.id,
                take,
                progress: (index + fraction) / shot.segments.length,
              }),
            onPause: (ms, reason) =>
              ports.emit({
                kind: 'provider-awaited',
                scene: shot.scene,
                shot: shot.id,
                take,
                provider: shot.provider,
                ms,
                reason,
              }),
            onGivenUp: (reason) =>
              ports.emit({
                kind: 'job-given-up',
                scene: shot.scene,
                shot: shot.id,
                take,
                provider: shot.provider,
                reason,
              }),
          })
        : ({ kind: 'clip', clip: shot.ownClip, actualUsd: 0, notes: [] } as const);
    clips.push(clip);
    if (clips.length === shot.segments.length && !order.keepsPlace) order.leavePlace();
    frame = await lastShownFrame(ports, clip.clip, segment, picture);
  }
  const kept = clips.map(({ clip }) => clip);
  const exact = await exactPictures(ports, shot, kept, picture);
  const told = clips.flatMap((clip) => clip.notes.map(inItsWords));
  const notes = [...changeOf(order), ...once(told), ...exact.notes];
  for (const note of notes) {
    ports.emit({ kind: 'take-noted', scene: shot.scene, shot: shot.id, take, note });
  }
  const record: TakeRecord = {
    shot: shot.id,
    take,
    fingerprint,
    provider: shot.provider,
    model: shot.model,
    ...(retake?.retake.note !== undefined && { note: retake.retake.note }),
    ...(shot.segments[0]?.request.seed !== undefined && { seed: shot.segments[0].request.seed }),
    prompt: shot.segments.map(({ request }) => request.prompt).join('\n\n'),
    clips: kept,
    uses: shot.segments.map(({ startFrame, dropFrames }) => ({ startFrame, dropFrames })),
    says: shot.says ?? [],
    file: exact.file,
    frames: shot.frames,
    ...(firstFrame !== undefined && { firstFrame }),
    ...(keyframes.last && { endFrame: keyframes.last.picture }),
    lastFrame: frame!,
    cost: {
      estimatedUsd: sumOf(order.prices),
      actualUsd: sumOf(clips.map(({ actualUsd }) => actualUsd)),
    },
    notes,
  };
  await ports.vault.keepRecipe(shot.id, fingerprint, recipe);
  await ports.vault.recordTake(record);
  return record;
}

/** Fills in the pictures that exist only now: the last of the shot or segment before, keyframes. */
function withFrames(
  { request, firstFrame: { kind }, endsInKeyframe }: Segment,
  first: string | undefined,
  last: string | undefined,
): VideoRequest {
  const starts = kind === 'shot' || kind === 'segment' || kind === 'keyframe';
  return {
    ...request,
    ...(starts && first !== undefined && { firstFrame: { digest: first } }),
    ...(endsInKeyframe && last !== undefined && { lastFrame: { digest: last } }),
  };
}

/** Keeps the last picture that is shown of a clip used so. */
export async function lastShownFrame(
  { darkroom, vault }: ShootPorts,
  clip: string,
  { dropFrames, holdFrames, frames }: Pick<Segment, 'dropFrames' | 'holdFrames' | 'frames'>,
  picture: FilmPicture,
): Promise<string> {
  const scratch = await vault.scratch();
  try {
    const out = `${scratch.path}/last.png`;
    await darkroom.lastShownFrame({
      clip: vault.pathOf(clip, 'clip'),
      out,
      dropFrames,
      holdFrames,
      frames,
      picture,
    });
    return await vault.keepFile(out, 'image');
  } finally {
    await scratch.remove();
  }
}

/** Makes the shot's file of its clips, one a segment. */
export async function exactPictures(
  { darkroom, vault }: ShootPorts,
  shot: CompiledShot,
  clips: readonly string[],
  picture: FilmPicture,
): Promise<{ readonly file: string; readonly notes: readonly TakeNote[] }> {
  const scratch = await vault.scratch();
  try {
    const notes: TakeNote[] = [];
    const exact: string[] = [];
    for (const [index, { dropFrames, holdFrames, frames }] of shot.segments.entries()) {
      const out = `${scratch.path}/segment-${index + 1}.mp4`;
      const clip = vault.pathOf(clips[index]!, 'clip');
      const used = { clip, dropFrames, holdFrames, frames, picture };
      notes.push(...(await darkroom.conform({ ...used, out })));
      exact.push(out);
    }
    if (exact.length === 1)
      return { file: await vault.keepFile(exact[0]!, 'clip'), notes: once(notes) };
    const joined = `${scratch.path}/shot.mp4`;
    await darkroom.join(exact, joined, picture);
    return { file: await vault.keepFile(joined, 'clip'), notes: once(notes) };
  } finally {
    await scratch.remove();
  }
}

function changeOf({ shot, instead }: ShotOrder): readonly TakeNote[] {
  if (instead === undefined) return [];
  const [from, to] = [shot.provider, instead.compiled.provider];
  const changed = `made by ${to} and not by ${from}: ${instead.why}`;
  const reworded = `made of the shot’s safe_alternative: ${instead.why}`;
  return [
    ...(from === to ? [] : [{ kind: 'provider-changed', from, to, text: changed } as const]),
    ...(instead.reworded ? [{ kind: 'reworded', text: reworded } as const] : []),
  ];
}

function inItsWords(text: string): TakeNote {
  return { kind: 'made-otherwise', text };
}

/** Segments of one provider are mostly alike: what is true of several is told once. */
function once(notes: readonly TakeNote[]): readonly TakeNote[] {
  return [...new Map(notes.map((note) => [note.text, note])).values()];
}
