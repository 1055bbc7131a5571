import { describe, expect, test } from '@jest/globals';
import { modelsOf } from '../../src/adapters/custom/model.ts';
import { addressOf } from '../../src/adapters/custom/place.ts';
import { createProvider } from '../../src/adapters/custom/provider.ts';
import { readService } from '../../src/adapters/custom/service.ts';
import { fill } from '../../src/providers/template/slots.ts';
import { providerCall } from '../support/provider-call.ts';
import { requestOf } from '../support/video-request.ts';
import { FORM_DESCRIPTION, JOB_DESCRIPTION, startCustomService } from '../fakes/custom-service.ts';
import { cornersPng } from '../support/drawing.ts';

describe('a template', () => {
  test('becomes the value where it is one slot, and a text where it is more', () => {
    expect(fill({ a: '<seed>', b: 'no <seed>', c: ['<audio>'] }, { seed: 7, audio: true })).toEqual(
      {
        a: 7,
        b: 'no 7',
        c: [true],
      },
    );
  });

  test('leaves out what it has no value for', () => {
    expect(fill({ a: '<seed>', b: ['<seed>', 1], c: { d: 'x<seed>' } }, {})).toEqual({
      b: [1],
      c: {},
    });
  });

  test('does not look for slots in what fills them', () => {
    expect(fill('<prompt>!', { prompt: '<key>', key: 'k' })).toBe('<key>!');
  });
});

describe('a described service', () => {
  test('can do what its templates have slots for', () => {
    const [model] = modelsOf({
      submit: {
        body: {
          prompt: '<prompt>',
          n: '<frames>',
          size: '<size>',
          end: '<last_frame>',
          fps: '<fps>',
        },
      },
      can: { seconds: [4, 8] },
    });
    expect(model!.capabilities).toMatchObject({
      durations: { kind: 'set', seconds: [4, 8] },
      sizes: 'any',
      frameRates: 'any',
      firstFrame: false,
      lastFrame: true,
      seed: false,
      negativePrompt: false,
      audio: 'none',
      references: { max: 0 },
    });
  });

  test('must say how long its clips are where it is not told', () => {
    expect(() => modelsOf({ submit: { body: { prompt: '<prompt>', size: '<size>' } } })).toThrow(
      '`can.seconds` should be a list such as [5]',
    );
  });

  test.each(['/../admin', '/%2e%2e/admin', '/a/../../admin'])(
    'is not left by the path %s',
    (path) => {
      expect(() => addressOf(new URL('http://host/films/'), path, {})).toThrow('leads out of');
    },
  );

  test('has what fills a path encoded', () => {
    const url = addressOf(new URL('http://host/films?v=2'), '/jobs/<id>?k=<key>', {
      id: '../x?y',
      key: 'a&b',
    });
    expect(url).toBe('http://host/films/jobs/..%2Fx%3Fy?v=2&k=a%26b');
  });

  test.each(['Authorization', 'cookie', 'Host', 'content-length'])(
    'does not let a film set %s',
    (name) => {
      expect(() => readService({ submit: { headers: { [name]: 'x' } } })).toThrow('can’t set');
    },
  );
});

describe('a form', () => {
  const images = {
    'sha256:a': new Uint8Array([0xff, 0xd8, 0xff, 1]),
    'sha256:b': cornersPng(4, 4).png,
  };

  test('has texts as they are, files with their kind, and a field for each of several', async () => {
    const server = await startCustomService({ key: 'secret' });
    const environment = {
      baseUrl: server.url,
      CUSTOM_PROVIDER_KEY: 'secret',
      keyHeader: 'x-api-key',
    };
    const { call, remove } = await providerCall(images, {}, environment);
    const request = requestOf({
      model: 'custom',
      options: FORM_DESCRIPTION,
      firstFrame: { digest: 'sha256:a' },
      references: [
        { of: 'orb', role: 'identity', strength: 1, digest: 'sha256:a' },
        { of: 'orb', role: 'identity', strength: 1, digest: 'sha256:b' },
      ],
    });
    await createProvider().start(request, call);
    await createProvider().start(requestOf({ model: 'custom', options: FORM_DESCRIPTION }), call);
    const [with_, without] = server.jobs;
    expect(with_!.body).toEqual({
      prompt: request.prompt,
      length: String(request.seconds),
      size: `${request.width}x${request.height}`,
      sound: 'false',
      client: call.idempotencyKey,
    });
    const jpeg = Buffer.from(images['sha256:a']);
    expect(with_!.files).toEqual([
      ['start', 'first-frame.jpg', jpeg],
      ['look', 'reference-1.jpg', jpeg],
      ['look', 'reference-2.png', Buffer.from(images['sha256:b'])],
    ]);
    expect(without!.files).toEqual([]);
    await remove();
    await server.close();
  });

  test('says by its files what the service can do', () => {
    const [model] = modelsOf({
      submit: { form: { p: '<prompt>', n: '<frames>', s: '<size>', a: '<last_frame_file>' } },
    });
    expect(model!.capabilities).toMatchObject({
      firstFrame: false,
      lastFrame: true,
      references: { max: 0 },
    });
    expect(modelsOf(FORM_DESCRIPTION)[0]!.capabilities).toMatchObject({
      firstFrame: true,
      references: { max: 4 },
    });
  });

  test('is in place of a body, not beside it', () => {
    const submit = { body: { prompt: '<prompt>' }, form: { prompt: '<prompt>' } };
    expect(() => readService({ submit })).toThrow('`submit` says `body` or `form`, not both');
  });
});

