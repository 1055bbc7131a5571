import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createProvider } from '../../../src/adapters/vertex-ai/provider.ts';
import { openAuthorization } from '../../../src/providers/google/token.ts';
import { startVertexServer, type VertexServer } from '../../fakes/vertex-server.ts';
import { providerCall, type TestCall } from '../../support/provider-call.ts';
import { requestOf } from '../../support/video-request.ts';
import { temporaryFolders } from '../../support/temporary-folder.ts';

const newFolder = temporaryFolders();

describe('credentials of Google Cloud', () => {
  let server: VertexServer;
  let folder: string;
  let opened: TestCall[] = [];
  beforeEach(async () => {
    server = await startVertexServer();
    folder = await newFolder();
  });
  afterEach(async () => {
    await Promise.all(opened.map(({ remove }) => remove()));
    opened = [];
    await server.close();
  });

  const callWith = async (
    environment: Readonly<Record<string, string>>,
    parts: Parameters<typeof providerCall>[1] = {},
  ): Promise<TestCall['call']> => {
    const made = await providerCall({}, parts, {
      project: 'films',
      baseUrl: server.url,
      tokenUrl: `${server.url}/token`,
      stsUrl: `${server.url}/sts`,
      iamUrl: server.url,
      // Never the ones of whoever runs the tests.
      gcloudFolder: folder,
      ...environment,
    });
    opened.push(made);
    return made.call;
  };
  const write = async (file: string, content: unknown): Promise<string> => {
    const path = join(folder, file);
    await writeFile(path, JSON.stringify(content));
    return path;
  };

  test('of a service account are exchanged for a token by a signed claim', async () => {
    const credentialsFile = await write('key.json', server.serviceAccount);
    const call = await callWith({ credentialsFile });
    expect((await openAuthorization('VERTEX_AI_API_KEY')(call)).headers).toEqual({
      authorization: `Bearer ${server.tokens[0]!}`,
    });
    const key = server.serviceAccount['private_key']!.trim();
    expect(call.redact(`${server.tokens[0]!} ${key}`)).toBe('‹secret› ‹secret›');
  });

  test('that gcloud has left are found, and name the project that is billed for the asking', async () => {
    await write('application_default_credentials.json', server.user);
    const call = await callWith({});
    expect((await openAuthorization('VERTEX_AI_API_KEY')(call)).headers).toEqual({
      authorization: `Bearer ${server.tokens[0]!}`,
      'x-goog-user-project': 'films',
    });
    expect(call.redact('secret-of-the-client, refresh-token-of-somebody')).toBe(
      '‹secret›, ‹secret›',
    );
  });

  const asked = (): readonly string[] => server.requests.map(({ endpoint }) => endpoint);

  test('of a CI job are vouched for by its host, and act as a service account', async () => {
    const credentialsFile = await write('federated.json', server.federated);
    const call = await callWith({ credentialsFile });
    expect((await openAuthorization('VERTEX_AI_API_KEY')(call)).headers).toEqual({
      authorization: `Bearer ${server.tokens[1]!}`,
    });
    expect(asked()).toEqual(['identity', 'sts', 'acting']);
    const secrets = [server.subjectToken, 'token-of-the-job', ...server.tokens];
    expect(call.redact(secrets.join(' '))).toBe(secrets.map(() => '‹secret›').join(' '));
  });

  test.each([
    ['as it is', undefined, (token: string) => `${token}\n`],
    [
      'in a field of JSON',
      { type: 'json', subject_token_field_name: 'value' },
      (value: string) => JSON.stringify({ value }),
    ],
  ])('may be vouched for by a token in a file, %s', async (_, format, contentOf) => {
    const file = join(folder, 'subject-token');
    await writeFile(file, contentOf(server.subjectToken));
    const credential_source = { file, ...(format && { format }) };
    const { service_account_impersonation_url: __, ...own } = server.federated;
    const credentialsFile = await write('federated.json', { ...own, credential_source });
    await openAuthorization('VERTEX_AI_API_KEY')(await callWith({ credentialsFile }));
    expect(asked()).toEqual(['sts']);
  });

  test('of a user may act as a service account, but not through others', async () => {
    const { service_account_impersonation_url } = server.federated;
    const type = 'impersonated_service_account';
    const file = { type, service_account_impersonation_url, source_credentials: server.user };
    const credentialsFile = await write('acting.json', file);
    expect(
      (await openAuthorization('VERTEX_AI_API_KEY')(await callWith({ credentialsFile }))).headers,
    ).toMatchObject({
      authorization: `Bearer ${server.tokens[1]!}`,
    });
    expect(asked()).toEqual(['token', 'acting']);
    await write('acting.json', { ...file, delegates: ['another'] });
    await expect(
      openAuthorization('VERTEX_AI_API_KEY')(await callWith({ credentialsFile })),
    ).rejects.toMatchObject({
      code: 'provider/credentials',
      message: expect.stringContaining('`delegates`'),
    });
  });

  test('that nobody vouches for are told as such', async () => {
    const file = join(folder, 'subject-token');
    await writeFile(file, 'another');
    const credential_source = { file };
    const credentialsFile = await write('federated.json', {
      ...server.federated,
      credential_source,
    });
    await expect(
      openAuthorization('VERTEX_AI_API_KEY')(await callWith({ credentialsFile })),
    ).rejects.toMatchObject({
      code: 'provider/credentials',
      message: expect.stringContaining('The subject token is not trusted.'),
    });
  });

  test('of the machine come from its metadata server, where that is named', async () => {
    const call = await callWith({ metadataUrl: server.url });
    expect((await openAuthorization('VERTEX_AI_API_KEY')(call)).headers).toEqual({
      authorization: `Bearer ${server.tokens[0]!}`,
    });
  });

  test('may be a token that is ready', async () => {
    const call = await callWith({ CLOUDSDK_AUTH_ACCESS_TOKEN: 'ya29.ready' });
    expect((await openAuthorization('VERTEX_AI_API_KEY')(call)).headers).toEqual({
      authorization: 'Bearer ya29.ready',
    });
    expect(server.count('token')).toBe(0);
  });

  test('are exchanged again only when the token is about to end', async () => {
    let now = Date.now();
    const clock = { now: () => now, delay: async () => {} };
    const credentialsFile = await write('key.json', server.serviceAccount);
    const call = await callWith({ credentialsFile }, { clock });
    const authorize = openAuthorization('VERTEX_AI_API_KEY');
    await authorize(call);
    now += 54 * 60_000;
    await authorize(call);
    expect(server.count('token')).toBe(1);
    now += 60_000;
    await authorize(call);
    expect(server.count('token')).toBe(2);
  });

  test('that are wrong are told as such, by what the server of tokens says', async () => {
    const other = await startVertexServer({ isApart: true });
    const credentialsFile = await write('key.json', other.serviceAccount);
    await other.close();
    const call = await callWith({ credentialsFile });
    await expect(createProvider().probe!(call)).rejects.toMatchObject({
      code: 'provider/credentials',
      submitted: 'no',
      message: expect.stringContaining('invalid_grant: Invalid JWT Signature.'),
    });
  });

  test.each([503, 'reset-after', 'silent'] as const)(
    'whose token does not come, %s, leave no doubt that nothing was submitted',
    async (fault) => {
      server.failNext('token', fault);
      const credentialsFile = await write('key.json', server.serviceAccount);
      const call = await callWith({ credentialsFile });
      const http: typeof call.http = (asked) => call.http({ ...asked, timeoutMs: 300 });
      const request = requestOf({ model: 'veo-3.1-generate-001', width: 1280, height: 720 });
      await expect(createProvider().start(request, { ...call, http })).rejects.toMatchObject({
        submitted: 'no',
        retryable: true,
      });
      expect(server.count('submit')).toBe(0);
    },
  );

  test.each([
    ['is not there', {}, 'can’t be read'],
    ['is of another kind', { type: 'gdch_service_account' }, 'its `type` is missing or another'],
    [
      'is for a program to be run',
      {
        type: 'external_account',
        credential_source: { executable: { command: 'cat key' } },
      },
      'its `credential_source.url` is missing or another',
    ],
    ['lacks its key', { type: 'service_account' }, 'its `private_key` is missing or another'],
  ])('whose file %s lead nowhere, and nothing of the file is shown', async (title, file, text) => {
    const credentialsFile =
      title === 'is not there' ? join(folder, 'none.json') : await write('key.json', file);
    const call = await callWith({ credentialsFile });
    await expect(openAuthorization('VERTEX_AI_API_KEY')(call)).rejects.toMatchObject({
      code: 'provider/credentials',
      message: expect.stringContaining(text),
    });
  });

  test('that were pasted in place of the path of their file are shown nowhere', async () => {
    const credentialsFile = JSON.stringify(server.serviceAccount);
    const call = await callWith({ credentialsFile });
    const error: unknown = await openAuthorization('VERTEX_AI_API_KEY')(call).catch(
      (caught: unknown) => caught,
    );
    expect(error).toMatchObject({ code: 'provider/credentials' });
    expect((error as Error).message).not.toContain('PRIVATE KEY');
  });

  test('with a broken key are told without the key', async () => {
    const broken = { ...server.serviceAccount, private_key: 'no key, and still nobody’s business' };
    const call = await callWith({ credentialsFile: await write('key.json', broken) });
    const error: unknown = await openAuthorization('VERTEX_AI_API_KEY')(call).catch(
      (caught: unknown) => caught,
    );
    expect(error).toMatchObject({ code: 'provider/credentials' });
    expect(String(error)).not.toContain('business');
  });

  test('that are nowhere are told with the ways out', async () => {
    const call = await callWith({});
    await expect(openAuthorization('VERTEX_AI_API_KEY')(call)).rejects.toMatchObject({
      code: 'provider/credentials',
      exitCode: 4,
      hint: expect.stringContaining('gcloud auth application-default login'),
    });
  });

  test('are not sent to a host that a location makes up', async () => {
    const call = await callWith({
      CLOUDSDK_AUTH_ACCESS_TOKEN: 'ya29.ready',
      location: 'evil.example.com/',
    });
    await expect(createProvider().probe!(call)).rejects.toMatchObject({
      code: 'provider/invalid-request',
    });
  });

  test('are asked about without a payment', async () => {
    const credentialsFile = await write('key.json', server.serviceAccount);
    await createProvider().probe!(await callWith({ credentialsFile }));
    expect(server.requests.map(({ endpoint }) => endpoint)).toEqual(['token', 'model']);
  });
});
