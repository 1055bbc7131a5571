import { shotsOf } from '../../src/film/film.ts';
import { toFrames } from '../../src/film/time.ts';
import type { Timeline } from '../../src/film/timeline.ts';
import { foldWorld } from '../../src/world/fold/fold.ts';
import { stageShot } from '../../src/world/stage/stage.ts';
import type { Staging } from '../../src/world/stage/staging.ts';
import { filmOf } from './film-builder.ts';
import type { FilmParts } from './film-builder.ts';

/** The staging of a shot of a film; shots without a duration last two seconds. */
export function stagingOf(parts: FilmParts, shotIndex = 0): Staging {
  const film = filmOf(parts);
  const { rate } = film.format;
  let start = 0;
  const shots = shotsOf(film).map((shot): Timeline['shots'][number] => {
    const frames = shot.duration === 'auto' ? 48 : toFrames(shot.duration, rate);
    const startFrame = start;
    start += frames;
    return {
      id: shot.id,
      startFrame,
      frames,
      transition: { type: 'cut', frames: 0 },
      beats: shot.beats.map((beat) => ({
        from: toFrames(beat.at, rate),
        to: frames,
        action: beat.action,
      })),
      lines: shot.dialogue.map((line) => ({
        from: 0,
        to: frames,
        character: line.character,
        text: line.line,
      })),
      adjustments: [],
    };
  });
  const timeline: Timeline = { rate, frames: start, shots, ending: { type: 'cut', frames: 0 } };
  return stageShot(film, foldWorld(film), timeline, shotIndex);
}
