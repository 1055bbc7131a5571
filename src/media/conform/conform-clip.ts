import { copyFile, link, rm } from 'node:fs/promises';
import type { TakeNote } from '../../film/take-note.ts';
import type { FrameRate, Frames } from '../../film/time.ts';
import { formatRate, nearestFrames, sameRate } from '../../film/time.ts';
import type { ClipFacts } from '../probe/clip.ts';
import { ACCURATE, houseColorFilters } from '../probe/color.ts';
import { conformNotes } from './conform-notes.ts';
import { copyTail } from '../stitch/copy-tail.ts';
import { requireEvenSize } from '../pictures/encode-frames.ts';
import type { Ffmpeg } from '../ffmpeg/ffmpeg.ts';
import { clipInput, fileUrl } from '../ffmpeg/file-arguments.ts';
import { chooseFit, fitFilters } from './fit.ts';
import type { Fit } from './fit.ts';
import { houseCodecArguments } from '../ffmpeg/house-codec.ts';
import { isHouseClip } from '../ffmpeg/house-config.ts';
import { DEINTERLACE } from '../probe/interlacing.ts';
import { mediaError } from '../media-error.ts';
import { options } from '../ffmpeg/options.ts';
import { keyframesOf, probeClip } from '../probe/probe-clip.ts';
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.ts';
import { withLut } from '../wide-color/with-lut.ts';

export interface ConformRequest {
  readonly source: string;
  readonly facts: ClipFacts;
  readonly out: string;
  readonly width: number;
  readonly height: number;
  readonly rate: FrameRate;
  /** Whether its pictures, or some of them, are two fields each. */
  readonly interlaced: boolean;
  /** Pictures of the source, at its own rate, that are left out at its head. */
  readonly dropFrames: Frames;
  /** Pictures that the result has, at `rate`. */
  readonly frames: Frames;
  /** How many frames the last picture may be held where the source is too short; none by default. */
  readonly holdFrames?: Frames;
  readonly signal?: AbortSignal;
}

export interface Conformed {
  readonly facts: ClipFacts;
  /** The source was already right, at most but for its head, so its bytes were taken as they are. */
  readonly copied: boolean;
  readonly fit: Fit;
  /** Pictures at the end that repeat the last one of a source that was too short. */
  readonly held: Frames;
  /** What had to be done to the pictures; nothing of it was asked for. */
  readonly notes: readonly TakeNote[];
}

/**
 * Writes a clip of exactly `frames` pictures at the film's rate and size: video only, in the house
 * codec. A source that is so already is linked; one that is so from a keyframe on is cut there by
 * copying. Otherwise one pass makes whole pictures of fields,
 * drops the head, resamples by time where the rate differs (each film frame shows the picture
 * nearest to its start), fits the size (`chooseFit`), brings the colours to the house's and trims
 * by count.
 * Throws `media/clip-too-short`, `media/odd-size`, `media/unreadable-clip`, `media/ffmpeg-failed`.
 */
export async function conformClip(ffmpeg: Ffmpeg, request: ConformRequest): Promise<Conformed> {
  requireEvenSize(request);
  const { facts, frames } = request;
  const fit = chooseFit(facts, request);
  if (await isConformed(ffmpeg, request)) {
    await linkOrCopy(request.source, request.out);
    return { facts, copied: true, fit, held: 0, notes: [] };
  }
  if (await copiedTail(ffmpeg, request)) {
    return { facts: await probeClip(request.out), copied: true, fit, held: 0, notes: [] };
  }
  const available = availableFrames(request);
  const held = Math.max(0, frames - available);
  if (available <= 0 || held > (request.holdFrames ?? 0)) throw tooShort(request, available);
  await withLut(facts, async (lut) => {
    await runFfmpeg(ffmpeg, {
      purpose: `conform ${request.source}`,
      arguments: conformArguments(request, lut),
      ...(request.signal === undefined ? {} : { signal: request.signal }),
    });
  });
  const made = await probeClip(request.out);
  if (made.frames !== frames) throw tooShort(request, made.frames);
  const notes = conformNotes({ ...facts, interlaced: request.interlaced }, request);
  return { facts: made, copied: false, fit, held, notes };
}

