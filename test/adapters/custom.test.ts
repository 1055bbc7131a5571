import { describe, expect, test } from '@jest/globals';
import { modelsOf } from '../../src/adapters/custom/model.ts';
import { addressOf } from '../../src/adapters/custom/place.ts';
import { createProvider } from '../../src/adapters/custom/provider.ts';
import { readService } from '../../src/adapters/custom/service.ts';
import { fill } from '../../src/providers/template/slots.ts';
import { providerCall } from '../support/provider-call.ts';
import { requestOf } from '../support/video-request.ts';
import { startCustomService } from '../fakes/custom-service.ts';

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
