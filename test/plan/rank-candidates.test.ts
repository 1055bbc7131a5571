import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { PREFERENCES } from '../../src/film/vocabulary.ts';
import { type Candidate, rankCandidates, reasonForFirst } from '../../src/plan/rank-candidates.ts';

const good: Candidate = {
  provider: 'kling',
  model: 'good',
  lacks: [],
  usd: 0.8,
  tier: 0,
  stays: false,
  standsIn: false,
};
const cheap: Candidate = { ...good, provider: 'luma', model: 'cheap', usd: 0.2, tier: 2 };
const unknown: Candidate = { ...good, model: 'unknown', usd: null, tier: 1 };
const mute: Candidate = { ...good, model: 'mute', lacks: ['audio'], usd: 0.01 };
const drawn: Candidate = { ...good, provider: 'animatic', model: 'drawn', usd: 0, standsIn: true };
const all = [drawn, mute, unknown, cheap, good];

const names = (ranked: readonly Candidate[]) => ranked.map(({ model }) => model);

const candidate = fc.record({
  provider: fc.constantFrom('a', 'b'),
  model: fc.uuid(),
  lacks: fc.subarray(['audio', 'seed', 'fps']),
  usd: fc.option(fc.integer({ min: 0, max: 4 })),
  tier: fc.integer({ min: 0, max: 2 }),
  stays: fc.boolean(),
  standsIn: fc.boolean(),
});

describe('the models that could make a shot', () => {
  test.each([
    ['cost', ['cheap', 'good', 'unknown', 'mute', 'drawn']],
    ['quality', ['good', 'unknown', 'cheap', 'mute', 'drawn']],
    [undefined, ['good', 'unknown', 'cheap', 'mute', 'drawn']],
  ] as const)('by %s: what does all comes first, what only stands in last', (prefer, wanted) => {
    expect(names(rankCandidates(all, prefer))).toEqual(wanted);
  });

  test('stay what they were for the shot before, as long as none does more of what is asked', () => {
    const before = { ...good, model: 'before', stays: true };
    expect(names(rankCandidates([...all, before], 'cost'))[0]).toBe('before');
    const lacking = { ...before, lacks: ['fps'] };
    expect(names(rankCandidates([...all, lacking], 'cost'))[0]).toBe('cheap');
    expect(reasonForFirst([before, cheap], 'cost')).toBe(
      'kling before: it does all that the shot asks for; it makes the shot before, which luma cheap does not',
    );
  });

  test('are all there however they are ranked, and none before one that does more', () => {
    fc.assert(
      fc.property(
        fc.array(candidate),
        fc.option(fc.constantFrom(...PREFERENCES), { nil: undefined }),
        (candidates, prefer) => {
          const ranked = rankCandidates(candidates, prefer);
          expect(names(ranked).toSorted()).toEqual(names(candidates).toSorted());
          const real = ranked.filter(({ standsIn }) => !standsIn);
          expect(ranked.slice(0, real.length)).toEqual(real);
          const lacking = real.map(({ lacks }) => lacks.length);
          expect(lacking).toEqual(lacking.toSorted((a, b) => a - b));
        },
      ),
    );
  });

  test.each([
    [
      [cheap, good],
      'cost',
      'luma cheap: it does all that the shot asks for; $0.20 where kling good takes $0.80',
    ],
    [
      [cheap, unknown],
      'cost',
      'luma cheap: it does all that the shot asks for; $0.20 where kling unknown takes an unknown price',
    ],
    [
      [good, cheap],
      'quality',
      'kling good: it does all that the shot asks for; it is nearer to its provider’s best than luma cheap',
    ],
    [
      [good, mute],
      'speed',
      'kling good: it does all that the shot asks for; kling mute would change audio',
    ],
    [
      [mute, drawn],
      'cost',
      'kling mute: of what the shot asks for it changes only audio, and there is no other',
    ],
    [
      [good, cheap],
      undefined,
      'kling good: it does all that the shot asks for; it is what its provider offers for the shot’s quality, and luma cheap is not',
    ],
    [[drawn], 'cost', 'no provider that makes pictures of its own has its credentials set'],
  ] as const)('are chosen from with a reason', (ranked, prefer, reason) => {
    expect(reasonForFirst(ranked, prefer)).toBe(reason);
  });
});
