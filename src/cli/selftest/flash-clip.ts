import { type FrameRate, type Frames, formatRate, frameRate, toSeconds } from '../../film/time.ts';
import { fileUrl } from '../../media/ffmpeg/file-arguments.ts';
import { options } from '../../media/ffmpeg/options.ts';
import { beepAt, humAt } from './beep.ts';
import type { ClipForm, SoundForm } from './clip-forms.ts';

/** What is asked of a clip. */
export interface FlashRequest {
  readonly form: ClipForm;
  readonly width: number;
  readonly height: number;
  /** Of the film. */
  readonly rate: FrameRate;
  /** At that rate. */
  readonly frames: Frames;
  /** Pictures at the head that the film will leave out. */
  readonly dropped: Frames;
}

/** A clip that is to be made: black pictures with a flash, and a beep that begins with the flash. */
export interface FlashClip {
  readonly form: ClipForm;
  readonly width: number;
  readonly height: number;
  readonly rate: FrameRate;
  readonly frames: Frames;
  /** The first bright picture. */
  readonly flash: Frames;
  /** Seconds after the file's zero at which the flash is seen. */
  readonly flashAt: number;
}

/** Seconds after the first picture that is used at which the flash is due, or soon after. */
const DUE = 0.3;

/** How far, in seconds, a flash may be from where a frame of the film begins. */
const NEAR = 0.000_25;

const OTHER_RATES: readonly FrameRate[] = [
  ...[24, 30, 25].map((rate) => frameRate(rate)),
  ...[24_000, 30_000].map((num) => frameRate(num, 1001)),
];

/** Every third picture of an uneven clip is late by so much of its length. */
const UNEVEN = 0.3;

export function flashClip(request: FlashRequest): FlashClip {
  const { form, width, height, dropped } = request;
  const { rate, after } = placeFlash(request);
  const seconds = toSeconds(request.frames, request.rate);
  const isExact = form.pictures?.rate === undefined && form.pictures?.uneven === undefined;
  // Rounding, and a last picture of which nothing says how long it lasts, must not make it too short.
  const frames = isExact ? request.frames : Math.ceil((seconds * rate.num) / rate.den) + 2;
  const flash = dropped + after;
  const clip = { form, width, height, rate, frames, flash };
  return { ...clip, flashAt: pictureAt(clip, flash) };
}

/** Seconds after the file's zero at which a picture of a clip is seen. */
export function pictureAt(
  { form, rate }: Pick<FlashClip, 'form' | 'rate'>,
  picture: Frames,
): number {
  const shift = form.pictures?.uneven && picture % 3 === 1 ? UNEVEN : 0;
  return lateOf(form, rate) + toSeconds(picture + shift, rate);
}

/** Whole pictures: their clock may know no shorter times. */
function lateOf({ pictures: { late = 0 } = {} }: ClipForm, rate: FrameRate): number {
  return toSeconds(Math.round((late * rate.num) / rate.den), rate);
}

/** The clip's rate, and the flash's picture: one that is shown as a frame of the film begins. */
function placeFlash({ form, rate: film }: FlashRequest): { rate: FrameRate; after: Frames } {
  // In an uneven clip, pictures that are as late as the first one that is used.
  if (form.pictures?.uneven)
    return { rate: film, after: 3 * Math.ceil((DUE * film.num) / film.den / 3) };
  if (form.pictures?.rate !== 'other')
    return { rate: film, after: Math.ceil((DUE * film.num) / film.den) };
  for (const rate of OTHER_RATES) {
    if (rate.num * film.den === film.num * rate.den) continue;
    const first = Math.ceil((DUE * rate.num) / rate.den);
    for (let after = first; after < first * 1.4; after++) {
      const seconds = toSeconds(after, rate);
      const frame = Math.round((seconds * film.num) / film.den);
      if (Math.abs(toSeconds(frame, film) - seconds) <= NEAR) return { rate, after };
    }
  }
  throw new RangeError(`no other rate has a picture where a frame at ${formatRate(film)} begins`);
}

/** A clip's sound, interleaved; nothing where it has none. */
export function clipSound({ form, rate, frames, flashAt }: FlashClip): Float32Array | undefined {
  const sound = soundOf(form);
  if (sound === undefined) return undefined;
  const { longer = 0, late = 0, channels = 2, rate: samplesPerSecond = 48_000 } = sound;
  const end = lateOf(form, rate) + toSeconds(frames, rate) + longer;
  const samples = Math.round((end - late) * samplesPerSecond);
  const values = new Float32Array(samples * channels);
  for (let index = 0; index < samples; index++) {
    const time = late + index / samplesPerSecond;
    const value = beepAt(time - flashAt) + humAt(time);
    values.fill(value, index * channels, (index + 1) * channels);
  }
  return values;
}

function soundOf({ sound = {} }: ClipForm): SoundForm | undefined {
  return sound === 'none' ? undefined : sound;
}

/** Arguments that write the clip; `sound` is the file of its raw samples. */
export function clipArguments(clip: FlashClip, sound: string, out: string): readonly string[] {
  const { form } = clip;
  const heard = soundOf(form);
  return [
    ...options({ ...lateBy(lateOf(form, clip.rate)), f: 'lavfi', i: picturesOf(clip) }),
    ...(heard ? soundInput(heard, sound) : []),
    ...options({ 'c:v': 'libx264', preset: 'ultrafast', bf: 2, crf: 18, vsync: 'passthrough' }),
    ...(form.pictures?.uneven ? options({ enc_time_base: '1/90000' }) : []),
    ...(heard ? soundCodec(heard, clip.flashAt) : []),
    ...options({ f: CONTAINERS[form.container ?? 'mp4'] }),
    fileUrl(out),
  ];
}

const CONTAINERS = { mp4: 'mp4', mkv: 'matroska', ts: 'mpegts' } as const;

function picturesOf({ form, width, height, rate, frames, flash }: FlashClip): string {
  const length = Math.max(2, Math.round((0.08 * rate.num) / rate.den));
  return [
    `color=black:size=${width}x${height}:rate=${formatRate(rate)}`,
    `trim=end_frame=${frames}`,
    `geq=lum='if(between(N,${flash},${flash + length - 1}),235,32)':cb=128:cr=128`,
    ...(form.pictures?.uneven
      ? ['settb=1/90000', `setpts=(N+${UNEVEN}*eq(mod(N\\,3)\\,1))*${rate.den}/(${rate.num}*TB)`]
      : []),
    'format=yuv420p',
  ].join(',');
}

function lateBy(seconds = 0): Record<string, number> {
  return seconds === 0 ? {} : { itsoffset: seconds };
}

function soundInput(
  { rate = 48_000, channels = 2, late }: SoundForm,
  path: string,
): readonly string[] {
  return options({ ...lateBy(late), f: 'f32le', ar: rate, ac: channels, i: fileUrl(path) });
}

function soundCodec(
  { codec = 'aac', gap, late = 0 }: SoundForm,
  flashAt: number,
): readonly string[] {
  const encoder = { aac: 'aac', flac: 'flac', mp3: 'libmp3lame' }[codec];
  const end = flashAt - 0.1 - late;
  const filter = gap === undefined ? {} : { af: `aselect='not(between(t,${end - gap},${end}))'` };
  return options({ 'c:a': encoder, 'b:a': '192k', ...filter });
}
