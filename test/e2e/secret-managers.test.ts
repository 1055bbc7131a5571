import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { SERVICE_TOKEN, startDopplerServer } from '../fakes/doppler-server.ts';
import type { FakeServer } from '../fakes/fake-server.ts';
import { startKeyVaultServer } from '../fakes/key-vault-server.ts';
import { type KlingServer, startKlingServer } from '../fakes/kling-server.ts';
import { READY_TOKEN, startSecretManagerServer } from '../fakes/secret-manager-server.ts';
import {
  KEY as AWS_KEY,
  REGION,
  startSecretsManagerServer,
} from '../fakes/secrets-manager-server.ts';
import { runCli } from '../support/run-cli.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();
const KEY = 'kling-key-that-nobody-may-see';
const FILM = `ministudio: 1
title: Kept Elsewhere
format: { resolution: 1280x720, fps: 24 }
providers: kling
shots:
  - { id: wide, size: ws, action: A light drifts in., duration: 3s }
`;

/** Of providers that are not asked. */
const OTHERS = {
  OPENAI_API_KEY: 'openai-key-of-nobody-else',
  HF_API_TOKEN: 'token-of-nobody-else',
  DOPPLER_TOKEN: 'doppler-token-of-nobody-else',
};

interface Manager {
  readonly fake: FakeServer;
  readonly endpoint: string;
  /** Of the configuration. */
  readonly secrets: string;
  /** A place where there is no such secret. */
  readonly missing: string;
  readonly env: Readonly<Record<string, string>>;
}

const MANAGERS: Readonly<Record<string, (folder: string) => Promise<Manager>>> = {
  async Doppler() {
    const fake = await startDopplerServer({ KLING_API_KEY: KEY });
    return {
      fake,
      endpoint: 'download',
      secrets: '{ default: [env, doppler] }',
      missing: '{ KLING_API_KEY: doppler://NOT_THERE }',
      env: { DOPPLER_TOKEN: SERVICE_TOKEN, DOPPLER_API_HOST: fake.url },
    };
  },
  async 'Google Secret Manager'() {
    const fake = await startSecretManagerServer({ 'kling/latest': { data: Buffer.from(KEY) } });
    return {
      fake,
      endpoint: 'access',
      secrets: '{ KLING_API_KEY: gcp://films/kling }',
      missing: '{ KLING_API_KEY: gcp://films/not-there }',
      env: {
        CLOUDSDK_AUTH_ACCESS_TOKEN: READY_TOKEN,
        CLOUDSDK_API_ENDPOINT_OVERRIDES_SECRETMANAGER: fake.url,
      },
    };
  },
  async 'AWS Secrets Manager'() {
    const fake = await startSecretsManagerServer({
      'ministudio/prod': { SecretString: JSON.stringify({ kling: KEY }) },
    });
    return {
      fake,
      endpoint: 'get',
      secrets: '{ KLING_API_KEY: aws://ministudio/prod#kling }',
      missing: '{ KLING_API_KEY: aws://ministudio/prod#luma }',
      env: {
        AWS_REGION: REGION,
        AWS_ACCESS_KEY_ID: AWS_KEY.accessKeyId,
        AWS_SECRET_ACCESS_KEY: AWS_KEY.secretAccessKey,
        AWS_ENDPOINT_URL_SECRETS_MANAGER: fake.url,
      },
    };
  },
  /** By way of `az login`: of the credentials that Azure's library looks for, only this one. */
  async 'Azure Key Vault'(folder) {
    const fake = await startKeyVaultServer({ kling: { value: KEY } });
    const token = { accessToken: fake.issue(), expires_on: 4_102_444_800, tokenType: 'Bearer' };
    const program = `#!/bin/sh\nenv > '${folder}/inherited'\necho '${JSON.stringify(token)}'\n`;
    await writeFile(join(folder, 'az'), program, { mode: 0o755 });
    const { host } = new URL(fake.url);
    return {
      fake,
      endpoint: 'get',
      secrets: `{ KLING_API_KEY: azure://${host}/kling }`,
      missing: `{ KLING_API_KEY: azure://${host}/not-there }`,
      env: {
        AZURE_TOKEN_CREDENTIALS: 'AzureCliCredential',
        PATH: `${folder}:${process.env['PATH']}`,
      },
    };
  },
};

