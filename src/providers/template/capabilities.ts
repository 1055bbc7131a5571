import type { JsonObject } from '../../film/json.ts';
import { frameRate } from '../../film/time.ts';
import type { Capabilities, Durations, PictureSize } from '../capabilities.ts';
import { AnswerError, AnswerReader } from '../http/answer-reader.ts';
import { carriedBy } from './values.ts';

/** Where a film says nothing of lengths, and its service is told how many seconds are wanted. */
const USUAL_SECONDS = { kind: 'range', min: 1, max: 10, step: 1 } as const;

/**
 * What a service can do: what its template has slots for, and what its film says of lengths, sizes
 * and frame rates in `can`.
 *
 * @throws AnswerError
 */
export function capabilitiesOf(slots: readonly string[], can: JsonObject = {}): Capabilities {
  const reader = new AnswerReader(can, 'can');
  const isSized = slots.some((name) => ['width', 'height', 'size'].includes(name));
  const sizes = reader.at('sizes').optional((each) => each.items().map(sizeOf));
  if (sizes === undefined && !isSized) {
    throw new AnswerError(
      'can.sizes',
      'a list such as [1280x720]: the body has no <size>',
      undefined,
    );
  }
  const fps = reader.at('fps').optional((each) => each.number());
  return {
    durations: durationsOf(reader.at('seconds'), slots),
    aspects: 'any',
    sizes: sizes ?? 'any',
    frameRates:
      fps === undefined
        ? slots.includes('fps')
          ? 'any'
          : [frameRate(24)]
        : [frameRate(Math.round(fps * 1000), 1000)],
    ...carriedBy(slots),
    repeatsFirstFrame: true,
    staging: false,
  };
}

function durationsOf(seconds: AnswerReader, slots: readonly string[]): Durations {
  if (Array.isArray(seconds.value)) {
    return { kind: 'set', seconds: seconds.items().map((each) => each.number()) };
  }
  if (seconds.isThere) {
    const [min, max] = [seconds.at('min').number(), seconds.at('max').number()];
    const step = seconds.at('step').optional((each) => each.number()) ?? 1;
    return { kind: 'range', min, max, step };
  }
  if (slots.includes('seconds')) return USUAL_SECONDS;
  if (slots.includes('frames')) return { kind: 'frames', max: USUAL_SECONDS.max };
  throw new AnswerError('can.seconds', 'a list such as [5]: the body has no <seconds>', undefined);
}

function sizeOf(reader: AnswerReader): PictureSize {
  const [, width, height] = /^(\d{2,5})x(\d{2,5})$/.exec(reader.text()) ?? [];
  if (width === undefined || height === undefined) {
    throw new AnswerError(reader.path, 'a size such as 1280x720', reader.value);
  }
  return { width: Number(width), height: Number(height) };
}
