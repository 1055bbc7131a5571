import { expect, test } from '@jest/globals';
import { GRAMMAR_RULES } from '../../src/grammar/rules.ts';
import { foldWorld } from '../../src/world/fold/fold.ts';
import { stageSpace, viewAt } from '../../src/world/stage/stage.ts';
import type { ShotParts } from '../support/film-builder.ts';
import { filmOf } from '../support/film-builder.ts';

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

/** What this process has worked so far: a machine that is busy with others does not count. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Milliseconds for each part of the work. */
function measure(shots: number): Readonly<Record<string, number>> {
  const film = longFilm(shots);
  const started = cpuMs();
  const world = foldWorld(film);
  const folded = cpuMs();
  for (const shot of world.shots) viewAt(stageSpace(film, shot), 0);
  const viewed = cpuMs();
  for (const rule of GRAMMAR_RULES) Array.from(rule.check(film));
  const checked = cpuMs();
  return { fold: folded - started, views: viewed - folded, rules: checked - viewed };
}

test('four times the shots are folded, viewed and checked in about four times as long', () => {
  measure(500);
  const [quarter, whole] = [measure(1000), measure(4000)];
  for (const [part, time] of Object.entries(whole)) {
    expect([part, time < Math.max(400, quarter[part]! * 12)]).toEqual([part, true]);
  }
});
