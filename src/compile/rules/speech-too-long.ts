import type { FilmRule } from '../../diagnostics/film-rule.ts';
import { measureShot } from '../timeline/shot-length.ts';

/** Speech that does not fit its shot, where the author asked for an error instead of more picture. */
export const speechTooLong: FilmRule = {
  explanation: {
    code: 'film/speech-too-long',
    severity: 'error',
    title: 'The speech of a shot is longer than its picture.',
    why: 'Speech is never cut. The sound policy of this shot is error, so neither is its picture lengthened nor its last frame held, and there is no way left to show it.',
    mend: 'Lengthen the duration or write auto, shorten the lines, or let the sound policy be extend or hold. Where it is told once the lines are spoken, which may take longer than expected, no shot was paid for, and the lines are kept.',
    wrong:
      'duration: 1s\nsound_policy: error\nnarration: The book had waited for four hundred years.',
    right: 'duration: auto\nnarration: The book had waited for four hundred years.',
  },
  judges: 'shots',
  *check(film) {
    for (const [sceneIndex, scene] of film.scenes.entries()) {
      for (const [shotIndex, shot] of scene.shots.entries()) {
        const { frames, overrun } = measureShot(shot, film);
        if (overrun === 0) continue;
        yield {
          code: 'film/speech-too-long',
          severity: 'error',
          message: `The speech of shot ${shot.id} needs ${frames + overrun} frames and its picture has ${frames}.`,
          hint: 'Lengthen the duration, shorten the lines, or let the sound policy be extend.',
          path: ['scenes', sceneIndex, 'shots', shotIndex, 'duration'],
        };
      }
    }
  },
};
