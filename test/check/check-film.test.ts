import { describe, expect, test } from '@jest/globals';
import { checkDocument } from '../../src/check/check-document.ts';
import { checkFilm, type FilmFacts } from '../../src/check/check-film.ts';
import { checkLine } from '../../src/check/check-line.ts';
import { checkSeam } from '../../src/check/check-seam.ts';

const GOOD: FilmFacts = {
  isAsRendered: true,
  isCurrent: true,
  frames: { planned: 240, indexed: 240 },
  samples: { planned: 480_000, indexed: 480_000 },
  targetLoudness: -16,
  sound: {
    loudness: { integrated: -16.2, truePeak: -1.1 },
    clipped: 0,
    silence: { at: 0, samples: 48_000 },
  },
};

const verdicts = (facts: Partial<FilmFacts>) =>
  Object.fromEntries(
    checkFilm({ ...GOOD, ...facts })
      .filter(({ verdict }) => verdict !== 'pass')
      .map(({ measure, verdict, reason }) => [measure, `${verdict}: ${reason}`]),
  );

const withSound = (sound: Partial<NonNullable<FilmFacts['sound']>>) =>
  verdicts({ sound: { ...GOOD.sound!, ...sound } });

describe('a film', () => {
  test('that is as it should be passes in everything, with what passes beside it', () => {
    expect(verdicts({})).toEqual({});
    expect(checkFilm(GOOD)).toContainEqual({
      measure: 'loudnessLufs',
      value: -16.2,
      threshold: { from: -16.5, to: -15.5 },
      verdict: 'pass',
    });
  });

  test('fails with a frame or a sample too few or too many', () => {
    expect(verdicts({ frames: { planned: 240, indexed: 239 } })).toEqual({
      frames: 'fail: 240 are planned',
    });
    expect(verdicts({ samples: { planned: 480_000, indexed: 480_001 } })).toEqual({
      samples: 'fail: 480000 are planned',
    });
  });

  test('fails more than half a LU from its loudness, and with peaks above -1 dBTP', () => {
    const loudness = { integrated: -16.51, truePeak: -0.99 };
    expect(withSound({ loudness })).toEqual({
      loudnessLufs: 'fail: -16 is asked for',
      truePeakDb: 'fail: other players may distort it',
    });
  });

  test('that is to be heard and is silent fails, and has no level in JSON', () => {
    const [measured] = checkFilm({
      ...GOOD,
      sound: { ...GOOD.sound!, loudness: { integrated: -Infinity, truePeak: -Infinity } },
    }).filter(({ measure }) => measure === 'loudnessLufs');
    expect(measured).toMatchObject({ value: null, verdict: 'fail' });
  });

  test('that is shorter than what loudness is measured of is not judged by it', () => {
    const silent = { integrated: -Infinity, truePeak: -3 };
    const samples = { planned: 10_000, indexed: 10_000 };
    expect(verdicts({ samples, sound: { ...GOOD.sound!, loudness: silent } })).toEqual({
      loudnessLufs: 'n/a: what is shorter than 0.4 s has no loudness',
    });
  });

  test('fails where waves are cut off', () => {
    expect(withSound({ clipped: 1 })).toEqual({
      clippings: 'fail: waves are cut off at full scale',
    });
  });

  test('in which nothing is heard for long is weak, and it is said where: silence may be meant', () => {
    expect(withSound({ silence: { at: 24_000, samples: 4 * 48_000 } })).toEqual({
      silenceSeconds: 'weak: nothing is heard from 0.50 s to 4.50 s',
    });
  });

  test('without sound is not measured, which is no pass', () => {
    const { sound: _, ...silent } = GOOD;
    expect(
      checkFilm(silent)
        .filter(({ verdict }) => verdict === 'n/a')
        .map(({ measure }) => measure),
    ).toEqual(['loudnessLufs', 'truePeakDb', 'clippings', 'silenceSeconds']);
  });

  test('that is not the one that was rendered fails; one whose spec was changed is weak', () => {
    const found = verdicts({ isAsRendered: false, isCurrent: false });
    expect(found['changedFiles']).toMatch(/^fail: /);
    expect(found['changedSpecs']).toMatch(/^weak: /);
  });

  test('passes as a whole where nothing fails', () => {
    const document = (facts: FilmFacts) =>
      checkDocument({ film: checkFilm(facts), seams: [], shots: [], lines: [] });
    expect(document({ ...GOOD, isCurrent: false }).ok).toBe(true);
    expect(document({ ...GOOD, isAsRendered: false }).ok).toBe(false);
  });
});

describe('a join', () => {
  const step = (ratio: number) => ({ step: 0.1, usual: 0.1 / ratio, ratio, isClick: ratio > 5 });

  test('fails where it clicks', () => {
    expect(checkSeam('b', step(4.9), { beginsThere: false }).verdict).toBe('pass');
    expect(checkSeam('b', step(5.1), { beginsThere: false })).toMatchObject({
      shot: 'b',
      measure: 'soundStep',
      value: 5.1,
      verdict: 'fail',
    });
  });

  test('is not measured where an effect begins there, unless it is good all the same', () => {
    expect(checkSeam('b', step(20), { beginsThere: true }).verdict).toBe('n/a');
    expect(checkSeam('b', step(2), { beginsThere: true }).verdict).toBe('pass');
  });
});

describe('a line', () => {
  const found = (facts: Parameters<typeof checkLine>[0]) =>
    checkLine(facts).map(({ measure, value, verdict }) => [measure, value, verdict]);

  test('passes within a millisecond of its place, and fails beyond', () => {
    const offset = { offsetSamples: 48, correlation: 0.9 };
    expect(found({ spokenBy: 'voice', offset, level: -20 })).toEqual([
      ['offsetMs', 1, 'pass'],
      ['speechDb', -20, 'pass'],
    ]);
    const late = { offsetSamples: 49, correlation: 0.9 };
    expect(checkLine({ spokenBy: 'voice', offset: late, level: -20 })[0]).toMatchObject({
      verdict: 'fail',
      reason: 'it is heard 1.0 ms too late',
    });
  });

  test('is not measured where it is not found for certain', () => {
    const offset = { offsetSamples: 9000, correlation: 0.29 };
    expect(found({ spokenBy: 'voice', offset, level: -20 })[0]).toEqual(['offsetMs', null, 'n/a']);
  });

  test('fails where nothing is heard, whoever was to speak it', () => {
    for (const spokenBy of ['voice', 'native'] as const) {
      expect(found({ spokenBy, level: -60 })[1]).toEqual(['speechDb', -60, 'fail']);
    }
  });

  test('that a model speaks is no pass because something is heard there', () => {
    expect(found({ spokenBy: 'native', level: -20 })).toEqual([
      ['offsetMs', null, 'n/a'],
      ['speechDb', -20, 'n/a'],
    ]);
  });

  test('passes where it is well above what else is heard, and is weak where it is not', () => {
    const masked = (above: number) => {
      const [, , last] = checkLine({ spokenBy: 'voice', above, level: -20 });
      return `${last!.measure} ${last!.verdict}: ${last!.reason}`;
    };
    expect(masked(6)).toBe('aboveRestDb pass: undefined');
    expect(masked(5.94)).toBe(
      'aboveRestDb weak: what else is heard meanwhile is only 5.9 dB quieter than it',
    );
    expect(masked(-3)).toBe('aboveRestDb weak: what else is heard meanwhile is louder than it');
  });

  test('that nobody speaks is not measured', () => {
    expect(found({ spokenBy: 'none', level: -20 }).map(([, , verdict]) => verdict)).toEqual([
      'n/a',
      'n/a',
    ]);
  });
});
