import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createImageProvider } from '../../src/adapters/mock/image-provider.ts';
import { drawStill } from '../../src/adapters/mock/pictures.ts';
import { createProvider } from '../../src/adapters/mock/provider.ts';
import { createVoiceProvider } from '../../src/adapters/mock/voice-provider.ts';
import { acceptedSubmissions } from '../../src/adapters/mock/submissions.ts';
import type { JsonObject } from '../../src/film/json.ts';
import { probeClip } from '../../src/media/probe/probe-clip.ts';
import { probeImage } from '../../src/media/probe/probe-image.ts';
import { probeSound } from '../../src/media/probe/probe-sound.ts';
import type { CheckOutcome, StartOutcome } from '../../src/providers/video-provider.ts';
import type { VoiceRequest } from '../../src/providers/voice-provider.ts';
import { testFfmpeg } from '../support/ffmpeg.ts';
import { imageRequestOf } from '../support/image-request.ts';
import { providerCall } from '../support/provider-call.ts';
import { requestOf } from '../support/video-request.ts';
import { voiceRequestOf } from '../support/voice-request.ts';

let folder = '';
let call: Awaited<ReturnType<typeof providerCall>>;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ministudio-mock-'));
  call = await providerCall();
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
  await call.remove();
});

const start = (options: JsonObject): Promise<StartOutcome> =>
  createProvider().start(
    requestOf({ model: 'mock-1', options: { folder, ...options } }),
    call.call,
  );

async function finish(started: StartOutcome): Promise<{ outcome: CheckOutcome; pending: number }> {
  if (started.kind !== 'started') throw new Error(started.kind);
  for (let pending = 0; ; pending += 1) {
    const outcome = await createProvider().check(started.operation, call.call);
    if (outcome.kind !== 'pending') return { outcome, pending };
  }
}

const factsOf = async (options: JsonObject) => {
  const { outcome } = await finish(await start(options));
  if (outcome.kind !== 'completed' || outcome.media.kind !== 'file') throw new Error(outcome.kind);
  return probeClip(outcome.media.path);
};

describe('the mock', () => {
  test('is pending as often as it is told, then completes', async () => {
    expect((await finish(await start({ pending: 3 }))).pending).toBe(3);
  });

  test('counts every submit that it accepted, across provider objects', async () => {
    await start({});
    await start({});
    expect(await acceptedSubmissions(folder)).toEqual(['take-1', 'take-1']);
  });

  test('a request that another process is writing down counts already', async () => {
    await start({});
    await writeFile(join(folder, 'accepted', '1.json'), '');
    expect(await acceptedSubmissions(folder)).toEqual(['take-1', '']);
  });

  test('a rate limit accepts nothing and says how long to wait', async () => {
    await expect(start({ fault: 'rate-limit' })).rejects.toMatchObject({
      code: 'provider/rate-limited',
      retryable: true,
      submitted: 'no',
      retryAfterMs: 1,
    });
    expect(await acceptedSubmissions(folder)).toEqual([]);
  });

  test('a fault befalls as many starts as it is told', async () => {
    await expect(start({ fault: 'rate-limit', times: 1 })).rejects.toMatchObject({
      code: 'provider/rate-limited',
    });
    expect((await start({ fault: 'rate-limit', times: 1 })).kind).toBe('started');
  });

  test('a lost reply leaves an accepted submit behind', async () => {
    await expect(start({ fault: 'lost-reply' })).rejects.toMatchObject({
      code: 'provider/unreachable',
      submitted: 'unknown',
    });
    expect(await acceptedSubmissions(folder)).toEqual(['take-1']);
  });

  test('a slow operation takes ten times the checks', async () => {
    expect((await finish(await start({ fault: 'slow' }))).pending).toBe(10);
  });

  test('a wrong duration is two frames short', async () => {
    expect(await factsOf({ fault: 'wrong-duration' })).toMatchObject({ frames: 4 });
  });

  test('a wrong rate is another rate for the same seconds', async () => {
    expect(await factsOf({ fault: 'wrong-rate' })).toMatchObject({
      rate: { num: 30, den: 1 },
      frames: 8,
    });
  });

  test('a corrupt file cannot be probed', async () => {
    await expect(factsOf({ fault: 'corrupt-file' })).rejects.toThrow();
  });

  test.each([
    [{ fault: 'typo' }, 'mock knows no fault "typo"', /^It knows refusal, .+, drift\.$/],
    [{ times: 'two' }, 'the option times of mock is "two"', 'It is a number from 0.'],
    [{ pending: -1 }, 'the option pending of mock is -1', 'It is a number from 0.'],
    [{ folder: true }, 'the option folder of mock is true', 'It is the path of a folder.'],
  ])(
    '%j is refused before anything is made, and nothing taken in its place',
    async (options, message, hint) => {
      await expect(start(options)).rejects.toMatchObject({
        code: 'provider/invalid-request',
        submitted: 'no',
        message,
        hint: expect.stringMatching(hint),
      });
    },
  );
});

