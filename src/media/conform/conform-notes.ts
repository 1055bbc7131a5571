import type { ConformNoteKind, TakeNote } from '../../film/take-note.ts';
import { formatRate, frameRate, sameRate } from '../../film/time.ts';
import type { FrameRate } from '../../film/time.ts';
import type { ClipFacts } from '../probe/clip.ts';
import { colorDifferences } from '../probe/color.ts';
import { chooseFit } from './fit.ts';
import type { PictureFormat } from '../ffmpeg/house-config.ts';
import { HDR_PEAK } from '../wide-color/display-light.ts';
import { isHighDynamicRange, isWideColor } from '../wide-color/house-light.ts';

/** What conforming a clip to a film does to it beyond cutting it to its length, a note each. */
export function conformNotes(
  clip: ClipFacts & { readonly interlaced: boolean },
  film: PictureFormat,
): readonly TakeNote[] {
  return [
    ...sizeNotes(clip, film),
    ...rateNotes(clip, film.rate),
    ...(clip.interlaced ? [DEINTERLACED] : []),
    ...colorNotes(clip),
  ];
}

const DEINTERLACED = note(
  'deinterlaced',
  'interlaced',
  'progressive',
  'the clip is interlaced: its two fields a picture are made one (bwdif)',
);

function note(kind: ConformNoteKind, from: string, to: string, text: string): TakeNote {
  return { kind, from, to, text };
}

function sizeNotes(clip: ClipFacts, film: PictureFormat): readonly TakeNote[] {
  const fit = chooseFit(clip, film);
  if (fit === 'same') return [];
  const [from, to] = [`${clip.width}×${clip.height}`, `${film.width}×${film.height}`];
  const [across, down] = [film.width / clip.width, film.height / clip.height];
  const scale = fit === 'cropped' ? Math.max(across, down) : Math.min(across, down);
  const done = [
    ...(scale === 1 ? [] : [`is scaled ${scale > 1 ? 'up' : 'down'}`]),
    ...(fit === 'cropped' ? ['loses its edges'] : []),
    ...(fit === 'letterboxed' ? ['has borders'] : []),
  ].join(' and ');
  return [note(fit, from, to, `the clip is ${from} and the film ${to}: it ${done}`)];
}

function rateNotes({ rate, frames, seconds }: ClipFacts, film: FrameRate): readonly TakeNote[] {
  const to = formatRate(film);
  if (rate === null) {
    const average = (frames / seconds).toFixed(2);
    const text = `the clip's pictures are not evenly spaced (${average} a second on average) and the film has ${to} a second: each frame shows the nearest`;
    return [note('resampled', 'variable', to, text)];
  }
  if (sameRate(rate, film)) return [];
  const from = formatRate(rate);
  const text = `the clip has ${from} pictures a second and the film ${to}: ${resampling(rate, film)}`;
  return [note('resampled', from, to, text)];
}

/** In whole numbers, since 30 to 24 is 5 to 4. */
function resampling(clip: FrameRate, film: FrameRate): string {
  const { num, den } = frameRate(clip.num * film.den, clip.den * film.num);
  const of = (count: number, all: number): string => `${count} of every ${all}`;
  return num > den
    ? `${of(num - den, num)} pictures ${num - den === 1 ? 'is' : 'are'} left out`
    : `${of(den - num, den)} frames ${den - num === 1 ? 'repeats' : 'repeat'} the one before`;
}

function colorNotes(clip: ClipFacts): readonly TakeNote[] {
  if (isHighDynamicRange(clip)) {
    const from = `${clip.primaries}/${clip.transfer}`;
    const text = `the clip is HDR (${clip.transfer.toUpperCase()}): its light is mapped to standard range by ITU-R BT.2446 method A, and what is brighter than ${HDR_PEAK} cd/m² is white`;
    return [note('tone-mapped', from, 'bt709', text)];
  }
  if (isWideColor(clip)) {
    const from = `${clip.primaries}/${clip.transfer}`;
    const text = `the clip's colours are ${from}: they are brought to BT.709, and clipped where it has none so strong`;
    return [note('recolored', from, 'bt709', text)];
  }
  const differences = colorDifferences(clip);
  if (differences.length === 0) return [];
  const text = `the clip's colours differ from the film's (${differences.join(', ')}): they are converted`;
  return [note('recolored', clip.color, 'bt709/tv/yuv420p', text)];
}
