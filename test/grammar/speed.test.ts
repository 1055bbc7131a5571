import { expect, test } from '@jest/globals';
import { GRAMMAR_RULES } from '../../src/grammar/rules.ts';
import { foldWorld } from '../../src/world/fold/fold.ts';
import { stageSpace, viewAt } from '../../src/world/stage/stage.ts';
import type { ShotParts } from '../support/film-builder.ts';
import { filmOf } from '../support/film-builder.ts';
import { processorMs } from '../support/processor-time.ts';

/** A film of this many shots, in which something changes in every one. */
function longFilm(shots: number) {
  const shot = (index: number): ShotParts => ({
    id: `s${index}`,
    size: (['ws', 'ms', 'cu'] as const)[index % 3]!,
    characters: index % 4 === 0 ? ['c0', 'c1'] : [`c${index % 4}`],
    camera: { at: [2 + (index % 7), 1], facing: (index * 10) % 360 },
    movement: { type: 'orbit', direction: 'cw', amount: 60 },
    action: 'Someone crosses the room and looks back.',
    dialogue: [{ character: 'c0', line: 'Where have you been all this time?' }],
    join: { mode: index % 3 === 0 ? 'auto' : 'chain', maxDepth: 3 },
    changes: {
      characters: { [`c${index % 4}`]: { at: [1 + (index % 9), 3 + (index % 5)] } },
      environment: { pieces: { p3: { at: [3 + (index % 5), 8] } } },
    },
  });
  return filmOf({
    characters: Object.fromEntries(
      ['c0', 'c1', 'c2', 'c3'].map((id) => [id, { starts: { at: [2, 2] as const } }]),
    ),
    environments: {
      room: {
        layout: {
          size: [14, 11],
          pieces: Object.fromEntries(
            Array.from({ length: 10 }, (_, index) => [
              `p${index}`,
              { at: [index + 1, 9] as const },
            ]),
          ),
        },
      },
    },
    scenes: Array.from({ length: shots / 100 }, (_, scene) => ({
      id: `scene${scene}`,
      environment: 'room',
      shots: Array.from({ length: 100 }, (_shot, index) => shot(scene * 100 + index)),
    })),
  });
}

/** Milliseconds for each part of the work. */
function measure(shots: number): Readonly<Record<string, number>> {
  const film = longFilm(shots);
  const started = processorMs();
  const world = foldWorld(film);
  const folded = processorMs();
  for (const shot of world.shots) viewAt(stageSpace(film, shot), 0);
  const viewed = processorMs();
  for (const rule of GRAMMAR_RULES) Array.from(rule.check(film));
  const checked = processorMs();
  return { fold: folded - started, views: viewed - folded, rules: checked - viewed };
}

test('four times the shots are folded, viewed and checked in about four times as long', () => {
  measure(200);
  const [quarter, whole] = [measure(500), measure(2000)];
  for (const [part, time] of Object.entries(whole)) {
    expect([part, time < Math.max(200, quarter[part]! * 8)]).toEqual([part, true]);
  }
});
