import { describe, expect, test } from '@jest/globals';
import type { JudgeOptions } from '../../src/source/check-options.ts';
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

  test('have their options judged where they are written, of a film that has some sent', async () => {
    const asked: unknown[] = [];
    const judgeOptions: JudgeOptions = async (said) => {
      asked.push(...said);
      return [];
    };
    const chosen = 'provider_options: { kling: { model: mine, like: kling-3.0, x-why: cheap } }';
    for (const said of ['stills: animatic', chosen]) {
      await readText(TEXT.replace(/^provider_options.*$/m, said), { judgeOptions });
    }
    expect(asked).toEqual([]);
    const stills = 'stills: { use: kling, options: { kling: { size: 2 } } }';
    const inShot = 'provider_options: { kling: { cfg: 1 }, sora: {} }';
    const text = TEXT.replace('provider: sora', inShot).replace('scenes:', `${stills}\nscenes:`);
    await readText(text, { judgeOptions });
    const shot = ['scenes', 0, 'shots', 0, 'provider_options'];
    expect(asked).toEqual([
      {
        provider: 'animtic',
        made: 'clips',
        names: ['speed'],
        path: ['provider_options', 'animtic'],
      },
      { provider: 'kling', made: 'clips', names: ['mode'], path: ['provider_options', 'kling'] },
      { provider: 'kling', made: 'clips', names: ['cfg'], path: [...shot, 'kling'] },
      { provider: 'kling', made: 'stills', names: ['size'], path: ['stills', 'options', 'kling'] },
    ]);
  });

  test('are not judged by a reader that does not know which there are', async () => {
    expect((await readText(TEXT)).diagnostics).toEqual([]);
  });
});
