import { expect, test } from '@jest/globals';
import { missedText } from '../../../src/cli/sound/missed-text.ts';

const quiet = { kind: 'missed', why: 'too_quiet' } as const;
const peaky = { kind: 'missed', why: 'too_peaky' } as const;

test('a film that is off its loudness is told with the loudness of its file, and why', () => {
  expect([...missedText(quiet, -30.26, -16), ...missedText(peaky, -17.04, -16)]).toEqual([
    'the film is at -30.3 LUFS instead of -16: it is so quiet that more gain would bring up nothing but noise',
    'the film is at -17.0 LUFS instead of -16: it has peaks that no limiter could take so far down unheard',
  ]);
});

test('a film whose file is within half a unit of its loudness has missed nothing', () => {
  expect(missedText(peaky, -16.5, -16)).toEqual([]);
  expect(missedText({ kind: 'reached' }, -16.1, -16)).toEqual([]);
});
