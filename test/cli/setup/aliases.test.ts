import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { ADAPTERS } from '../../../src/adapters/registry.ts';
import { runProviders } from '../../../src/cli/providers/run-providers.ts';
import { configValues } from '../../../src/cli/setup/config-values.ts';
import { reportSecrets } from '../../../src/cli/setup/secrets-report.ts';
import type { VideoEntry } from '../../../src/providers/adapter-entry.ts';
import { defineProvider } from '../../../src/providers/define-provider.ts';
import { temporaryFolders } from '../../support/temporary-folder.ts';
import { createRedactor } from '../../../src/secrets/redactor.ts';

const newFolder = temporaryFolders();

const ENTRY = defineProvider<VideoEntry>({
  name: 'my-service',
  kind: 'video',
  summary: 'my service',
  version: 1,
  secrets: [
    {
      name: 'MY_KEY',
      aliases: ['MY_API_KEY', 'MY_OLD_KEY'],
      purpose: 'a key',
      required: true,
      unless: ['MY_TOKEN'],
      example: 'key-…',
    },
    { name: 'MY_TOKEN', purpose: 'a token', required: false, example: 'token-…' },
  ],
  settings: [
    {
      name: 'region',
      variable: 'MY_REGION',
      aliases: ['MY_DEFAULT_REGION'],
      purpose: 'where it is',
      required: true,
      stillsUnless: ['MY_TOKEN'],
      example: 'eu',
    },
  ],
  concurrency: 1,
  lifecycle: { state: 'live' },
  models: async () => [],
  load: () => Promise.reject(new Error('not loaded here')),
});

let folder: string;
beforeEach(async () => {
  folder = await newFolder();
});

/** Set up by the environment, by `.env` and by a file of configuration. */
async function setUp(
  variables: Readonly<Record<string, string>>,
  files: Readonly<Record<string, string>> = {},
) {
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const environment = { get: (name: string) => variables[name] };
  const providers = await runProviders(
    { environment, cwd: folder, redactor: createRedactor() },
    { given: [ENTRY] },
  );
  const { get, has } = providers.environmentOf(ENTRY);
  return { providers, get, has };
}

async function needsOf(
  variables: Readonly<Record<string, string>>,
  files: Readonly<Record<string, string>> = {},
) {
  const { providers } = await setUp(variables, files);
  const run = { signal: new AbortController().signal, now: () => 0 };
  const [report] = await reportSecrets([ENTRY], providers, run);
  return Object.fromEntries(report!.needs.map((need) => [need.name, need]));
}

