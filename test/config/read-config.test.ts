import { describe, expect, test } from '@jest/globals';
import { mergeConfig } from '../../src/config/merge-config.ts';
import { originText } from '../../src/config/origin.ts';
import { readConfig } from '../../src/config/read-config.ts';
import { placeText } from '../../src/secrets/secret-place.ts';

async function read(text: string, file = 'ministudio.config.yaml') {
  return await readConfig(file, new TextEncoder().encode(text), '/studio');
}

/** `code line:column message (hint)` of each problem. */
async function problems(text: string): Promise<readonly string[]> {
  const result = await read(text);
  if (result.ok) return [];
  return result.diagnostics.map(
    ({ code, start, message, hint }) =>
      `${code} ${start.line}:${start.column} ${message}${hint === undefined ? '' : ` (${hint})`}`,
  );
}

async function layer(text: string, file?: string) {
  const result = await read(text, file);
  if (!result.ok) throw new Error(result.diagnostics.map(({ message }) => message).join('\n'));
  return result.layer;
}

describe('a file of configuration', () => {
  test('may be empty', async () => {
    expect(await problems('')).toEqual([]);
    expect(await problems('# nothing yet\n')).toEqual([]);
  });

  test('says who makes films, for how much at most, and where each of it stands', async () => {
    const { render } = await layer('provider: vertex-ai\nquality: fast\nbudget: 20\n');
    expect(render).toEqual({
      provider: {
        value: ['vertex-ai'],
        origin: { kind: 'file', file: 'ministudio.config.yaml', line: 1, column: 11 },
      },
      quality: {
        value: 'fast',
        origin: { kind: 'file', file: 'ministudio.config.yaml', line: 2, column: 10 },
      },
      budget: {
        value: 20,
        origin: { kind: 'file', file: 'ministudio.config.yaml', line: 3, column: 9 },
      },
    });
  });

  test('may say a budget for each film, and one for all films of a month', async () => {
    const { render } = await layer('budget: { film: 20, month: 200 }\n');
    expect(render).toEqual({
      budget: { value: 20, origin: expect.objectContaining({ line: 1, column: 17 }) },
      monthBudget: { value: 200, origin: expect.objectContaining({ line: 1, column: 28 }) },
    });
    expect(await layer('budget: { month: 200 }\n')).not.toHaveProperty('render.budget');
    expect(await problems('budget: { month: -1, year: 5 }')).toEqual([
      'config/out-of-range 1:18 `month` must be at least 0; this is `-1`. (Write 0 or more.)',
      'config/unknown-key 1:22 `year` is not a field of a mapping of amounts. (Known here: `film`, `month`. A key of your own starts with `x-`.)',
    ]);
  });

  test('is told every mistake at once, each at its place', async () => {
    expect(
      await problems(
        [
          'qualty: fast',
          'budget: -1',
          'max_parallel: 1.5',
          'keep_going: yes',
          'secrets: { HF TOKEN: env }',
          'providers:',
          '  kling: { concurrency: 0, prices: { kling-3.0: { usd_per_second: 0.1 } } }',
        ].join('\n'),
      ),
    ).toEqual([
      'config/unknown-key 1:1 `qualty` is not a field of the configuration. (Did you mean `quality`?)',
      'config/out-of-range 2:9 `budget` must be at least 0; this is `-1`. (Write 0 or more.)',
      'config/wrong-type 3:15 `max_parallel` must be a number of shots; this is `1.5`. (For example `4`.)',
      'config/wrong-type 4:13 `keep_going` must be `true` or `false`; this is `yes`. (In YAML 1.2, write `true`.)',
      'config/bad-value 5:12 `HF TOKEN` can’t be a name of a variable: use letters, digits, `-` and `_`. (Call it `HF_TOKEN`, for example.)',
      'config/out-of-range 7:25 `concurrency` must be at least 1; this is `0`. (Write 1 or more.)',
      'config/missing-key 7:38 A price needs `as_of`. (Write for example `as_of: 2026-10-01`.)',
    ]);
  });

  test('is told where it is no YAML, and where it is no mapping', async () => {
    expect((await problems('quality: [fast'))[0]).toMatch(/^yaml\/syntax /);
    expect(await problems('fast')).toEqual([
      'config/wrong-type 1:1 A configuration is a mapping of keys such as `providers` and `secrets`.',
    ]);
  });

  test('has no variables: what looks like one is told', async () => {
    expect(await problems('providers: { local: { model_path: "${HOME}/models" } }')).toEqual([
      'config/bad-value 1:35 Variables are not replaced here. (Write the value out; what differs from machine to machine is set in the environment.)',
    ]);
  });

  test('names places of secrets, and never a secret: the text is not in the message', async () => {
    const [first, ...others] = await problems('secrets: { HF_TOKEN: my-own-token }');
    expect(others).toEqual([]);
    expect(first).toMatch(/^config\/bad-place 1:22 `HF_TOKEN` must name a place: this is no place/);
    expect(first).not.toContain('my-own-token');
    const result = await read('secrets: { HF_TOKEN: my-own-token }');
    expect(!result.ok && result.secrets).toEqual(['my-own-token']);
  });

  test('shows a misspelt address, which is no secret', async () => {
    const result = await read('secrets: { HF_TOKEN: gpc://films/hf }');
    expect(!result.ok && result.secrets).toEqual([]);
    const withPassword = await read('secrets: { HF_TOKEN: gpc://me:word@films/hf }');
    expect(!withPassword.ok && withPassword.secrets).toEqual(['gpc://me:word@films/hf']);
  });

  test('tells of a key that it is one, and not what else is wrong with it', async () => {
    const key = `hf_${'aB3'.repeat(12)}`;
    const told = await problems(`secrets: { HF_TOKEN: ${key} }`);
    expect(told.map((problem) => problem.split(' ')[0])).toEqual(['config/secret']);
  });

  test.each([
    ['a token of Hugging Face', `hf_${'aB3'.repeat(12)}`],
    ['an API key of Google', `AIza${'Sy_aB3-'.repeat(5)}`],
    ['an access key of AWS', `AKIA${'Q3EGUYTR5WXZMNBV'}`],
    ['a private key', `-----BEGIN ${'PRIVATE'} KEY-----\\nMIIEvQIBADANBgkqhkiG9w`],
  ])('with what looks like %s is refused, with the remedy', async (what, key) => {
    const told = await problems(`x-note: "${key}"\n`);
    expect(told).toEqual([
      `config/secret 1:10 This looks like ${what}. (Take it out, and keep it in \`.env\` (.env.example shows how) or where \`secrets:\` says.)`,
    ]);
  });

  test('may have a key of its author’s own', async () => {
    expect(await problems('x-owner: the studio\nsecrets: { x-note: ask Ann }\n')).toEqual([]);
  });
});

