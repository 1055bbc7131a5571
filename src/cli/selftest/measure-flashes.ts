import { join } from 'node:path';
import { type FrameRate, type Frames, SAMPLE_RATE, sampleAt } from '../../film/time.ts';
import type { Ffmpeg } from '../../media/ffmpeg/ffmpeg.ts';
import { pictureLumas } from '../../media/probe/picture-lumas.ts';
import { readPictureTimes } from '../../media/probe/probe-clip.ts';
import { decodeSound } from '../../media/sound/decode-sound.ts';
import { readPcm } from '../../media/sound/read-pcm.ts';
import { readSoundLength } from '../../media/stitch/sound-length.ts';
import { measureStep } from '../../sound/measure/click.ts';
import { measureOffset } from '../../sound/measure/offset.ts';
import { CHANNELS } from '../../sound/stereo.ts';
import { beepSamples } from './beep.ts';
import type { FlashShot } from './flash-film.ts';

/** The finished film, decoded. */
export interface SeenFilm {
  readonly rate: FrameRate;
  /** As they decode, and as the file's index has them. */
  readonly lumas: Uint8Array;
  readonly starts: readonly number[];
  readonly samples: number;
  /** Interleaved, from the zero of the file on. */
  readonly sound: Float32Array;
}

export interface LaidShot extends FlashShot {
  readonly startFrame: Frames;
}

export interface ShotSync {
  readonly shot: string;
  readonly form: string;
  readonly hasSound: boolean;
  readonly chained: boolean;
  readonly dissolve: Frames;
  /** Milliseconds by which the beep is heard after each flash; null where none was found. */
  readonly offsetsMs: readonly (number | null)[];
  /** Flashes that should be there. */
  readonly flashes: number;
  /** How great the step of the sound is where the shot begins, against what is usual around it. */
  readonly step: number | null;
  readonly isClick: boolean;
}

export async function seeFilm(
  ffmpeg: Ffmpeg,
  file: string,
  { rate, scratch, signal }: { rate: FrameRate; scratch: string; signal: AbortSignal },
): Promise<SeenFilm> {
  const raw = join(scratch, 'film.f32');
  await decodeSound(ffmpeg, { source: file, out: raw, zero: 'file', signal });
  return {
    rate,
    lumas: await pictureLumas(ffmpeg, file, signal),
    starts: (await readPictureTimes(file)).starts,
    samples: (await readSoundLength(file)).samples,
    sound: await readPcm(raw),
  };
}

/** Half-way from dark to bright. */
const BRIGHT = 125;

/** Beeps are looked for so many samples from where they should be. */
const SEARCHED = 0.2 * SAMPLE_RATE;

/** Less alike than that, it is something else that was found. */
const LEAST_ALIKE = 0.6;

export function syncOf(shot: LaidShot, film: SeenFilm): ShotSync {
  const { id, form, chained, dissolve, startFrame, frames, clips } = shot;
  const seen = flashesIn(film.lumas, startFrame, startFrame + frames);
  const hasSound = form.sound !== 'none';
  const offsetsMs = seen.map((frame) => (hasSound ? beepAfter(film, film.starts[frame]!) : null));
  const step =
    startFrame === 0 ? undefined : measureStep(film.sound, sampleAt(startFrame, film.rate));
  return {
    shot: id,
    form: form.name,
    hasSound,
    chained,
    dissolve,
    offsetsMs,
    flashes: clips,
    step: step?.ratio ?? null,
    isClick: step?.isClick ?? false,
  };
}

function flashesIn(lumas: Uint8Array, from: Frames, to: Frames): readonly Frames[] {
  const flashes: Frames[] = [];
  for (let frame = Math.max(1, from); frame < to; frame++) {
    if (lumas[frame]! >= BRIGHT && lumas[frame - 1]! < BRIGHT) flashes.push(frame);
  }
  return flashes;
}

function beepAfter({ sound }: SeenFilm, seconds: number): number | null {
  const heard = findBeep(sound, seconds * SAMPLE_RATE);
  return heard === undefined ? null : (heard / SAMPLE_RATE - seconds) * 1000;
}

/** The sample with which a beep begins, near where one is due; undefined where there is none. */
export function findBeep(sound: Float32Array, due: number): number | undefined {
  const beep = beepSamples(SAMPLE_RATE);
  const middle = Math.round(due);
  const from = Math.max(0, middle - SEARCHED);
  const to = Math.min(sound.length / CHANNELS, middle + beep.length + SEARCHED);
  const left = Float32Array.from(
    { length: Math.max(0, to - from) },
    (_, index) => sound[(from + index) * CHANNELS]!,
  );
  const found = measureOffset(beep, left, 0);
  if (found === undefined || found.correlation < LEAST_ALIKE) return undefined;
  return from + found.offsetSamples;
}
