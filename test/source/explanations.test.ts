import { describe, expect, test } from '@jest/globals';
import { indexExplanations } from '../../src/diagnostics/explanations.ts';
import type { AssetProbe } from '../../src/source/asset-probe.ts';
import { SOURCE_EXPLANATIONS } from '../../src/source/explanations/all.ts';
import { readText } from './read-text.ts';

const probe: AssetProbe = async (path) => ({ kind: path.endsWith('.mp4') ? 'video' : 'missing' });

/** Snippets leave out what they are not about. */
const complete = (snippet: string): string => {
  const title = /^title:/m.test(snippet) ? '' : 'title: T\n';
  const shots = /^(shots|scenes):/m.test(snippet) ? '' : '\nshots: [{ id: a, action: Hello. }]\n';
  return `${title}${snippet}${shots}`;
};
const codesOf = async (text: string): Promise<readonly string[]> =>
  (await readText(text, { assets: probe, providers: ['animatic', 'vertex-ai'] })).diagnostics.map(
    ({ code }) => code,
  );

// These need a second file, so their snippets show only one side of it.
const ELSEWHERE = ['film/include-missing', 'film/include-key'];
const OPTIONAL_PARTS = ['film/missing-key', 'film/no-shots'];

describe('what ministudio explains is true', () => {
  test('a code is explained once', () => {
    expect(indexExplanations(SOURCE_EXPLANATIONS).size).toBe(SOURCE_EXPLANATIONS.length);
    expect(() => indexExplanations(SOURCE_EXPLANATIONS, SOURCE_EXPLANATIONS)).toThrow('twice');
  });

  const shown = SOURCE_EXPLANATIONS.filter(
    ({ code, wrong }) => wrong !== undefined && !ELSEWHERE.includes(code),
  );
  test.each(shown.map(({ code, wrong, right }) => [code, wrong, right] as const))(
    'the wrong example of %s raises it, and the right one does not',
    async (code, wrong = '', right = '') => {
      const text = OPTIONAL_PARTS.includes(code) ? wrong : complete(wrong);
      expect(await codesOf(text)).toContain(code);
      expect(await codesOf(complete(right))).not.toContain(code);
    },
  );
});
