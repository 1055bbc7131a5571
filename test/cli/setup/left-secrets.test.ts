import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { huggingface } from '../../../src/adapters/huggingface/entry.ts';
import { missingNeeds } from '../../../src/cli/providers/provider-access.ts';
import { type ProvidersAsked, runProviders } from '../../../src/cli/providers/run-providers.ts';
import { temporaryFolders } from '../../support/temporary-folder.ts';
import { createRedactor } from '../../../src/secrets/redactor.ts';

const newFolder = temporaryFolders();
const TOKEN = 'hf_left-by-the-login';

let home: string;
beforeEach(async () => {
  home = await newFolder();
});

async function leave(path: string, text = `${TOKEN}\n`): Promise<void> {
  const file = join(home, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

async function setUp(variables: Readonly<Record<string, string>>, asked: ProvidersAsked = {}) {
  const set: Readonly<Record<string, string>> = { HOME: home, ...variables };
  const environment = { get: (name: string) => set[name] };
  const providers = await runProviders(
    { environment, cwd: home, redactor: createRedactor() },
    asked,
  );
  const fetch = async () => {
    const run = { signal: new AbortController().signal, now: () => 0 };
    const failures = await providers.fetchSecrets([huggingface], run);
    return failures.map(({ code }) => code);
  };
  const setup = providers.environmentOf(huggingface);
  return { providers, fetch, setup, missing: () => missingNeeds(huggingface, setup) };
}

describe('a token that the login of Hugging Face has left', () => {
  test.each([
    ['.cache/huggingface/token', {}],
    ['cache/huggingface/token', { XDG_CACHE_HOME: 'cache' }],
    ['hf/token', { HF_HOME: 'hf', XDG_CACHE_HOME: 'cache' }],
    ['a-token', { HF_TOKEN_PATH: 'a-token', HF_HOME: 'hf' }],
  ])('is read from %s', async (path, said) => {
    await leave(path);
    const variables = Object.fromEntries(
      Object.entries(said).map(([name, value]) => [name, join(home, value)]),
    );
    const { setup, fetch, missing, providers } = await setUp(variables);
    // It is there before it is read, so that a film can be planned.
    expect([setup.get('HF_TOKEN'), missing()]).toEqual([undefined, []]);
    expect(await fetch()).toEqual([]);
    expect([setup.get('HF_TOKEN'), missing()]).toEqual([TOKEN, []]);
    expect(providers.redactor.redact(`Bearer ${TOKEN}`)).not.toContain(TOKEN);
  });

  test('counts where no variable says anything, and no sooner', async () => {
    await leave('.cache/huggingface/token');
    for (const name of ['HF_TOKEN', 'HF_API_TOKEN', 'HUGGING_FACE_HUB_TOKEN']) {
      const { setup, fetch } = await setUp({ [name]: 'hf_set' });
      await fetch();
      expect(setup.get('HF_TOKEN')).toBe('hf_set');
    }
  });

  test('does not count where the configuration says where the token is kept', async () => {
    await leave('.cache/huggingface/token');
    await leave('ministudio.config.yaml', 'secrets: { HF_TOKEN: env }\n');
    const { setup, fetch } = await setUp({});
    await fetch();
    expect(setup.get('HF_TOKEN')).toBeUndefined();
  });

  test('is not looked for where a film is only looked at', async () => {
    await leave('.cache/huggingface/token');
    const { missing } = await setUp({}, { envFiles: false });
    expect(missing()).toEqual(['HF_TOKEN']);
  });

  test('is missing where there is none', async () => {
    const { fetch, missing } = await setUp({});
    expect([await fetch(), missing()]).toEqual([[], ['HF_TOKEN']]);
  });
});
