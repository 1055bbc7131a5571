import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { runCli } from '../support/run-cli.ts';
import { THREE_SHOTS, writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();

/** What a user of every provider has set, to addresses where nobody listens. */
const EVERYTHING = {
  OPENAI_BASE_URL: 'http://127.0.0.1:1/v1',
  AZURE_OPENAI_ENDPOINT: 'http://127.0.0.1:1',
  AZURE_OPENAI_API_KEY: 'a key',
  GOOGLE_CLOUD_PROJECT: 'films',
  HF_TOKEN: 'hf_token',
  KLING_API_KEY: 'a key',
  LUMA_AGENTS_API_KEY: 'a key',
  AWS_REGION: 'us-east-1',
  AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:1',
  AWS_ENDPOINT_URL_SAGEMAKER_RUNTIME: 'http://127.0.0.1:1',
  AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'a secret',
  SAGEMAKER_ENDPOINT: 'wan',
  SAGEMAKER_INPUT: 's3://films/requests',
  CUSTOM_PROVIDER_URL: 'http://127.0.0.1:1',
  COMFYUI_URL: 'http://127.0.0.1:1',
};

/** The packages, and the files of ours, of which a command has really run anything. */
async function loadedBy(...command: readonly string[]) {
  const folder = await newFolder();
  // Node's coverage names every script that the engine was given, however it was loaded.
  const env = { ...EVERYTHING, NODE_V8_COVERAGE: folder };
  const result = await runCli(command, { env });
  const urls = readdirSync(folder).flatMap((file) => {
    const { result: scripts } = JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as {
      result: readonly { readonly url: string }[];
    };
    return scripts.map(({ url }) => url);
  });
  const packages = urls.flatMap(
    (url) => /\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1] ?? [],
  );
  return {
    ...result,
    packages: [...new Set(packages)],
    files: urls.filter((url) => url.startsWith('file:') && url.includes('/dist/')).length,
  };
}

test('the list of providers loads what is known of each, and no package of a service', async () => {
  const { code, stdout, packages, files } = await loadedBy('providers', 'list');
  expect(code).toBe(0);
  expect(stdout.match(/credentials: present/g)!.length).toBeGreaterThan(8);
  expect(packages).toEqual([]);
  expect(files).toBeGreaterThan(10);
  expect(files).toBeLessThan(90);
});

test('to validate a film whose providers are sent no options loads nothing to judge them', async () => {
  const folder = await newFolder();
  const validated = async (more: string) =>
    await loadedBy('validate', await writeFilm(folder, `${THREE_SHOTS}${more}`));
  const plain = await validated('');
  const own = await validated('provider_options: { kling: { model: kling-3.0-omni } }\n');
  const judged = await validated('provider_options: { mock: { fault: drift } }\n');
  expect([plain, own, judged].map(({ code }) => code)).toEqual([0, 0, 0]);
  expect(own.files).toBe(plain.files);
  expect(judged.files).toBeGreaterThan(plain.files);
  // With what judges them come the chunks that it shares with other commands.
  expect(judged.files).toBeLessThan(plain.files + 30);
  expect(judged.packages).toEqual([]);
});

test('a provider’s package is loaded by who asks its service', async () => {
  const { packages } = await loadedBy('providers', 'check', 'sagemaker');
  expect(packages.some((name) => name.startsWith('@smithy/'))).toBe(true);
});
