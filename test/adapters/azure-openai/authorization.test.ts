import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openAuthorization } from '../../../src/adapters/azure-openai/authorization.ts';
import { createImageProvider } from '../../../src/adapters/azure-openai/image-provider.ts';
import { createProvider } from '../../../src/adapters/azure-openai/provider.ts';
import {
  ASSERTION,
  CLIENT,
  CLIENT_SECRET,
  type EntraServer,
  startEntraServer,
  TENANT,
} from '../../fakes/entra-server.ts';
import { startVideosServer } from '../../fakes/videos-server.ts';
import { imageRequestOf } from '../../support/image-request.ts';
import { providerCall, type TestCall } from '../../support/provider-call.ts';
import { requestOf } from '../../support/video-request.ts';
import { temporaryFolders } from '../../support/temporary-folder.ts';

const newFolder = temporaryFolders();

describe('who asks a service of Azure', () => {
  let entra: EntraServer;
  let application: Readonly<Record<string, string>>;
  let opened: TestCall[] = [];
  beforeEach(async () => {
    entra = await startEntraServer();
    application = { tenant: TENANT, client: CLIENT, authorityHost: entra.url };
  });
  afterEach(async () => {
    await Promise.all(opened.map(({ remove }) => remove()));
    opened = [];
    await entra.close();
  });

  const callWith = async (
    environment: Readonly<Record<string, string>>,
    parts: Parameters<typeof providerCall>[1] = {},
  ): Promise<TestCall['call']> => {
    const made = await providerCall({}, parts, environment);
    opened.push(made);
    return made.call;
  };

  test('is told by a key', async () => {
    const call = await callWith({ AZURE_OPENAI_API_KEY: 'a key' });
    expect(await openAuthorization()(call)).toEqual({ 'api-key': 'a key' });
  });

  test('is told by a token that is ready before a key, and by a key before an application', async () => {
    const key = { ...application, AZURE_CLIENT_SECRET: CLIENT_SECRET, AZURE_OPENAI_API_KEY: 'key' };
    expect(await openAuthorization()(await callWith(key))).toEqual({ 'api-key': 'key' });
    const token = await callWith({ ...key, AZURE_OPENAI_AD_TOKEN: 'eyJ0.ready' });
    expect(await openAuthorization()(token)).toEqual({ authorization: 'Bearer eyJ0.ready' });
    expect(entra.requests).toEqual([]);
  });

  test('is told by the secret of an application, whose token nobody sees', async () => {
    const call = await callWith({ ...application, AZURE_CLIENT_SECRET: CLIENT_SECRET });
    expect(await openAuthorization()(call)).toEqual({
      authorization: `Bearer ${entra.tokens[0]!}`,
    });
    expect(call.redact(`${entra.tokens[0]!} ${CLIENT_SECRET}`)).toBe('‹secret› ‹secret›');
  });

  test('is vouched for by a token in a file, which is read anew for every token', async () => {
    const federatedTokenFile = join(await newFolder(), 'token');
    await writeFile(federatedTokenFile, `${ASSERTION}\n`);
    const call = await callWith({ ...application, federatedTokenFile });
    expect(await openAuthorization()(call)).toEqual({
      authorization: `Bearer ${entra.tokens[0]!}`,
    });
    expect(call.redact(ASSERTION)).toBe('‹secret›');
    await writeFile(federatedTokenFile, 'another');
    await expect(openAuthorization()(call)).rejects.toMatchObject({ code: 'provider/credentials' });
  });

  test('is asked again only when the token is about to end', async () => {
    let now = Date.now();
    const clock = { now: () => now, delay: async () => {} };
    const settings = { ...application, AZURE_CLIENT_SECRET: CLIENT_SECRET };
    const call = await callWith(settings, { clock });
    const authorize = openAuthorization();
    await authorize(call);
    now += 54 * 60_000;
    await authorize(call);
    expect(entra.count('token')).toBe(1);
    now += 60_000;
    await authorize(call);
    expect(entra.count('token')).toBe(2);
  });

  test.each([
    [{}, 'AZURE_OPENAI_API_KEY is not set'],
    [{ AZURE_CLIENT_SECRET: 'secret' }, 'AZURE_TENANT_ID is not set'],
    [{ AZURE_CLIENT_SECRET: 'secret', tenant: TENANT }, 'AZURE_CLIENT_ID is not set'],
    [
      { federatedTokenFile: '/nonexistent/token', tenant: TENANT, client: CLIENT },
      '/nonexistent/token of AZURE_FEDERATED_TOKEN_FILE can’t be read',
    ],
  ])('is missing something: %j', async (settings, message) => {
    const call = await callWith(settings as Record<string, string>);
    await expect(openAuthorization()(call)).rejects.toMatchObject({
      code: 'provider/credentials',
      submitted: 'no',
      message,
    });
  });

  test.each([
    ['AZURE_CLIENT_SECRET', 'AADSTS7000215: Invalid client secret provided.'],
    ['tenant', "AADSTS90002: Tenant 'another' not found."],
  ])('is told in the words of Microsoft to be wrong: %s', async (name, words) => {
    const right = { ...application, AZURE_CLIENT_SECRET: CLIENT_SECRET };
    const call = await callWith({ ...right, [name]: 'another' });
    await expect(openAuthorization()(call)).rejects.toMatchObject({
      code: 'provider/credentials',
      submitted: 'no',
      message: expect.stringContaining(words),
    });
  });

  test.each([503, 'reset-after'] as const)(
    'is not known where no token comes, %s, and nothing was submitted',
    async (fault) => {
      entra.failNext('token', fault);
      const baseUrl = 'http://127.0.0.1:9';
      const settings = { ...application, AZURE_CLIENT_SECRET: CLIENT_SECRET, baseUrl };
      const call = await callWith(settings);
      const request = requestOf({ model: 'sora-2', width: 1280, height: 720, seconds: 4 });
      const unknown = { submitted: 'no', retryable: true };
      await expect(createProvider().start(request, call)).rejects.toMatchObject(unknown);
      entra.failNext('token', fault);
      const still = imageRequestOf({ model: 'gpt-image-2', width: 1024, height: 1024 });
      await expect(createImageProvider().start(still, call)).rejects.toMatchObject(unknown);
    },
  );

  test('is taken by the service, for every step of a clip', async () => {
    const service = await startVideosServer({ key: 'nobody', azure: true, tokens: entra.tokens });
    const settings = { ...application, AZURE_CLIENT_SECRET: CLIENT_SECRET, baseUrl: service.url };
    const call = await callWith(settings);
    const provider = createProvider();
    await provider.probe!(call);
    const request = requestOf({ model: 'sora-2', width: 1280, height: 720, seconds: 4 });
    const started = await provider.start(request, call);
    if (started.kind !== 'started') throw new Error(started.kind);
    expect(await provider.check(started.operation, call)).toMatchObject({ kind: 'pending' });
    const media = { credentials: { headers: { authorization: `Bearer ${entra.tokens[0]!}` } } };
    expect(await provider.check(started.operation, call)).toMatchObject({ media });
    expect(entra.count('token')).toBe(1);
    await service.close();
  });
});
