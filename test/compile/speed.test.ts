import { expect, test } from '@jest/globals';
import { compileFilm } from '../../src/compile/compile-film.ts';
import { layTimeline } from '../../src/compile/timeline/timeline.ts';
import { shotId } from '../../src/film/ids.ts';
import { foldWorld } from '../../src/world/fold/fold.ts';
import { processorMs } from '../support/processor-time.ts';
import { drawing, set468 } from './support/models.ts';
import { digestOf, orbFilm } from './support/orb-film.ts';

/** The small film's shots again and again, each with an id of its own. */
function longFilm(count: number) {
  const film = orbFilm();
  const [scene] = film.scenes;
  if (scene === undefined) throw new Error('the film has a scene');
  const shots = Array.from({ length: count }, (_, index) => {
    const shot = scene.shots[index % scene.shots.length];
    if (shot === undefined) throw new Error('the scene has shots');
    return { ...shot, id: shotId(String(index)) };
  });
  return { ...film, scenes: [{ ...scene, shots }] };
}

test.each([drawing, set468])(
  'four times the shots take about four times as long for $id',
  (model) => {
    const time = (count: number): number => {
      const film = longFilm(count);
      const world = foldWorld(film);
      const start = processorMs();
      const timeline = layTimeline(film);
      const route = () => ({ provider: 'test', model });
      const compiled = compileFilm({ film, world, timeline, route, digestOf });
      expect(compiled).toHaveLength(count);
      return processorMs() - start;
    };
    time(200);
    const [quarter, whole] = [time(500), time(2000)];
    expect(whole).toBeLessThan(Math.max(200, quarter * 8));
  },
);
