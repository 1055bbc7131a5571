import { expect, test } from '@jest/globals';
import { sceneId, shotId } from '../../src/film/ids.ts';
import { frameRate } from '../../src/film/time.ts';
import type { Timeline } from '../../src/film/timeline.ts';
import { type PlannedVoice, planLines } from '../../src/plan/plan-lines.ts';
import type { VoicePriceCase } from '../../src/providers/voice-model.ts';
import { voiceRequestOf } from '../support/voice-request.ts';

const TEXT = 'One two three four five.';
const LINE = { shot: shotId('a'), scene: sceneId('b'), line: 0, text: TEXT, adjustments: [] };

function planned(charge: VoicePriceCase, voice: Partial<PlannedVoice> = {}) {
  const request = voiceRequestOf({ model: 'one-rate', voice: 'Kore', text: TEXT });
  const shot = { id: shotId('a'), lines: [{ from: 0, to: 12, text: TEXT }] };
  const price = { cases: [charge], asOf: '2026-11-26', source: 'a test' };
  return planLines(
    [{ ...LINE, spoken: { provider: 'speaker', request, seconds: 2 } }],
    { rate: frameRate(24), shots: [shot] } as unknown as Timeline,
    {},
    () => ({ price, adapterVersion: 1, ...voice }),
  );
}

test('a line is paid for as long as it is spoken, whatever of it is in its shot', () => {
  expect(planned({ usdPerSecond: 0.1 })).toEqual([
    {
      ...LINE,
      provider: 'speaker',
      model: 'one-rate',
      voice: 'Kore',
      fingerprint: expect.any(String),
      state: 'missing',
      seconds: 2,
      cost: { usd: 0.2, asOf: '2026-11-26' },
    },
  ]);
});

test('a line costs what its characters do, and those that its model counts beside them', () => {
  const charge = { usdPer1MCharacters: 1000 };
  expect(planned(charge)[0]!.cost.usd).toBe(TEXT.length / 1000);
  const paidCharacters: PlannedVoice['paidCharacters'] = ({ text }) => text.length + 15;
  expect(planned(charge, { paidCharacters })[0]!.cost.usd).toBe((TEXT.length + 15) / 1000);
});
