import { expect, test } from '@jest/globals';
import type { CallSheet } from '../../src/plan/call-sheet.ts';
import { runHere } from '../support/run-here.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();

const FILM = `title: Timed
format: { resolution: 64x36, fps: 24 }
shots:
  - { id: a, action: A door opens., duration: 1s }
  - { id: b, action: Nobody comes in., duration: 0.5s }
`;

async function planned(film: string, ...flags: readonly string[]): Promise<CallSheet> {
  const { stdout } = await runHere(['plan', film, '--json', ...flags]);
  return JSON.parse(stdout) as CallSheet;
}

const timesOf = ({ shots, totals }: CallSheet) => [
  ...shots.map(({ estimatedSeconds }) => estimatedSeconds),
  totals.estimatedSeconds,
];

test('how long a film takes is told by what its shots took before', async () => {
  const film = await writeFilm(await newFolder(), FILM);
  expect(timesOf(await planned(film))).toEqual([null, null, null]);
  const { stdout } = await runHere(['plan', film]);
  expect(stdout).toContain('time unknown');
  expect(stdout).toContain(
    'how long it takes is not known: animatic animatic-1 made nothing of this film yet',
  );

  expect((await runHere(['render', film, '--quiet'])).code).toBe(0);
  expect(timesOf(await planned(film))).toEqual([0, 0, 0]);

  const [a, b, all] = timesOf(await planned(film, '--fresh', '--max-parallel', '1')) as number[];
  expect(a).toBeGreaterThan(0);
  expect(a! / b!).toBeCloseTo(2, 1);
  expect(all).toBeCloseTo(a! + b!, 4);
  expect((await runHere(['plan', film, '--fresh'])).stdout).toMatch(/, about \d+ s$/m);
});