describe('several files', () => {
  test('are merged value by value; the later goes before the earlier', async () => {
    const project = await layer(
      [
        'quality: fast',
        'secrets: { HF_TOKEN: gcp://films/hf, KLING_API_KEY: env }',
        'providers:',
        '  vertex-ai: { project: ours, location: europe-west4, options: { seed: 1, negative: no } }',
      ].join('\n'),
      'project.yaml',
    );
    const user = await layer(
      [
        'secrets: { KLING_API_KEY: dotenv, default: [env] }',
        'providers: { vertex-ai: { project: mine, options: { seed: 2 } } }',
      ].join('\n'),
      'user.yaml',
    );
    const { render, secrets, providers } = mergeConfig([project, user]);
    const vertex = providers.get('vertex-ai')!;
    const told = (origin: Parameters<typeof originText>[0]) => originText(origin, (file) => file);
    expect(told(render.quality!.origin)).toBe('project.yaml:1:10');
    expect(secrets.sources.value.map((source) => placeText(source('X')))).toEqual(['env://X']);
    expect([...secrets.places].map(([name, { value }]) => [name, ...value.map(placeText)])).toEqual(
      [
        ['HF_TOKEN', 'gcp://films/hf'],
        ['KLING_API_KEY', 'dotenv://KLING_API_KEY'],
      ],
    );
    expect(
      [...vertex.settings].map(([name, { value, origin }]) => [name, value, told(origin)]),
    ).toEqual([
      ['project', 'mine', 'user.yaml:2:36'],
      ['location', 'europe-west4', 'project.yaml:4:41'],
    ]);
    expect([...vertex.options].map(([name, { value }]) => [name, value])).toEqual([
      ['seed', 2],
      ['negative', 'no'],
    ]);
  });

  test('say nothing of what nobody says: secrets come from the environment, then from .env files', () => {
    const { render, secrets, providers } = mergeConfig([]);
    expect(render).toEqual({});
    expect(secrets.sources.value.map((source) => source('X'))).toEqual([
      { kind: 'env', name: 'X' },
      { kind: 'dotenv', name: 'X' },
    ]);
    expect(providers.size).toBe(0);
  });
});
