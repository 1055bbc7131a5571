import type { FilmRule } from '../../diagnostics/film-rule.ts';
import type { Film } from '../../film/film.ts';
import { measureShot } from '../timeline/shot-length.ts';
import { type KnownSpeech, paceInFilm } from '../timeline/speech.ts';

/** Nobody says a line in less than half the time that is expected of it. */
const FASTEST = 2;

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
    const speech = fastest(film);
    for (const [sceneIndex, scene] of film.scenes.entries()) {
      for (const [shotIndex, shot] of scene.shots.entries()) {
        const { frames, overrun } = measureShot(shot, film, speech);
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

/**
 * How long a line is shows once it is spoken, and whether it fits is judged then. Before, what may fit
 * is no mistake: a film would be refused for ever whose lines do. Where nobody speaks, no more is known
 * than how long they are to be read.
 */
function fastest(film: Film): KnownSpeech {
  if (film.voices === 'none') return {};
  const paceOf = paceInFilm(film);
  return { paceOf: (speaker) => FASTEST * paceOf(speaker) };
}
