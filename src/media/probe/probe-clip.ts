import { createHash } from 'node:crypto';
import { EncodedPacketSink } from 'mediabunny';
import type { Input, InputVideoTrack } from 'mediabunny';
import type { FrameRate, Frames } from '../../film/time.ts';
import type { ClipFacts } from './clip.ts';
import { decoderParameters, sampleLayout } from './decoder-parameters.ts';
import { applyEdits, offsetOfFirstEdit, readEditList } from './edit-list.ts';
import type { EditList } from './edit-list.ts';
import { mayHaveFields } from './field-coding.ts';
import { recognizeRate } from './frame-rate.ts';
import { mediaError } from '../media-error.ts';
import { openMedia } from './open-media.ts';

/** When the pictures of a clip are shown, in seconds from the start of the file's time. */
export interface PictureTimes {
  /** In the order in which they are shown. */
  readonly starts: readonly number[];
  /** End of the last. */
  readonly end: number;
  /** Of those in `starts`, the ones at which decoding can begin. */
  readonly keyframes: readonly number[];
}

/**
 * Reads what a clip really is from its packets, without decoding it. Throws
 * `media/unreadable-clip` where the file is missing, empty, damaged, cut short or has no video.
 */
export async function probeClip(path: string): Promise<ClipFacts> {
  return readingClip(path, async (input, track) => {
    const { starts, end } = await pictureTimes(path, track);
    const codec = await track.getCodec();
    const config = await track.getDecoderConfig();
    const timescale = await track.getTimeResolution();
    const ticks = starts.map((start) => Math.round(start * timescale));
    const lastDuration = Math.round(end * timescale) - (ticks.at(-1) ?? 0);
    const rate = recognizeRate(ticks, timescale, lastDuration);
    return {
      codec: codecName(codec),
      width: await track.getDisplayWidth(),
      height: await track.getDisplayHeight(),
      rate,
      frames: starts.length,
      seconds: secondsOf(starts, end, rate),
      codecConfig: codecConfigOf(config),
      ...(await colorOf(track)),
      hasAudio: (await input.getPrimaryAudioTrack()) !== null,
      mayHaveFields: mayHaveFields(codec, descriptionOf(config)),
    };
  });
}

/** When each picture of a clip is shown. Throws `media/unreadable-clip`. */
export async function readPictureTimes(path: string): Promise<PictureTimes> {
  return readingClip(path, (_, track) => pictureTimes(path, track));
}

/** The pictures at which a clip may begin, counted from its first. */
export async function keyframesOf(path: string): Promise<readonly Frames[]> {
  const { starts, keyframes } = await readPictureTimes(path);
  const frameAt = new Map(starts.map((start, frame) => [start, frame]));
  return keyframes.map((start) => frameAt.get(start) ?? 0);
}

async function readingClip<T>(
  path: string,
  read: (input: Input, track: InputVideoTrack) => Promise<T>,
): Promise<T> {
  const input = openMedia(path);
  try {
    const track = await input.getPrimaryVideoTrack();
    if (track === null) throw new Error('it has no video track');
    return await read(input, track);
  } catch (cause) {
    // Whatever the parser says of a broken file, the file is what is wrong.
    const why = messageOf(cause);
    throw mediaError('media/unreadable-clip', `${path} can't be read as a video clip: ${why}`, {
      hint: 'Make or fetch the clip again; it may be cut short.',
      cause,
    });
  } finally {
    input.dispose();
  }
}

function messageOf(cause: unknown): string {
  const hasMessage = typeof cause === 'object' && cause !== null && 'message' in cause;
  return hasMessage ? String(cause.message) : String(cause);
}

async function pictureTimes(path: string, track: InputVideoTrack): Promise<PictureTimes> {
  const sink = new EncodedPacketSink(track);
  const packets: Picture[] = [];
  for await (const packet of sink.packets(undefined, undefined, { metadataOnly: true })) {
    const { timestamp, duration, type } = packet;
    packets.push({ start: timestamp, duration, isKey: type === 'key' });
  }
  const last = packets.at(-1);
  if (last === undefined) throw new Error('it has no pictures');
  await requirePacket(sink, last.start);
  const shown = shownPictures(packets, await readEditList(path));
  const end = shown.at(-1);
  if (end === undefined) throw new Error('none of its pictures is shown');
  return {
    starts: shown.map(({ start }) => start),
    end: end.start + end.duration,
    keyframes: shown.filter(({ isKey }) => isKey).map(({ start }) => start),
  };
}

interface Picture {
  readonly start: number;
  readonly duration: number;
  readonly isKey: boolean;
}

/** In the order in which they are shown. What an edit list leaves out is only there to be decoded. */
function shownPictures(
  packets: readonly Picture[],
  edits: EditList | undefined,
): readonly Picture[] {
  const inOrder = packets.toSorted((left, right) => left.start - right.start);
  if (edits === undefined) return inOrder.filter(({ start }) => start >= -1e-6);
  const offset = offsetOfFirstEdit(edits);
  const ticked = inOrder.map((picture) => ({
    ...picture,
    ticks: Math.round(picture.start * edits.timescale) + offset,
  }));
  return applyEdits(edits, ticked).map(({ picture, start }) => ({ ...picture, start }));
}

/** An index may promise packets that a file which was cut short no longer holds. */
async function requirePacket(sink: EncodedPacketSink, start: number): Promise<void> {
  const packet = await sink.getPacket(start);
  const isThere = packet !== null && packet.byteLength > 0;
  if (!isThere) throw new Error('it ends before its last picture');
}

/** As ffmpeg and people call it. */
function codecName(codec: string | null): string {
  if (codec === 'avc') return 'h264';
  return codec ?? 'unknown';
}

function secondsOf(starts: readonly number[], end: number, rate: FrameRate | null): number {
  return rate === null ? end - (starts[0] ?? 0) : (starts.length * rate.den) / rate.num;
}

function codecConfigOf(config: VideoDecoderConfig | null): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([config?.codec, config?.codedWidth, config?.codedHeight]));
  const description = descriptionOf(config);
  if (config !== null && description !== undefined) {
    hash.update(decoderParameters(config.codec, description));
  }
  return hash.digest('hex');
}

function descriptionOf(config: VideoDecoderConfig | null): Uint8Array | undefined {
  const source = config?.description;
  if (source === undefined) return undefined;
  return ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source);
}

/** Each part is `unknown` where the clip doesn't say. */
async function colorOf(
  track: InputVideoTrack,
): Promise<Pick<ClipFacts, 'color' | 'primaries' | 'transfer'>> {
  const { matrix, fullRange, primaries, transfer } = await track.getColorSpace();
  const range = fullRange === true ? 'pc' : fullRange === false ? 'tv' : 'unknown';
  const layout = sampleLayout((await track.getCodecParameterString()) ?? '');
  return {
    color: [matrix ?? 'unknown', range, layout].join('/'),
    primaries: primaries ?? 'unknown',
    transfer: transfer ?? 'unknown',
  };
}
