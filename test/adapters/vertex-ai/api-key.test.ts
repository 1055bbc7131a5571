import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createImageProvider } from '../../../src/adapters/vertex-ai/image-provider.ts';
import { createProvider } from '../../../src/adapters/vertex-ai/provider.ts';
import { openAuthorization } from '../../../src/providers/google/token.ts';
import { startVertexServer, type VertexServer } from '../../fakes/vertex-server.ts';
import { imageRequestOf } from '../../support/image-request.ts';
import { providerCall, type TestCall } from '../../support/provider-call.ts';
import { requestOf } from '../../support/video-request.ts';
import { temporaryFolders } from '../../support/temporary-folder.ts';

const newFolder = temporaryFolders();
const CLIP = requestOf({
  model: 'veo-3.1-generate-001',
  width: 1280,
  height: 720,
  seconds: 4,
});
const STILL = imageRequestOf({ model: 'gemini-nano-banana-2.1', width: 1376, height: 768 });

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
): Promise<TestCall['call']> => {
  const made = await providerCall(
    {},
    {},
    {
      baseUrl: server.url,
      tokenUrl: `${server.url}/token`,
      // Never the ones of whoever runs the tests.
      gcloudFolder: folder,
      ...environment,
    },
  );
  opened.push(made);
  return made.call;
};
const write = async (file: string, content: unknown): Promise<string> => {
  const path = join(folder, file);
  await writeFile(path, JSON.stringify(content));
  return path;
};
const paths = (): readonly string[] => server.requests.map(({ path }) => path);

describe('an API key of Google Cloud', () => {
  test('makes stills without a project, and is sent as a header', async () => {
    const call = await callWith({ VERTEX_AI_API_KEY: server.keys.express });
    const made = await createImageProvider().start(STILL, call);
    expect(made).toMatchObject({ kind: 'completed' });
    expect(paths()).toEqual([
      '/v1/publishers/google/models/gemini-nano-banana-2.1:generateContent',
    ]);
    const [{ headers, query }] = server.requests as [(typeof server.requests)[number]];
    expect(headers['x-goog-api-key']).toBe(server.keys.express);
    expect([headers['authorization'], query.size]).toEqual([undefined, 0]);
    expect(call.redact(server.keys.express)).toBe('‹secret›');
  });

  test('makes stills in the project and place that are named', async () => {
    const environment = { VERTEX_AI_API_KEY: server.keys.express, project: 'films' };
    await createImageProvider().start(STILL, await callWith(environment));
    const eu = await callWith({ ...environment, imageLocation: 'eu' });
    await createImageProvider().start(STILL, eu);
    const model = 'publishers/google/models/gemini-nano-banana-2.1:generateContent';
    expect(paths()).toEqual([
      `/v1/projects/films/locations/global/${model}`,
      `/v1/projects/films/locations/eu/${model}`,
    ]);
  });

  test('asks in no other place than the one that is named', async () => {
    const call = await callWith({ VERTEX_AI_API_KEY: server.keys.express, imageLocation: 'eu' });
    await expect(createImageProvider().start(STILL, call)).rejects.toMatchObject({
      code: 'provider/credentials',
      submitted: 'no',
      message: 'a key alone asks at `global`, and GOOGLE_VERTEX_IMAGE_LOCATION says eu',
    });
    expect(server.requests).toEqual([]);
  });

  test('makes clips in a project, where it is bound to a service account', async () => {
    const call = await callWith({ VERTEX_AI_API_KEY: server.keys.bound, project: 'films' });
    const provider = createProvider();
    const started = await provider.start(CLIP, call);
    if (started.kind !== 'started') throw new Error(started.kind);
    expect(await provider.check(started.operation, call)).toEqual({ kind: 'pending' });
    expect(await provider.check(started.operation, call)).toMatchObject({ kind: 'completed' });
    expect(server.requests.map(({ headers }) => headers['x-goog-api-key'])).toEqual(
      server.requests.map(() => server.keys.bound),
    );
  });

  test.each([
    [{}, 'for clips, vertex-ai needs GOOGLE_CLOUD_PROJECT; a key alone makes stills'],
    [
      { project: 'films', outputUri: 'gs://bucket/films/' },
      'clips that Veo leaves in a bucket can’t be read with an API key',
    ],
  ])('makes no clips that it could not have made or fetched: %j', async (settings, message) => {
    const call = await callWith({ VERTEX_AI_API_KEY: server.keys.bound, ...settings });
    await expect(createProvider().start(CLIP, call)).rejects.toMatchObject({
      code: 'provider/credentials',
      submitted: 'no',
      message,
    });
    expect(server.requests).toEqual([]);
  });

  test('that stands for nobody makes no clips, and the way out is told', async () => {
    const call = await callWith({ VERTEX_AI_API_KEY: server.keys.express, project: 'films' });
    await expect(createProvider().start(CLIP, call)).rejects.toMatchObject({
      code: 'provider/credentials',
      submitted: 'no',
      hint: expect.stringContaining('bound to a service account'),
    });
    expect(server.jobs).toEqual([]);
  });

  test('is checked for nothing, and one of another service is told as such', async () => {
    const right = await callWith({ VERTEX_AI_API_KEY: server.keys.express });
    await createProvider().probe!(right);
    expect(server.requests.map(({ endpoint }) => endpoint)).toEqual(['count']);
    const wrong = await callWith({ VERTEX_AI_API_KEY: 'AIza-of-the-studio' });
    await expect(createProvider().probe!(wrong)).rejects.toMatchObject({
      code: 'provider/credentials',
      hint: 'VERTEX_AI_API_KEY is a key of Google Cloud, not one of Google AI Studio.',
    });
  });
});

