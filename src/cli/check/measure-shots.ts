import { checkUnwritten, type UnwrittenSpeech } from '../../check/check-shot.ts';
import type { ShotMeasurement } from '../../check/check-document.ts';
import { type Film, shotsOf } from '../../film/film.ts';
import { SAMPLE_RATE, sampleAt } from '../../film/time.ts';
import type { Timeline, TimelineShot } from '../../film/timeline.ts';
import { playPcm } from '../../media/sound/pcm-file.ts';
import type { SpeechDetector } from '../../models/speech-detector.ts';
import { SPEECH_PACKAGES } from '../../models/speech-packages.ts';
import type { ClipSound } from '../../sound/lay/given-sounds.ts';
import { type Span, spokenIn } from '../../sound/measure/speech.ts';
import type { GatheredSounds } from '../sound/gather-sounds.ts';

/** The shots of which a model is heard that speaks none of their lines, and whose words are kept. */
export function shotsWithoutWords(
  film: Film,
  { shots }: Timeline,
  { sounds }: GatheredSounds,
): readonly TimelineShot[] {
  const heard = new Set(sounds.clips.map(({ shot }) => shot));
  const own = new Set(
    shotsOf(film)
      .filter(({ clip, sound }) => clip !== undefined || sound.native === 'wordless')
      .map(({ id }) => id),
  );
  return shots.filter(({ id, lines }) => {
    const speaks = lines.some((_, line) => sounds.voiceOf(id, line) === undefined);
    return heard.has(id) && !own.has(id) && !speaks;
  });
}

/** Listens to what the model made of each shot, before anything is laid over it. */
export async function measureShots(
  shots: readonly TimelineShot[],
  gathered: GatheredSounds,
  { rate }: Timeline,
  detector: SpeechDetector | undefined,
): Promise<readonly ShotMeasurement[]> {
  if (detector === undefined) return shots.map(({ id }) => checkUnwritten(id, NOT_INSTALLED));
  const heard = new Map<string, readonly Span[]>();
  const measured: ShotMeasurement[] = [];
  for (const { id, frames } of shots) {
    const length = sampleAt(frames, rate);
    const clips = gathered.sounds.clips.filter(({ shot, samples }) => shot === id && samples > 0);
    const spans: Span[] = [];
    for (const clip of clips) {
      const { source } = clip;
      if (!heard.has(source)) {
        heard.set(source, await detector.listen(playPcm(gathered.pathOf(source))));
      }
      spans.push(...inShot(heard.get(source)!, clip, sampleAt(clip.atFrame, rate)));
    }
    measured.push(checkUnwritten(id, speechOf(spans, length)));
  }
  return measured;
}

/** Where the clips that a model has made are not at hand. */
export function unheardShots(film: Film, why: string): readonly ShotMeasurement[] {
  return shotsOf(film)
    .filter(({ clip, sound }) => clip === undefined && sound.native === 'keep')
    .map(({ id }) => checkUnwritten(id, why));
}

const NOT_INSTALLED = `speech can’t be told from other sounds: npm install ${SPEECH_PACKAGES}`;

function inShot(spans: readonly Span[], clip: ClipSound, at: number): readonly Span[] {
  const moved = at - clip.from;
  return spans.map(({ from, to }) => ({ from: from + moved, to: to + moved }));
}

function speechOf(spans: readonly Span[], length: number): UnwrittenSpeech {
  const whole = { from: 0, to: length };
  const begins = spans.filter((span) => spokenIn([span], whole) > 0).map(({ from }) => from);
  return {
    seconds: spokenIn(spans, whole) / SAMPLE_RATE,
    at: Math.max(0, Math.min(length, ...begins)) / SAMPLE_RATE,
  };
}
