import type { ShotMeasurement } from './check-document.ts';
import { judge, type Limits, notMeasured } from './measurement.ts';

/** Speech in the sound that a model made with the pictures of a shot, in seconds. */
export interface UnwrittenSpeech {
  readonly seconds: number;
  /** Where in the shot it begins. */
  readonly at: number;
}

/** Breaths and shouts are shorter. What is said may be meant, so that more is for the author to judge. */
const LIMITS: Limits = { pass: { to: 0.3 }, weak: {} };

const MEASURE = 'unwrittenSpeechSeconds';

/** A shot whose model speaks though no line asks it to; undefined where that can't be told. */
export function checkUnwritten(shot: string, speech: UnwrittenSpeech | string): ShotMeasurement {
  if (typeof speech === 'string') return { shot, ...notMeasured(MEASURE, LIMITS, speech) };
  const reason = `its model speaks from ${speech.at.toFixed(1)} s on, and no line asks it to: \`sound: { native: wordless }\` leaves that out, and \`mute\` all of its sound`;
  return { shot, ...judge(MEASURE, speech.seconds, LIMITS, reason) };
}