describe('a still of the mock', () => {
  const end = async (fault?: string): Promise<CheckOutcome> => {
    const request = imageRequestOf({
      model: 'mock-1',
      options: { folder, ...(fault !== undefined && { fault }) },
    });
    const started = await createImageProvider().start(request, call.call);
    if (started.kind !== 'started') throw new Error(started.kind);
    for (;;) {
      const outcome = await createImageProvider().check(started.operation, call.call);
      if (outcome.kind !== 'pending') return outcome;
    }
  };
  const bytesOf = (outcome: CheckOutcome): Uint8Array => {
    if (outcome.kind !== 'completed' || outcome.media.kind !== 'bytes') throw new Error();
    return outcome.media.bytes;
  };

  test('has the size that is asked for, and another on demand', async () => {
    expect(await probeImage(bytesOf(await end()))).toMatchObject({ width: 160, height: 90 });
    const wrong = await probeImage(bytesOf(await end('wrong-size')));
    expect(wrong).toMatchObject({ width: 80, height: 45 });
  });

  test('tells each request from all others', async () => {
    const pictures = new Set<string>();
    for (let seed = 0; seed < 64; seed += 1) {
      const picture = await drawStill(
        { ...imageRequestOf({ model: 'mock-1', options: {} }), seed },
        { width: 16, height: 9 },
        undefined,
      );
      pictures.add(Buffer.from(picture).toString('base64'));
    }
    expect(pictures.size).toBe(64);
  });

  test('is no picture on demand', async () => {
    await expect(probeImage(bytesOf(await end('corrupt-file')))).rejects.toBeDefined();
  });

  test('knows only the faults that a still can have', async () => {
    await expect(end('wrong-rate')).rejects.toThrow('mock knows no fault "wrong-rate"');
  });

  test('is a job like a clip: each start is one more that a service would charge for', async () => {
    await end();
    await end();
    expect(await acceptedSubmissions(folder)).toHaveLength(2);
  });
});

describe('a line of the mock', () => {
  const line = voiceRequestOf({
    model: 'mock-1',
    voice: 'high',
    text: 'A light – finds!',
    words: true,
  });
  const spoken = async (parts: Partial<VoiceRequest> = {}): Promise<CheckOutcome> => {
    const provider = createVoiceProvider();
    const started = await provider.start({ ...line, ...parts }, call.call);
    if (started.kind !== 'started') throw new Error(started.kind);
    for (;;) {
      const outcome = await provider.check(started.operation, call.call);
      if (outcome.kind !== 'pending') return outcome;
    }
  };

  test('has a tone for each word, as long as the word, and sooner at a higher rate', async () => {
    expect(await spoken()).toMatchObject({
      kind: 'completed',
      words: [
        { text: 'A', from: 0.05, to: 0.1 },
        { text: 'light', from: 0.15, to: 0.4 },
        { text: 'finds!', from: 0.45, to: 0.75 },
      ],
    });
    expect(await spoken({ rate: 2, text: 'light' })).toMatchObject({
      words: [{ text: 'light', from: 0.025, to: 0.15 }],
    });
  });

  test('is no sound where it is told so', async () => {
    const outcome = await spoken({ options: { fault: 'corrupt-file' } });
    if (outcome.kind !== 'completed' || outcome.media.kind !== 'bytes') throw new Error('no bytes');
    const path = join(folder, 'line.wav');
    await writeFile(path, outcome.media.bytes);
    await expect(probeSound(await testFfmpeg(), path)).rejects.toMatchObject({
      code: 'media/unreadable-sound',
    });
  });
});
