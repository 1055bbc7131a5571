import { describe, expect, test } from '@jest/globals';
import { FILM } from './film.ts';
import { live, randomFrom } from './life.ts';
import type { ServicePromise } from './paid-service.ts';

/** `MINISTUDIO_TORTURE=2000 npm run jest -- test/shoot/torture` kills that many more. */
const FILMS = Number(process.env['MINISTUDIO_TORTURE'] ?? 3);
/** Whose numbers the films are drawn from: other ones for another run. */
const FIRST = Number(process.env['MINISTUDIO_TORTURE_FIRST'] ?? 1);

/** On a network that never fails, where a line is written whole, and stills are jobs like clips. */
const calm = (): number => 0.9;
/** The same, where a line is cut in its middle, and stills are the answers to their submissions. */
const curt = (): number => 0.45;

const PROMISES: readonly ServicePromise[] = ['idempotent', 'findable', 'blind'];
const { clips, stills } = FILM;
const undisturbed = live(FILM, 'idempotent', [], calm);

test('a film that nobody disturbs is made whole, and written down', async () => {
  const one = [expect.stringMatching(/^sha256:/)];
  const { shots, keyframes } = FILM;
  const whole = { shots: shots.map(() => one), keyframes: keyframes.map(() => one), lost: {} };
  expect(await undisturbed).toMatchObject({ shown: whole, clips, stills });
});

describe.each(PROMISES)('a film with stills by a service that is %s', (promise) => {
  test.each([
    ['in whole lines', calm],
    ['in the middle of a line', curt],
  ])(
    'that is killed once, at any act, %s, is paid for once and made as it would have been',
    async (_, mood) => {
      const { shown } = await undisturbed;
      const { acts } = await live(FILM, promise, [], mood);
      // Each act in turn, in steps that share no factor with how acts come in pairs.
      const step = FILMS < 100 ? 83 : 1;
      for (let at = 1; at <= acts; at += step) {
        const died = await live(FILM, promise, [at], mood);
        const paid = { clips: died.clips, stills: died.stills };
        expect({ at, ...paid, kills: died.kills }).toEqual({ at, clips, stills, kills: 1 });
        expect(died.shown).toEqual(shown);
      }
    },
    600_000,
  );

  test('that is killed again and again on a bad network is paid for once, and made as it would have been', async () => {
    const { shown } = await undisturbed;
    let kills = 0;
    for (let seed = FIRST; seed < FIRST + FILMS; seed += 1) {
      const random = randomFrom(seed);
      const fuses = Array.from({ length: 8 }, () => 1 + Math.floor(random() * 60));
      const life = await live(FILM, promise, fuses, random);
      const paid = { clips: life.clips, stills: life.stills };
      expect({ seed, ...paid }).toEqual({ seed, clips, stills });
      expect(life.shown).toEqual(shown);
      kills += life.kills;
    }
    expect(kills).toBeGreaterThan(FILMS * 3);
  }, 600_000);
});
