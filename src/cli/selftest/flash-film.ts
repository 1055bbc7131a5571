import { type FrameRate, type Frames, formatRate } from '../../film/time.ts';
import { CLIP_FORMS, type ClipForm } from './clip-forms.ts';
import { FLASHES, LONGEST_CLIP } from './flash-provider.ts';

/** A shot of the film that is made for the test. */
export interface FlashShot {
  readonly id: string;
  readonly form: ClipForm;
  readonly frames: Frames;
  /** It goes on from the shot before, so that the first picture of its clip is left out. */
  readonly chained: boolean;
  readonly dissolve: Frames;
  /** How many clips it is made of: each has a flash. */
  readonly clips: number;
}

/** Every form in turn, at straight cuts, over dissolves and going on from the shot before. */
export function flashShots(rate: FrameRate, count: number): readonly FlashShot[] {
  const framesIn = (seconds: number): Frames => Math.round((seconds * rate.num) / rate.den);
  return Array.from({ length: count }, (_, index): FlashShot => {
    // The forms come round in another place of the pattern each time.
    const round = index + Math.floor(index / CLIP_FORMS.length);
    const isLong = round % 9 === 5;
    return {
      id: `shot-${index + 1}`,
      form: CLIP_FORMS[index % CLIP_FORMS.length]!,
      // Not all alike, so that no error comes round to where it began.
      frames: framesIn(isLong ? 2 * LONGEST_CLIP - 0.4 : 0.8) + (index % 3),
      chained: index > 0 && round % 4 === 1,
      dissolve: index > 0 && round % 5 === 3 ? framesIn(0.2) : 0,
      clips: isLong ? 2 : 1,
    };
  });
}

export function flashFilm(rate: FrameRate, shots: readonly FlashShot[]): string {
  return [
    'ministudio: 1',
    'title: Flash and Beep',
    `format: { resolution: 64x36, fps: ${formatRate(rate)}, loudness: -23 }`,
    `providers: ${FLASHES}`,
    'scenes:',
    '  - id: all',
    '    shots:',
    ...shots.map(
      ({ id, form, frames, chained, dissolve }) =>
        `      - ${JSON.stringify({
          id,
          action: 'A flash and a beep.',
          duration: `${frames}f`,
          join: chained ? 'chain' : 'cut',
          ...(dissolve > 0 && { transition: { type: 'dissolve', duration: `${dissolve}f` } }),
          provider_options: { [FLASHES]: { form: form.name } },
        })}`,
    ),
    '',
  ].join('\n');
}
