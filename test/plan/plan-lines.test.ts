import { expect, test } from '@jest/globals';
import { sceneId, shotId } from '../../src/film/ids.ts';
import { frameRate } from '../../src/film/time.ts';
import type { Timeline } from '../../src/film/timeline.ts';
import { planLines } from '../../src/plan/plan-lines.ts';
import { voiceRequestOf } from '../support/voice-request.ts';

test('a line is paid for at the rate at which it is spoken, whatever the film’s, by which it is laid', () => {
  const text = 'One two three four five.';
  const request = voiceRequestOf({ model: 'one-rate', voice: 'Kore', text });
  const line = { shot: shotId('a'), scene: sceneId('b'), line: 0, text, adjustments: [] };
  const shot = { id: shotId('a'), lines: [{ from: 0, to: 12, text }] };
  const price = { cases: [{ usdPerSecond: 0.1 }], asOf: '2026-11-26', source: 'a test' };
  const planned = planLines(
    [{ ...line, spoken: { provider: 'speaker', request, seconds: 2 } }],
    { rate: frameRate(24), shots: [shot] } as unknown as Timeline,
    {},
    () => ({ price, adapterVersion: 1 }),
  );
  expect(planned).toEqual([
    {
      ...line,
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
