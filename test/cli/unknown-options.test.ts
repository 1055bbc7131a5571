import { describe, expect, test } from '@jest/globals';
import { kling } from '../../src/adapters/kling/entry.ts';
import { registryOf } from '../../src/adapters/registry.ts';
import { unknownOptions } from '../../src/cli/rules/unknown-option.ts';
import type { AdapterEntry } from '../../src/providers/adapter-entry.ts';
import { readText } from '../source/read-text.ts';

/** A provider of one's own that says nothing of its options, and one with many. */
const { optionNames: _, ...silent } = { ...kling, name: 'silent' };
const MANY = Array.from({ length: 20 }, (_each, index) => `parameter_${index}`);
const many: AdapterEntry = { ...kling, name: 'many', optionNames: async () => MANY };
const registry = registryOf([silent, many]);

/** `line:column message` of each problem of a film that says this, and the hint below. */
async function told(...said: readonly string[]): Promise<readonly string[]> {
  const shots = 'shots: [{ id: a, size: ws, action: Waves., duration: 4s }]';
  const { diagnostics } = await readText(['title: T', ...said, shots].join('\n'), {
    judgeOptions: async (options) => await unknownOptions(options, registry),
  });
  return diagnostics.flatMap(({ code, severity, start, message, hint }) => {
    expect([code, severity]).toEqual(['provider/unknown-option', 'error']);
    return [`${start.line}:${start.column} ${message}`, ...(hint === undefined ? [] : [hint])];
  });
}

const options = (of: string): string => `provider_options: { ${of} }`;

describe('an option that a provider does not know', () => {
  test('is told at its key with the nearest name, or with those that there are', async () => {
    expect(await told(options('mock: { fualt: drift, pending: 2, sound: 1 }'))).toEqual([
      '2:29 The provider `mock` has no option `fualt` for clips.',
      'Did you mean `fault`?',
      '2:55 The provider `mock` has no option `sound` for clips.',
      'Known here: `fault`, `times`, `pending`, `folder`, `model`.',
    ]);
  });

  test('is told with where all are listed, where they are many', async () => {
    expect(await told(options('many: { loop: true }'))).toEqual([
      '2:29 The provider `many` has no option `loop`.',
      'Correct it, or leave it out; `ministudio providers show many` lists its options.',
    ]);
  });

  test('may be one of stills where clips were meant, or the other way round', async () => {
    const stills = 'stills: { use: vertex-ai, options: { vertex-ai: { resize_mode: PAD } } }';
    expect(await told(options('vertex-ai: { temperature: 1 }'), stills)).toEqual([
      '2:34 The provider `vertex-ai` has no option `temperature` for clips.',
      'It is an option of its stills: `stills: { options: { vertex-ai: { temperature: … } } }`.',
      '3:51 The provider `vertex-ai` has no option `resize_mode` for stills.',
      'It is an option of its clips: `provider_options: { vertex-ai: { resize_mode: … } }`.',
    ]);
  });

  test('may be for what the provider does not make at all', async () => {
    const stills = 'stills: { use: animatic, options: { kling: { size: 2 } } }';
    expect(await told(options('openai-images: { quality: low }'), stills)).toEqual([
      '2:38 The provider `openai-images` makes no clips: nothing takes its option `quality`.',
      'It is an option of its stills: `stills: { options: { openai-images: { quality: … } } }`.',
      '3:46 The provider `kling` makes no stills: nothing takes its option `size`.',
      'Correct it, or leave it out; `ministudio providers show kling` lists its options.',
    ]);
  });

  test.each([
    ['vertex-ai', 'location', 'location', 'GOOGLE_CLOUD_LOCATION'],
    ['vertex-ai', 'project', 'project', 'GOOGLE_CLOUD_PROJECT'],
    // By another name of its variable, GOOGLE_CLOUD_REGION.
    ['vertex-ai', 'region', 'location', 'GOOGLE_CLOUD_LOCATION'],
    ['kling', 'base_url', 'base_url', 'KLING_BASE_URL'],
    ['kling', 'baseURL', 'base_url', 'KLING_BASE_URL'],
    ['kling', 'KLING_BASE_URL', 'base_url', 'KLING_BASE_URL'],
    ['azure-openai', 'endpoint', 'base_url', 'AZURE_OPENAI_ENDPOINT'],
    ['sagemaker', 'endpoint', 'endpoint', 'SAGEMAKER_ENDPOINT'],
    ['local', 'model_path', 'model_path', 'LOCAL_MODEL_PATH'],
  ])('of %s may be a setting: %s', async (provider, name, key, variable) => {
    expect((await told(options(`${provider}: { ${name}: there }`)))[1]).toBe(
      `Whoever renders sets \`${key}\` under \`providers.${provider}\` in ministudio.config.yaml, or ${variable} in the environment. A film can’t say it: your key would go where it says.`,
    );
  });

  test('may be what only a configuration says of a provider, or a secret', async () => {
    const [, hint, , other] = await told(options('kling: { concurrency: 9, token: mine }'));
    expect(hint).toBe(
      'Whoever renders sets `concurrency` under `providers.kling` in ministudio.config.yaml; a film can’t say it.',
    );
    expect(other).toBe(
      'Set KLING_API_KEY in the environment or in `.env`. A film holds no secret.',
    );
  });

  test('is told once where the film says it of all its shots, and where a shot says it', async () => {
    const { diagnostics } = await readText(
      `title: T
provider_options: { luma: { loop: true } }
shots:
  - { id: a, size: ws, action: Waves., duration: 4s }
  - { id: b, size: cu, action: Waves., duration: 4s, provider_options: { luma: { hdr: true } } }
`,
      { judgeOptions: async (said) => await unknownOptions(said, registry) },
    );
    expect(diagnostics.map(({ start }) => `${start.line}:${start.column}`)).toEqual([
      '2:29',
      '5:82',
    ]);
  });

  test('is none that chooses the model, of the author’s own, or of a provider that takes any', async () => {
    const chosen = options('kling: { model: mine, like: kling-3.0, x-why: cheap }');
    expect(await told(chosen)).toEqual([]);
    expect(await told(options('silent: { anything: 1 }'))).toEqual([]);
    expect(await told(options('custom: { url: "https://films.example.com" }'))).toEqual([]);
  });
});
