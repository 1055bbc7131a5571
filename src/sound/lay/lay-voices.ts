import type { ShotId } from '../../film/ids.ts';
import { sampleAt } from '../../film/time.ts';
import type { Timeline } from '../../film/timeline.ts';
import type { SampleSpan, SoundPiece } from '../sound-plan.ts';
import { ONSET } from './fade-lengths.ts';
import type { GivenSounds } from './given-sounds.ts';
import { fade } from './lengths.ts';
import { fitPiece } from './pieces.ts';

export interface LaidVoice {
  readonly shot: ShotId;
  readonly piece: SoundPiece;
}

/** Each line with a voice, from exactly its frame on, in its whole length. */
export function layVoices(timeline: Timeline, sounds: GivenSounds): readonly LaidVoice[] {
  return timeline.shots.flatMap((shot) =>
    shot.lines.flatMap((line, index): readonly LaidVoice[] => {
      const voice = sounds.voiceOf(shot.id, index);
      if (voice === undefined) return [];
      const piece = fitPiece({
        source: voice.source,
        bus: 'voice',
        at: sampleAt(shot.startFrame + line.from, timeline.rate),
        from: 0,
        samples: voice.samples,
        gainDb: voice.gainDb ?? 0,
        fadeIn: fade(ONSET),
        fadeOut: fade(ONSET),
      });
      return [{ shot: shot.id, piece }];
    }),
  );
}

/** Lines without a voice, where the model that made the pictures is heard: it speaks them. */
export function laySpoken(
  timeline: Timeline,
  sounds: GivenSounds,
  native: readonly string[],
): readonly SampleSpan[] {
  const heard = new Set(native);
  return timeline.shots
    .filter((shot) => heard.has(shot.id))
    .flatMap((shot) =>
      shot.lines
        .filter((_, index) => sounds.voiceOf(shot.id, index) === undefined)
        .map(({ from, to }) => ({
          from: sampleAt(shot.startFrame + from, timeline.rate),
          to: sampleAt(shot.startFrame + to, timeline.rate),
        })),
    );
}
