import type { Adjustment } from '../../film/adjustment.ts';
import { isWholeFrames, toFrames, toSeconds } from '../../film/time.ts';
import type { Duration, FrameRate, Frames } from '../../film/time.ts';

/** What is said where a written duration is not the whole number of frames that is given. */
export function tellRounding(
  field: string,
  asked: Duration,
  given: Frames,
  rate: FrameRate,
): readonly Adjustment[] {
  if (given === toFrames(asked, rate) && isWholeFrames(asked, rate)) return [];
  const exact = toSeconds(given, rate).toFixed(3);
  return [
    {
      kind: 'rounded',
      field,
      asked: formatDuration(asked),
      given: `${given}f`,
      why: `The timeline counts whole frames: ${given} at this rate, which is ${exact} s.`,
    },
  ];
}

function formatDuration(duration: Duration): string {
  return duration.unit === 'frames' ? `${duration.frames}f` : `${duration.micros / 1e6}s`;
}
