import { expect, test } from '@jest/globals';
import { readText } from './read-text.ts';

async function hints(text: string): Promise<readonly string[]> {
  const { diagnostics } = await readText(`title: T\n${text}`, { providers: ['kling', 'luma'] });
  return diagnostics.map(({ start, hint }) => `${start.line}:${start.column} ${hint ?? ''}`);
}

const SHOTS = 'shots: [{ id: a, action: Hello. }]\n';

test('a provider as a key among the providers is one mistake, and is told all that it needs', async () => {
  expect(await hints(`providers: { kling: { model: kling-3 } }\n${SHOTS}`)).toEqual([
    '2:14 Write `providers: [kling]`, and its options in `provider_options: { kling: { … } }` beside it. Where it runs and who pays is said in `ministudio.config.yaml`.',
  ]);
});

test('a provider as a key of a film or a shot belongs to the options, or is chosen', async () => {
  expect(await hints(`luma: { model: ray }\n${SHOTS}`)).toEqual([
    '2:1 Its options are written in `provider_options: { luma: { … } }`. Where it runs and who pays is said in `ministudio.config.yaml`.',
  ]);
  expect(await hints('shots: [{ id: a, action: Hello., luma: true }]\n')).toEqual([
    '2:34 Choose it with `provider: luma`; its options are written in `provider_options: { luma: { … } }`.',
  ]);
});

test.each([
  ['prompt: A man walks.', /^2:42 Say what happens in `action: …`/],
  ['camera: dolly in', /^2:42 Where it stands is `camera: \{ at: …, facing: … \}`/],
  ['provider: { name: kling }', /^2:34 Write its name alone/],
])(
  'what a shot needs more than a word for is told with how it is written: %s',
  async (field, hint) => {
    expect(await hints(`shots: [{ id: a, action: Hello., ${field} }]\n`)).toEqual([
      expect.stringMatching(hint),
    ]);
  },
);