describe('where a key and application credentials are both there', () => {
  test('the credentials go first in a project that is named', async () => {
    await write('application_default_credentials.json', server.user);
    const call = await callWith({ VERTEX_AI_API_KEY: server.keys.bound, project: 'films' });
    expect(await openAuthorization('VERTEX_AI_API_KEY')(call)).toMatchObject({
      isKey: false,
      project: 'films',
    });
  });

  test('the credentials go first where they name a project of their own', async () => {
    const credentialsFile = await write('key.json', server.serviceAccount);
    const call = await callWith({ VERTEX_AI_API_KEY: server.keys.bound, credentialsFile });
    expect(await openAuthorization('VERTEX_AI_API_KEY')(call)).toMatchObject({
      isKey: false,
      project: 'films',
    });
  });

  test('the key goes first where no project is known', async () => {
    await write('application_default_credentials.json', server.user);
    const call = await callWith({ VERTEX_AI_API_KEY: server.keys.bound });
    expect(await openAuthorization('VERTEX_AI_API_KEY')(call)).toMatchObject({
      isKey: true,
      project: undefined,
    });
  });
});

describe('the project', () => {
  test('is that of the service account where none is named', async () => {
    const credentialsFile = await write('key.json', server.serviceAccount);
    await createProvider().start(CLIP, await callWith({ credentialsFile }));
    expect(server.jobs[0]!.name).toContain('projects/films/');
    await createProvider().start(CLIP, await callWith({ credentialsFile, project: 'others' }));
    expect(server.jobs[1]!.name).toContain('projects/others/');
  });

  test('must be named where the credentials are of no project', async () => {
    const credentialsFile = await write('user.json', server.user);
    const call = await callWith({ credentialsFile });
    const starts = [
      () => createProvider().start(CLIP, call),
      () => createImageProvider().start(STILL, call),
    ];
    for (const start of starts) {
      await expect(start()).rejects.toMatchObject({
        code: 'provider/credentials',
        submitted: 'no',
        message: 'vertex-ai needs GOOGLE_CLOUD_PROJECT',
      });
    }
  });
});
