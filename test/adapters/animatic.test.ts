import { describe, expect, test } from '@jest/globals';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { createImageProvider } from '../../src/adapters/animatic/image-provider.ts';
import { createProvider } from '../../src/adapters/animatic/provider.ts';
import type { Staging } from '../../src/world/stage/staging.ts';
import { difference, drawOne } from '../support/drawing.ts';
import { imageRequestOf } from '../support/image-request.ts';
import { providerCall } from '../support/provider-call.ts';
import { stagingOf } from '../support/staging.ts';
import { requestOf } from '../support/video-request.ts';

describe('the animatic', () => {
  test('charges nothing, and says which characters of a script it could not draw', async () => {
    const { call, remove } = await providerCall();
    const staging = stagingOf({ title: 'Plain \u{1BC20}', shots: [{ duration: 1 }] });
    const outcome = await createProvider().start(requestOf({ model: 'animatic-1', staging }), call);
    expect(outcome).toMatchObject({
      kind: 'completed',
      actualUsd: 0,
      notes: [
        'no font at hand has \u{1BC20}: boxes are drawn for them; install one that has, and retake the shot',
      ],
    });
    await remove();
  });

  test('says in one note what of the action nobody acts out', async () => {
    const { call, remove } = await providerCall();
    const staging = stagingOf({
      characters: { nia: { name: 'Nia' } },
      shots: [{ characters: ['nia'], action: 'Nia yodels and nods. She walks home.', duration: 1 }],
    });
    const outcome = await createProvider().start(requestOf({ model: 'animatic-1', staging }), call);
    expect(outcome).toMatchObject({
      notes: ['not acted out: “Nia yodels”; Nia: “She walks home” (no other place is said)'],
    });
    await remove();
  });

  test('a request without a staging fails for good, and nothing was submitted', async () => {
    const { call, remove } = await providerCall();
    await expect(
      createProvider().start(requestOf({ model: 'animatic-1' }), call),
    ).rejects.toMatchObject({
      code: 'provider/failed',
      retryable: false,
      submitted: 'no',
    });
    await remove();
  });
});

describe('a still of the animatic', () => {
  const staging = stagingOf({
    characters: { ada: { name: 'Ada', form: 'person' } },
    shots: [{ characters: ['ada'], action: 'Ada waits.', duration: 1 }],
  });
  const stillOf = async (of: Staging): Promise<Buffer> => {
    const { call, remove } = await providerCall();
    const request = imageRequestOf({ model: 'animatic-1', seed: 7, staging: of });
    const outcome = await createImageProvider().start(request, call);
    await remove();
    if (outcome.kind !== 'completed' || outcome.media.kind !== 'bytes') throw new Error();
    const canvas = createCanvas(160, 90);
    const brush = canvas.getContext('2d');
    brush.drawImage(await loadImage(Buffer.from(outcome.media.bytes)), 0, 0);
    return Buffer.from(canvas.data());
  };
  /** Above the slate and its writing. */
  const picture = (rgba: Buffer): Buffer => rgba.subarray(160 * 4 * 30, 160 * 4 * 60);

  test('is the frame of the clip, and has no slate, for a clip is made of it', async () => {
    const still = await stillOf(staging);
    const frame = await drawOne(staging);
    const clean = { ...staging, shot: { ...staging.shot, action: 'Ada waits for a train.' } };
    expect(difference(picture(still), picture(frame))).toBeLessThan(8);
    expect(difference(still, frame)).toBeGreaterThan(1);
    expect(difference(await stillOf(clean), still)).toBe(0);
  });

  test('is of the moment at which its staging begins', async () => {
    const camera = (x: number) =>
      ({ ...staging.camera.keys[0]!.pose, position: [x, -4, 1.6] }) as const;
    const moving: Staging = {
      ...staging,
      camera: {
        ...staging.camera,
        keys: [
          { time: 0, pose: camera(0) },
          { time: 1, pose: camera(2) },
        ],
      },
    };
    const late = { ...moving, segmentStart: moving.shotFrames - 1 };
    expect(difference(await stillOf(moving), await stillOf(late))).toBeGreaterThan(1);
  });

  test('without a staging fails for good, and nothing was submitted', async () => {
    const { call, remove } = await providerCall();
    const asked = createImageProvider().start(imageRequestOf({ model: 'animatic-1' }), call);
    await expect(asked).rejects.toMatchObject({ code: 'provider/failed', submitted: 'no' });
    await remove();
  });
});