describe('a variable that goes by several names', () => {
  test('is found under each of them', async () => {
    for (const name of ['MY_KEY', 'MY_API_KEY', 'MY_OLD_KEY']) {
      const { get, has } = await setUp({ [name]: 'a key' });
      expect([get('MY_KEY'), has('MY_KEY')]).toEqual(['a key', true]);
    }
    expect((await setUp({ MY_DEFAULT_REGION: 'eu' })).get('MY_REGION')).toBe('eu');
  });

  test('is taken by its own name first where several are set in one place', async () => {
    const { get } = await setUp({
      MY_OLD_KEY: 'old',
      MY_API_KEY: 'other',
      MY_KEY: 'own',
      MY_DEFAULT_REGION: 'us',
      MY_REGION: 'eu',
    });
    expect([get('MY_KEY'), get('MY_REGION')]).toEqual(['own', 'eu']);
    expect((await setUp({ MY_OLD_KEY: 'old', MY_API_KEY: 'other' })).get('MY_KEY')).toBe('other');
  });

  test('is taken from the environment before `.env`, and from there before the configuration, whatever its name', async () => {
    const files = {
      '.env': 'MY_KEY=from-file\nMY_DEFAULT_REGION=file\n',
      'ministudio.config.yaml': 'providers: { my-service: { region: config } }\n',
    };
    const over = await setUp({ MY_OLD_KEY: 'from-process', MY_DEFAULT_REGION: 'process' }, files);
    expect([over.get('MY_KEY'), over.get('MY_REGION')]).toEqual(['from-process', 'process']);
    const under = await setUp({}, files);
    expect([under.get('MY_KEY'), under.get('MY_REGION')]).toEqual(['from-file', 'file']);
    const last = await setUp({}, { ...files, '.env': '' });
    expect(last.get('MY_REGION')).toBe('config');
  });

  test('may be named by any of its names where the configuration says where it is kept', async () => {
    const config = (name: string) => ({
      'ministudio.config.yaml': `secrets: { ${name}: env://HELD_HERE }\n`,
    });
    for (const name of ['MY_KEY', 'MY_API_KEY', 'MY_OLD_KEY']) {
      const { get } = await setUp({ HELD_HERE: 'held', MY_KEY: 'not asked' }, config(name));
      expect(get('MY_KEY')).toBe('held');
    }
  });

  test('is told by the name that was found, and missing ones by their own', async () => {
    const { MY_KEY: key, MY_REGION: region } = await needsOf({
      MY_API_KEY: 'a key',
      MY_DEFAULT_REGION: 'eu',
    });
    expect(key).toMatchObject({ state: 'present', from: ['the environment (MY_API_KEY)'] });
    expect(region).toMatchObject({
      state: 'present',
      from: ['the environment (MY_DEFAULT_REGION)'],
    });
    expect((await needsOf({}))['MY_KEY']).toEqual({
      name: 'MY_KEY',
      aliases: ['MY_API_KEY', 'MY_OLD_KEY'],
      purpose: 'a key',
      kind: 'secret',
      required: true,
      state: 'missing',
      from: [
        'the environment',
        'the environment (MY_API_KEY)',
        'the environment (MY_OLD_KEY)',
        '.env files',
        '.env files (MY_API_KEY)',
        '.env files (MY_OLD_KEY)',
      ],
    });
  });

  test('is shown in the merged configuration by the name that was found', async () => {
    const { providers } = await setUp({ MY_DEFAULT_REGION: 'eu' });
    expect(configValues(providers)).toContainEqual({
      key: 'providers.my-service.region',
      value: 'eu',
      origin: { kind: 'environment', variable: 'MY_DEFAULT_REGION' },
    });
  });

  test('is told to be set to different things, of which one counts, and never to what', async () => {
    const needs = await needsOf(
      { MY_API_KEY: 'one', MY_OLD_KEY: 'two', MY_REGION: 'eu', MY_DEFAULT_REGION: 'eu' },
      { '.env': 'MY_KEY=three\n' },
    );
    expect(needs['MY_KEY']).toMatchObject({
      from: ['the environment (MY_API_KEY)'],
      others: ['MY_KEY', 'MY_OLD_KEY'],
    });
    expect(needs['MY_REGION']).not.toHaveProperty('others');
    expect(JSON.stringify(needs)).not.toMatch(/"(one|two|three)"/);
  });

  test('has the same other names with every provider that asks for it', () => {
    const known = new Map<string, readonly string[]>();
    for (const { secrets } of ADAPTERS) {
      for (const { name, aliases = [] } of secrets) {
        expect([name, known.get(name) ?? aliases]).toEqual([name, aliases]);
        known.set(name, aliases);
      }
    }
  });
});

describe('a variable that is not needed where another is set', () => {
  test('is told to be missing, and not to be needed', async () => {
    const spared = { state: 'missing', spared: true };
    expect((await needsOf({ MY_TOKEN: 'token' }))['MY_KEY']).toMatchObject(spared);
    expect((await needsOf({}))['MY_KEY']).not.toHaveProperty('spared');
  });
});

test('what a provider names in place of a need is what it declares', () => {
  for (const { secrets, settings } of ADAPTERS) {
    const declared = [
      ...secrets.map(({ name }) => name),
      ...settings.map(({ variable }) => variable),
    ];
    for (const { unless = [], stillsUnless = [] } of [...secrets, ...settings]) {
      expect(declared).toEqual(expect.arrayContaining([...unless, ...stillsUnless]));
    }
  }
});