/** How many film frames the source fills, once its head is dropped. */
function availableFrames(request: ConformRequest): Frames {
  const { facts, dropFrames, rate } = request;
  if (facts.rate !== null && sameRate(facts.rate, rate)) return facts.frames - dropFrames;
  if (facts.frames <= dropFrames) return 0;
  const seconds = (facts.seconds * (facts.frames - dropFrames)) / facts.frames;
  return nearestFrames(seconds, rate);
}

/** Arguments of the one pass; `lut` is the file of the source's `cubeLut`, where it needs one. */
export function conformArguments(request: ConformRequest, lut?: string): readonly string[] {
  return [
    ...clipInput(request.source),
    ...options({ map: '0:v:0', vf: conformFilters(request, lut).join(',') }),
    ...houseCodecArguments(request.rate),
    fileUrl(request.out),
  ];
}

function conformFilters(request: ConformRequest, lut?: string): readonly string[] {
  const { facts, dropFrames, frames, rate } = request;
  const resample = facts.rate === null || !sameRate(facts.rate, rate);
  const hold = Math.max(0, frames - availableFrames(request)) + (resample ? 1 : 0);
  const size = fitFilters(chooseFit(facts, request), request, ACCURATE);
  return [
    ...(request.interlaced ? [DEINTERLACE] : []),
    ...(dropFrames > 0 ? [`trim=start_frame=${dropFrames}`] : []),
    ...(resample ? ['setpts=PTS-STARTPTS', `fps=fps=${formatRate(rate)}:round=near`] : []),
    // The last picture lasts to its end, which the resampler may round down by one frame.
    ...(hold > 0 ? [`tpad=stop=${hold}:stop_mode=clone`] : []),
    `trim=end_frame=${frames}`,
    `setpts=N*${rate.den}/(${rate.num}*TB)`,
    ...houseColorFilters(facts, size, lut),
    'setsar=1',
    'format=yuv420p',
  ];
}

/** Whether a clip that is right but for its head could be cut there, and was. */
async function copiedTail(ffmpeg: Ffmpeg, request: ConformRequest): Promise<boolean> {
  const { source, out, rate, dropFrames: from, frames, signal } = request;
  if (from === 0 || !(await isRightAfterHead(ffmpeg, request))) return false;
  if (!(await keyframesOf(source)).includes(from)) return false;
  await copyTail(ffmpeg, { source, out, rate, from, frames, ...(signal && { signal }) });
  return true;
}

async function isConformed(ffmpeg: Ffmpeg, request: ConformRequest): Promise<boolean> {
  return request.dropFrames === 0 && (await isRightAfterHead(ffmpeg, request));
}

async function isRightAfterHead(ffmpeg: Ffmpeg, request: ConformRequest): Promise<boolean> {
  const { facts } = request;
  return (
    facts.frames - request.dropFrames === request.frames &&
    facts.rate !== null &&
    sameRate(facts.rate, request.rate) &&
    facts.width === request.width &&
    facts.height === request.height &&
    !facts.hasAudio &&
    (await isHouseClip(ffmpeg, facts, request))
  );
}

async function linkOrCopy(source: string, out: string): Promise<void> {
  await rm(out, { force: true });
  // Another disk or a file system without links: the bytes are copied.
  await link(source, out).catch(() => copyFile(source, out));
}

function tooShort(request: ConformRequest, available: Frames): Error {
  const { source, frames, dropFrames } = request;
  const without = dropFrames > 0 ? ` without its first ${dropFrames}` : '';
  return mediaError(
    'media/clip-too-short',
    `${source} fills ${available} frames${without}, and ${frames} are needed.`,
    { hint: 'Shoot the shot again, or make it shorter.' },
  );
}