describe('a look-up by our key', () => {
  const options = FORM_DESCRIPTION;
  const find = async (answer: unknown, status = 200, more: object = {}) => {
    const asked: string[] = [];
    const http = async ({ url }: { url: string }) => {
      asked.push(url);
      return { status, headers: {}, body: Buffer.from(JSON.stringify(answer)) };
    };
    const { call, remove } = await providerCall({}, { http }, { baseUrl: 'http://films.test' });
    const described = { ...options, find: { ...options.find, ...more } };
    const request = requestOf({ model: 'custom', options: described });
    try {
      const found = await createProvider().find!(call, request);
      expect(asked).toEqual([`http://films.test/v3/clips?client=${call.idempotencyKey}`]);
      return found;
    } finally {
      await remove();
    }
  };

  test('gives the job, as its submission would have given it', async () => {
    expect(await find({ items: [{ job: 7 }] })).toMatchObject({
      id: '7',
      job: { path: '/v2/jobs/<id>' },
    });
  });

  test('of a service that has none means what the film says, and else is no proof', async () => {
    for (const absent of [[{ items: [] }], [{ problem: { code: 'unknown' } }, 404]] as const) {
      const [answer, status] = absent;
      expect(await find(answer, status)).toBeUndefined();
      expect(await find(answer, status, { absent: 'unknown' })).toBe('unknown');
      expect(await find(answer, status, { absent: undefined })).toBe('unknown');
    }
  });

  test.each([{}, { items: null }, { items: [{ id: 7 }] }, { data: [] }, [], 'no JSON object'])(
    'that is answered otherwise than it is described is no proof that there is no job: %j',
    async (answer) => {
      await expect(find(answer)).rejects.toMatchObject({ code: 'provider/bad-answer' });
    },
  );

  test('needs a job, and the key in what is submitted', () => {
    const { job: _, ...without } = options;
    expect(() => readService({ ...without, clip: { data: 'clip' } })).toThrow(
      '`find` is for services with a `job`',
    );
    const { client: _client, ...form } = options.submit.form;
    expect(() => readService({ ...options, submit: { form } })).toThrow(
      '`find` needs <key> in `submit`',
    );
  });

  test('is none where the film says nothing of it', async () => {
    const { call, remove } = await providerCall({}, {}, { baseUrl: 'http://films.test' });
    const request = requestOf({ model: 'custom', options: JOB_DESCRIPTION });
    expect(await createProvider().find!(call, request)).toBe('unknown');
    await remove();
  });
});

describe('a service that answers with the clip', () => {
  const request = requestOf({ model: 'custom' });
  const service = async () => {
    const server = await startCustomService({ key: 'secret' });
    const environment = {
      baseUrl: server.url,
      CUSTOM_PROVIDER_KEY: 'secret',
      keyHeader: 'x-api-key',
    };
    return { server, ...(await providerCall({}, {}, environment)) };
  };

  test('completes at once', async () => {
    const { server, call, remove } = await service();
    const outcome = await createProvider().start(request, call);
    expect(outcome).toMatchObject({ kind: 'completed', media: { kind: 'bytes' } });
    await remove();
    await server.close();
  });

  test('refuses as data', async () => {
    const { server, call, remove } = await service();
    server.next('refuse-at-once');
    const options = {
      errors: { code: 'problem.code', message: 'problem.text', refused: ['policy'] },
    };
    expect(await createProvider().start({ ...request, options }, call)).toEqual({
      kind: 'refused',
      reason: 'Not this one.',
      code: 'policy',
      charged: false,
    });
    await remove();
    await server.close();
  });

  test.each(['malformed', 'reset-after', 'page', 500] as const)(
    'leaves the outcome unknown where it meets %s',
    async (fault) => {
      const { server, call, remove } = await service();
      server.failNext('generate', fault);
      await expect(createProvider().start(request, call)).rejects.toMatchObject({
        submitted: 'unknown',
      });
      await remove();
      await server.close();
    },
  );
});
