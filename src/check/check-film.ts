import { SAMPLE_RATE } from '../film/time.ts';
import type { Loudness } from '../sound/loudness/measure-loudness.ts';
import { SHORTEST } from '../sound/loudness/loudness-meter.ts';
import { HIGHEST_TRUE_PEAK, LOUDNESS_TOLERANCE } from '../sound/master/loudness-targets.ts';
import type { Silence } from '../sound/measure/silence-meter.ts';
import { judge, type Limits, type Measurement, notMeasured } from './measurement.ts';

/** What is known of a finished film. */
export interface FilmFacts {
  readonly isAsRendered: boolean;
  /** Whether `film.yaml` is still what it was rendered from. */
  readonly isCurrent: boolean;
  readonly frames: { readonly planned: number; readonly indexed: number };
  readonly samples: { readonly planned: number; readonly indexed: number };
  /** LUFS. */
  readonly targetLoudness: number;
  /** Absent where nothing is to be heard in the film. */
  readonly sound?: FilmSoundFacts;
}

export interface FilmSoundFacts {
  readonly loudness: Loudness;
  readonly clipped: number;
  readonly silence: Silence;
}

const TRUE_PEAK: Limits = { pass: { to: HIGHEST_TRUE_PEAK } };

/** Seconds without a sound that may be meant; more is told, and is for the author to judge. */
const SILENCE: Limits = { pass: { to: 3 }, weak: {} };

const CLIPPING: Limits = { pass: { to: 0 } };

export function checkFilm(facts: FilmFacts): readonly Measurement[] {
  const { frames, samples } = facts;
  return [
    unchanged('changedFiles', facts.isAsRendered, { pass: { to: 0 } }, FILE),
    unchanged('changedSpecs', facts.isCurrent, { pass: { to: 0 }, weak: { to: 1 } }, SPEC),
    exactly('frames', frames.indexed, frames.planned),
    exactly('samples', samples.indexed, samples.planned),
    ...soundOf(facts),
  ];
}

const TOO_SHORT = `what is shorter than ${SHORTEST / SAMPLE_RATE} s has no loudness`;

const FILE = 'the file is not the one that was rendered: render again';
const SPEC = 'film.yaml was changed since, and its lines are not measured: render again';

function unchanged(measure: string, is: boolean, limits: Limits, reason: string): Measurement {
  return judge(measure, is ? 0 : 1, limits, reason);
}

function exactly(measure: string, value: number, planned: number): Measurement {
  const pass = { from: planned, to: planned };
  return judge(measure, value, { pass }, `${planned} are planned`);
}

function soundOf({ sound, targetLoudness, samples }: FilmFacts): readonly Measurement[] {
  const loudnessLimits = { pass: around(targetLoudness, LOUDNESS_TOLERANCE) };
  if (sound === undefined) {
    const silent = 'nothing is to be heard in the film';
    return [
      notMeasured('loudnessLufs', loudnessLimits, silent),
      notMeasured('truePeakDb', TRUE_PEAK, silent),
      notMeasured('clippings', CLIPPING, silent),
      notMeasured('silenceSeconds', SILENCE, silent),
    ];
  }
  const { loudness, clipped, silence } = sound;
  const from = silence.at / SAMPLE_RATE;
  const seconds = silence.samples / SAMPLE_RATE;
  const where = `nothing is heard from ${from.toFixed(2)} s to ${(from + seconds).toFixed(2)} s`;
  return [
    samples.planned < SHORTEST
      ? notMeasured('loudnessLufs', loudnessLimits, TOO_SHORT)
      : judge(
          'loudnessLufs',
          loudness.integrated,
          loudnessLimits,
          `${targetLoudness} is asked for`,
        ),
    judge('truePeakDb', loudness.truePeak, TRUE_PEAK, 'other players may distort it'),
    judge('clippings', clipped, CLIPPING, 'waves are cut off at full scale'),
    judge('silenceSeconds', seconds, SILENCE, where),
  ];
}

function around(value: number, tolerance: number) {
  return { from: value - tolerance, to: value + tolerance };
}
