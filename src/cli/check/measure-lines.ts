import type { LineMeasurement } from '../../check/check-document.ts';
import { checkLine, type LineFacts, type SpeechFacts } from '../../check/check-line.ts';
import type { ShotId } from '../../film/ids.ts';
import { type FrameRate, SAMPLE_RATE, sampleAt } from '../../film/time.ts';
import type { TimedLine, Timeline, TimelineShot } from '../../film/timeline.ts';
import { type Offset, measureOffset } from '../../sound/measure/offset.ts';
import { type Span, spokenIn } from '../../sound/measure/speech.ts';
import { aboveRest, voiceBandLevel } from '../../sound/measure/voice-band.ts';
import { monoOf } from '../../sound/stereo.ts';
import type { HeardFilm } from './heard-film.ts';

/** Who is heard in the lines of a film. */
export interface Speakers {
  /** What a voice says, interleaved, by the place of the line among its shot's; none without a voice. */
  readonly stemOf: (shot: ShotId, line: number) => Promise<Float32Array | undefined>;
  /** Whether a shot's clips have sound that is heard. */
  readonly isHeard: (shot: ShotId) => boolean;
}

type Stretches = Pick<HeardFilm, 'stretch'>;

/** A line is looked for so far from its place, in samples. */
const SEARCHED = 0.8 * SAMPLE_RATE;

/** Enough of a line to know it by, in samples. */
const LONGEST = 10 * SAMPLE_RATE;

/** `speech` is where somebody speaks in the film, if that is known. */
export async function measureLines(
  film: Stretches,
  { shots, rate }: Timeline,
  speakers: Speakers,
  speech?: readonly Span[],
): Promise<readonly LineMeasurement[]> {
  const measured: LineMeasurement[] = [];
  for (const shot of shots) {
    for (const [index, line] of shot.lines.entries()) {
      const facts = await factsOf(film, { shot, line, index, rate }, speakers, speech);
      const name = { shot: shot.id, line: index + 1, text: line.text };
      measured.push(...checkLine(facts).map((each) => ({ ...name, ...each })));
    }
  }
  return measured;
}

interface PlacedLine {
  readonly shot: TimelineShot;
  readonly line: TimedLine;
  readonly index: number;
  readonly rate: FrameRate;
}

async function factsOf(
  film: Stretches,
  { shot, line, index, rate }: PlacedLine,
  { stemOf, isHeard }: Speakers,
  speech: readonly Span[] | undefined,
): Promise<LineFacts> {
  const at = sampleAt(shot.startFrame + line.from, rate);
  const end = sampleAt(shot.startFrame + line.to, rate);
  const level = voiceBandLevel(monoOf(await film.stretch(at, end)));
  const stem = await stemOf(shot.id, index);
  if (stem === undefined) {
    if (!isHeard(shot.id)) return { spokenBy: 'none', level };
    const found = speech && speechFacts(speech, { shot, line, index, rate });
    return { spokenBy: 'native', level, ...(found && { speech: found }) };
  }
  const voice = monoOf(stem).subarray(0, LONGEST);
  const offset = await offsetOf(film, voice, at);
  if (offset === undefined) return { spokenBy: 'voice', level };
  const place = Math.max(0, at + offset.offsetSamples);
  const heard = monoOf(await film.stretch(place, place + voice.length));
  const above = aboveRest(voice.subarray(0, heard.length), heard);
  return { spokenBy: 'voice', level, offset, above };
}

/** A model speaks when it likes: so far from its place, in samples, a line is still where it is to be. */
const NEAR = SAMPLE_RATE / 2;

function speechFacts(speech: readonly Span[], { shot, line, rate }: PlacedLine): SpeechFacts {
  const at = (frame: number): number => sampleAt(shot.startFrame + frame, rate);
  const [from, to] = [at(line.from), at(line.to)];
  return {
    near: spokenIn(speech, { from: from - NEAR, to: to + NEAR }) / SAMPLE_RATE,
    inShot: spokenIn(speech, { from: at(0), to: at(shot.frames) }) / SAMPLE_RATE,
    planned: (to - from) / SAMPLE_RATE,
  };
}

async function offsetOf(
  film: Stretches,
  stem: Float32Array,
  at: number,
): Promise<Offset | undefined> {
  const from = Math.max(0, at - SEARCHED);
  const heard = monoOf(await film.stretch(from, at + stem.length + SEARCHED));
  return measureOffset(stem, heard, at - from);
}
