import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { imageModels, NAMED_SIZES } from '../../../src/adapters/vertex-ai/image-model.ts';
import { createImageProvider } from '../../../src/adapters/vertex-ai/image-provider.ts';
import { imageBodyOf } from '../../../src/adapters/vertex-ai/image-request.ts';
import type { StartOutcome } from '../../../src/providers/outcome.ts';
import type { GeminiFate } from '../../fakes/gemini-images.ts';
import { tinyPicture } from '../../fakes/tiny-picture.ts';
import { startVertexServer, type VertexServer } from '../../fakes/vertex-server.ts';
import { imageRequestOf } from '../../support/image-request.ts';
import { providerCall, type TestCall } from '../../support/provider-call.ts';

const ASKED = imageRequestOf({ model: 'gemini-nano-banana-2.1', width: 2752, height: 1536 });
const PNG = Buffer.from(tinyPicture({ width: 64, height: 36 }));
const JPEG = Buffer.from('ffd8ffe0', 'hex');
const inline = (mimeType: string, bytes: Buffer) => {
  return { inlineData: { mimeType, data: bytes.toString('base64') } };
};

describe('the body of generateContent', () => {
  test('says what every still needs', () => {
    expect(imageBodyOf(ASKED, [])).toEqual({
      contents: [{ role: 'user', parts: [{ text: 'A light finds a book.' }] }],
      generationConfig: {
        responseModalities: ['TEXT', 'IMAGE'],
        imageConfig: { aspectRatio: '16:9', imageSize: '2K' },
      },
    });
  });

  test('has a field for each wish, and references before the words', () => {
    const options = {
      person_generation: 'ALLOW_ADULT',
      prominent_people: 'BLOCK_PROMINENT_PEOPLE',
      temperature: 0.7,
      labels: { film: 'orb' },
    };
    const request = { ...ASKED, width: 768, height: 1376, seed: 42, options };
    expect(imageBodyOf(request, [PNG, JPEG])).toEqual({
      contents: [
        {
          role: 'user',
          parts: [
            inline('image/png', PNG),
            inline('image/jpeg', JPEG),
            { text: 'A light finds a book.' },
          ],
        },
      ],
      generationConfig: {
        responseModalities: ['TEXT', 'IMAGE'],
        imageConfig: {
          aspectRatio: '9:16',
          imageSize: '1K',
          personGeneration: 'ALLOW_ADULT',
          prominentPeople: 'BLOCK_PROMINENT_PEOPLE',
        },
        seed: 42,
        temperature: 0.7,
      },
      labels: { film: 'orb' },
    });
  });

  test.each([
    [{ width: 1280, height: 720 }, 'makes no stills of 1280x720'],
    [{ options: { person: 'all' } }, 'has no option person for stills'],
    [
      { options: { person_generation: 'allow_adult' } },
      'takes for person_generation one of ALLOW_ALL, ALLOW_ADULT, ALLOW_NONE',
    ],
    [{ options: { temperature: 3 } }, 'takes for temperature a number from 0 to 2'],
    [{ options: { labels: 'orb' } }, 'takes for labels a mapping of names to texts'],
  ])('is not made of %j', (parts, what) => {
    expect(() => imageBodyOf({ ...ASKED, ...parts }, [])).toThrow(`vertex-ai ${what}`);
  });

  test('is made for every size of every model, each of which is one that Google names', () => {
    for (const { capabilities } of imageModels) {
      const { sizes } = capabilities;
      if (sizes === 'any' || 'step' in sizes) throw new Error('a list is expected');
      for (const { width, height, aspect } of sizes) {
        const named = NAMED_SIZES.find((each) => each.width === width && each.height === height);
        expect(named?.aspect).toBe(aspect);
        expect(() => imageBodyOf({ ...ASKED, width, height }, [])).not.toThrow();
      }
    }
  });
});

describe('a still of Gemini', () => {
  let server: VertexServer;
  let call: TestCall;
  let folder: string;
  beforeEach(async () => {
    server = await startVertexServer();
    folder = await mkdtemp(join(tmpdir(), 'ministudio-vertex-'));
    const credentialsFile = join(folder, 'account.json');
    await writeFile(credentialsFile, JSON.stringify(server.serviceAccount));
    const environment = {
      project: 'films',
      location: 'europe-west4',
      credentialsFile,
      baseUrl: server.url,
      tokenUrl: `${server.url}/token`,
    };
    call = await providerCall({}, {}, environment);
  });
  afterEach(async () => {
    await call.remove();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });
  const start = async (fate?: GeminiFate): Promise<StartOutcome> => {
    if (fate !== undefined) server.next(fate);
    return await createImageProvider().start(ASKED, call.call);
  };

  test('is asked for where such models are, wherever clips are made', async () => {
    await start();
    const [{ model } = { model: '' }] = server.images;
    expect(model).toBe(
      'projects/films/locations/global/publishers/google/models/gemini-nano-banana-2.1',
    );
  });

  test('is the picture, and not the draft that the model thought of before', async () => {
    const outcome = await start();
    if (outcome.kind !== 'completed' || outcome.media.kind !== 'bytes') throw new Error();
    expect(Buffer.from(outcome.media.bytes)).toEqual(
      Buffer.from(tinyPicture({ width: 2752, height: 1536 }, 1)),
    );
  });

  test.each([
    ['refuse-at-once', '90789179', 'sexual', false, 'Support codes'],
    ['refuse-later', 'IMAGE_SAFETY', 'sexual', 'unknown', 'Unable to show'],
    ['block', 'JAILBREAK', 'jailbreak', 'unknown', 'Jailbreak.'],
    ['refuse-in-words', 'STOP', 'other', 'unknown', 'I cannot make that picture.'],
  ] as const)(
    'that is refused by %s is told as data',
    async (fate, code, category, charged, words) => {
      const outcome = await start(fate);
      expect(outcome).toMatchObject({ kind: 'refused', code, category, charged });
      expect(outcome).toHaveProperty('reason', expect.stringContaining(words));
    },
  );

  test('that did not come to be has failed, and may be asked for again', async () => {
    expect(await start('no-image')).toEqual({
      kind: 'failed',
      reason: 'the answer ended without a picture: NO_IMAGE',
      code: 'NO_IMAGE',
      charged: 'unknown',
    });
  });
});
