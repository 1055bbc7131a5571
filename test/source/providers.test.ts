import { describe, expect, test } from '@jest/globals';
import { readText } from './read-text.ts';

const TEXT = `title: T
provider_options: { animtic: { speed: 1 }, kling: { mode: pro } }
scenes:
  - id: s
    providers: { use: [klnig, animatic] }
    shots:
      - { id: a, action: Hello., provider: sora }
      - { id: b, action: Hello., providers: [animatic, nobody] }
`;

describe('providers', () => {
  test('that there are none of are reported wherever one can be named', async () => {
    const read = await readText(TEXT, { providers: ['animatic', 'kling', 'sora'] });
    const found = read.diagnostics.map(
      ({ code, message, hint, start }) =>
        `${code} ${start.line}:${start.column} ${message} ${hint ?? ''}`,
    );
    expect(found).toEqual([
      'film/unknown-provider 2:21 There is no provider `animtic`. Did you mean `animatic`?',
      'film/unknown-provider 5:24 There is no provider `klnig`. Did you mean `kling`?',
      'film/unknown-provider 8:56 There is no provider `nobody`. Known here: `animatic`, `kling`, `sora`.',
    ]);
  });

  test('are not judged by a reader that does not know which there are', async () => {
    expect((await readText(TEXT)).diagnostics).toEqual([]);
  });
});
