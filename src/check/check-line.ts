import { SAMPLE_RATE } from '../film/time.ts';
import type { Offset } from '../sound/measure/offset.ts';
import { judge, type Limits, type Measurement, notMeasured } from './measurement.ts';

/** What was found of a line in the finished film. */
export interface LineFacts {
  /**
   * `voice`: a take of a voice was laid in. `native`: the model that made the pictures is to speak it.
   * `none`: nobody speaks it.
   */
  readonly spokenBy: 'voice' | 'native' | 'none';
  /** Of a voice: where it lies against the plan. */
  readonly offset?: Offset;
  /** Of a voice: by how many decibels it is above what else is heard in its band while it speaks. */
  readonly above?: number;
  /** Of the finished film where the line is planned, in dBFS; minus infinity for silence. */
  readonly level: number;
  /** Of a line that a model speaks; absent where speech can't be told from other sounds. */
  readonly speech?: SpeechFacts;
}

/** How long somebody speaks, in seconds. */
export interface SpeechFacts {
  /** Where the line is planned, and half a second around it. */
  readonly near: number;
  /** In the whole shot. */
  readonly inShot: number;
  /** How long the line is thought to be. */
  readonly planned: number;
}

const OFFSET: Limits = { pass: { from: -1, to: 1 } };

/** Less alike than that, it may be something else that was found. */
const LEAST_ALIKE = 0.3;

/** dBFS in the band of voices. A film at -23 LUFS has its speech some 20 dB above that. */
const LEVEL: Limits = { pass: { from: -50 } };

export function checkLine(facts: LineFacts): readonly Measurement[] {
  const heard = [checkOffset(facts), checkSpeech(facts) ?? checkLevel(facts)];
  return facts.above === undefined ? heard : [...heard, checkMasking(facts.above)];
}

/**
 * Below that, words begin to be missed: listeners of films want 10 LU and more above music (Torcoli et al.,
 * JAES 67/12). Two who speak at once may be meant to, so that it is for the author to judge.
 */
const ABOVE: Limits = { pass: { from: 6 }, weak: {} };

function checkMasking(above: number): Measurement {
  const level = above < 0 ? 'louder' : `only ${above.toFixed(1)} dB quieter`;
  return judge('aboveRestDb', above, ABOVE, `what else is heard meanwhile is ${level} than it`);
}

/** A model may say it in a third of the time that people need. */
const QUICKEST = 0.3;

/** Of a line that a model speaks: which words it says, nobody has listened to. */
function checkSpeech({ spokenBy, speech }: LineFacts): Measurement | undefined {
  if (spokenBy !== 'native' || speech === undefined) return undefined;
  const { near, inShot, planned } = speech;
  const least = Math.round(planned * QUICKEST * 100) / 100;
  const limits: Limits = { pass: { from: least }, ...(inShot >= least && { weak: {} }) };
  const found = `${inShot.toFixed(1)} s of speech are elsewhere in its shot`;
  const reason = inShot >= least ? found : 'nobody speaks in its shot';
  return judge('speechSeconds', near, limits, reason);
}

function checkOffset({ spokenBy, offset }: LineFacts): Measurement {
  if (spokenBy === 'native') {
    return notMeasured('offsetMs', OFFSET, 'the model of the pictures speaks it');
  }
  if (spokenBy === 'none') return notMeasured('offsetMs', OFFSET, 'it has no voice');
  if (offset === undefined) return notMeasured('offsetMs', OFFSET, 'its voice is silent');
  const { offsetSamples, correlation } = offset;
  if (correlation < LEAST_ALIKE) {
    const why = `it is not found under what else is heard (correlation ${correlation.toFixed(2)})`;
    return notMeasured('offsetMs', OFFSET, why);
  }
  const late = (1000 * offsetSamples) / SAMPLE_RATE;
  const where = `it is heard ${Math.abs(late).toFixed(1)} ms too ${late > 0 ? 'late' : 'early'}`;
  return judge('offsetMs', late, OFFSET, where);
}

function checkLevel({ spokenBy, level }: LineFacts): Measurement {
  if (spokenBy === 'none') return notMeasured('speechDb', LEVEL, 'it has no voice');
  const heard = judge('speechDb', level, LEVEL, 'nothing is heard where it is to be spoken');
  if (spokenBy === 'voice' || heard.verdict === 'fail') return heard;
  const why = 'something is heard there; whether it is the line, nobody has listened';
  return { ...heard, verdict: 'n/a', reason: why };
}