describe.each(Object.keys(MANAGERS))('a key that %s keeps', (name) => {
  let folder: string;
  let film: string;
  let kling: KlingServer;
  let manager: Manager;
  beforeEach(async () => {
    folder = await newFolder();
    film = await writeFilm(folder, FILM);
    kling = await startKlingServer({ key: KEY });
    manager = await MANAGERS[name]!(folder);
  });
  afterEach(async () => {
    await kling.close();
    await manager.fake.close();
  });

  const run = async (args: readonly string[], secrets = manager.secrets) => {
    await writeFile(join(folder, 'ministudio.config.yaml'), `secrets: ${secrets}\n`);
    const env = { HOME: folder, KLING_BASE_URL: kling.url, ...OTHERS, ...manager.env };
    return await runCli(args, { cwd: folder, env });
  };

  test('is fetched once for a run, makes the film, and is seen nowhere', async () => {
    const result = await run(['render', film, '--verbose', '--json']);
    expect(result).toMatchObject({ code: 0 });
    expect(manager.fake.count(manager.endpoint)).toBe(1);
    expect(kling.jobs).toHaveLength(1);
    const kept = [
      '.ministudio/film.ledger.jsonl',
      'build/film/manifest.json',
      'build/film/report.html',
    ];
    const texts = await Promise.all(kept.map((file) => readFile(join(folder, file), 'utf8')));
    const everything = [result.stdout, result.stderr, ...texts].join('');
    for (const secret of [
      KEY,
      ...Object.values(manager.env).filter(
        (value) => /token|secret|key/i.test(value) && !value.includes('/'),
      ),
    ]) {
      expect(everything).not.toContain(secret);
    }
  });

  test('is told by `secrets check` to be there, and from where', async () => {
    const { code, stdout } = await run(['secrets', 'check', 'kling']);
    expect(stdout).toMatch(/^ {2}✔ KLING_API_KEY +from \w+:\/\/\S+$/m);
    expect(code).toBe(0);
    expect(stdout).not.toContain(KEY);
  });

  test('that is not there stops the render before anything is asked of the service', async () => {
    const { code, stderr } = await run(['render', film], manager.missing);
    expect(code).toBe(4);
    expect(stderr).toMatch(
      /^error secrets\/not-found {2}KLING_API_KEY could not be read from \w+:\/\/.*: .+\n {2}\S.*\n$/s,
    );
    expect(kling.jobs).toHaveLength(0);
    // A plan asks too; what a line of the configuration names is taken to be there.
    const plan = await run(['plan', film], manager.missing);
    expect(plan.code).toBe(0);
    expect(plan.stderr).toContain('warning secrets/not-found  KLING_API_KEY could not be read');
    expect(plan.stdout).toContain('kling');
    // Also where another stands ready.
    await writeFilm(folder, FILM.replace('providers: kling', 'providers: [kling, animatic]'));
    const chained = await run(['plan', film], manager.missing);
    expect(chained.stdout).toMatch(/shoot +wide +72 f +kling/);
  });

  test('is not asked for by who only looks at a film', async () => {
    expect((await run(['validate', film])).code).toBe(0);
    expect((await run(['world', film])).code).toBe(0);
    expect((await run(['providers', 'list'])).code).toBe(0);
    expect(manager.fake.count(manager.endpoint)).toBe(0);
  });
});

describe('a program that a vendor’s library runs for a token', () => {
  const fakes: FakeServer[] = [];
  afterEach(async () => {
    for (const fake of fakes.splice(0)) await fake.close();
  });

  test('inherits no secret of another: `az`', async () => {
    const folder = await newFolder();
    const film = await writeFilm(folder, FILM);
    const { fake, secrets, env } = await MANAGERS['Azure Key Vault']!(folder);
    fakes.push(fake);
    await writeFile(join(folder, 'ministudio.config.yaml'), `secrets: ${secrets}\n`);
    const result = await runCli(['plan', film], { cwd: folder, env: { ...OTHERS, ...env } });
    expect(result).toMatchObject({ code: 0, stderr: '' });
    expectNone(await readFile(join(folder, 'inherited'), 'utf8'));
  });

  test('inherits no secret of another: `credential_process` of a profile of AWS', async () => {
    const folder = await newFolder();
    const film = await writeFilm(folder, FILM);
    const { fake, secrets, env } = await MANAGERS['AWS Secrets Manager']!(folder);
    fakes.push(fake);
    const { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret, ...others } = env;
    const keys = JSON.stringify({ Version: 1, AccessKeyId: id, SecretAccessKey: secret });
    const program = `#!/bin/sh\nenv > '${folder}/inherited'\necho '${keys}'\n`;
    await writeFile(join(folder, 'keys'), program, { mode: 0o755 });
    await writeFile(
      join(folder, 'aws'),
      `[profile films]\ncredential_process = ${folder}/keys\nregion = ${REGION}\n`,
    );
    await writeFile(join(folder, 'ministudio.config.yaml'), `secrets: ${secrets}\n`);
    const ofAws = { AWS_PROFILE: 'films', AWS_CONFIG_FILE: join(folder, 'aws') };
    const result = await runCli(['plan', film], {
      cwd: folder,
      env: { ...OTHERS, ...others, ...ofAws },
    });
    expect(result).toMatchObject({ code: 0, stderr: '' });
    expectNone(await readFile(join(folder, 'inherited'), 'utf8'));
  });

  function expectNone(inherited: string): void {
    expect(inherited).toContain('PATH=');
    for (const value of Object.values(OTHERS)) expect(inherited).not.toContain(value);
  }
});
