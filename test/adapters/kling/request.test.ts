import { describe, expect, test } from '@jest/globals';
import { models } from '../../../src/adapters/kling/model.ts';
import { submissionOf } from '../../../src/adapters/kling/request.ts';
import { requestOf } from '../../support/video-request.ts';

const PNG = Buffer.from('89504e470d0a1a0a', 'hex');
const JPEG = Buffer.from('ffd8ffe0', 'hex');
const png = PNG.toString('base64');
const jpeg = JPEG.toString('base64');
const NO_IMAGES = { references: [] };

function requestFor(model: string) {
  const { seed: _, ...plain } = requestOf({ model, width: 1280, height: 720, seconds: 5 });
  return plain;
}

describe('what is posted to Kling', () => {
  test('from words alone says all that a clip needs, our name for it, and to stay one shot', () => {
    expect(submissionOf({ ...requestFor('kling-3.0'), audio: true }, NO_IMAGES, 'ms-1')).toEqual({
      path: ['text-to-video', 'kling-3.0'],
      body: {
        prompt: 'A light finds a book.',
        settings: {
          resolution: '720p',
          duration: 5,
          aspect_ratio: '16:9',
          audio: 'native',
          multi_shot: false,
        },
        options: { external_task_id: 'ms-1' },
      },
    });
  });

  test('from frames has both as plain base64, and no aspect ratio: that is the first frame’s', () => {
    const images = { firstFrame: PNG, lastFrame: JPEG, references: [] };
    expect(submissionOf({ ...requestFor('kling-3.0'), audio: false }, images, 'ms-1')).toEqual({
      path: ['image-to-video', 'kling-3.0'],
      body: {
        contents: [
          { type: 'prompt', text: 'A light finds a book.' },
          { type: 'first_frame', url: png },
          { type: 'last_frame', url: jpeg },
        ],
        settings: { resolution: '720p', duration: 5, audio: 'off', multi_shot: false },
        options: { external_task_id: 'ms-1' },
      },
    });
  });

  test('with references names each in the prompt, also beside a first frame', () => {
    const request = {
      ...requestFor('kling-3.0-omni'),
      references: [
        { digest: 'sha256:a', role: 'identity', strength: 1, of: 'character orb' },
        { digest: 'sha256:b', role: 'style', strength: 1, of: 'style ink' },
      ],
    } as const;
    const images = { firstFrame: PNG, references: [PNG, JPEG] };
    expect(submissionOf(request, images, 'ms-1')).toEqual({
      path: ['omni-video', 'kling-3.0-omni'],
      body: {
        contents: [
          {
            type: 'prompt',
            text:
              'A light finds a book. @image_1 is a reference for the identity of character orb.' +
              ' @image_2 is a reference for the style of style ink.',
          },
          { type: 'first_frame', url: png },
          { type: 'refer_image', url: png, id: 'image_1' },
          { type: 'refer_image', url: jpeg, id: 'image_2' },
        ],
        settings: { resolution: '720p', duration: 5, multi_shot: false },
        options: { external_task_id: 'ms-1' },
      },
    });
  });

  test.each(['kling-3.0-turbo', 'kling-o1', 'kling-2.6', 'kling-2.5-turbo'])(
    'leaves out a field that %s does not have',
    (model) => {
      const { body } = submissionOf(requestFor(model), NO_IMAGES, 'ms-1');
      expect(body['settings']).toEqual({ resolution: '720p', duration: 5, aspect_ratio: '16:9' });
    },
  );

  test.each([
    [1920, 1080, '1080p', '16:9'],
    [1080, 1920, '1080p', '9:16'],
    [2160, 2160, '4k', '1:1'],
  ])('asks for %d x %d as %s in %s', (width, height, resolution, aspect) => {
    const request = { ...requestFor('kling-3.0'), width, height };
    expect(submissionOf(request, NO_IMAGES, 'ms-1').body['settings']).toMatchObject({
      resolution,
      aspect_ratio: aspect,
    });
  });

  test.each([
    ['no option cfg_scale', { options: { cfg_scale: 1 } }, NO_IMAGES],
    ['makes no 160x90', { width: 160, height: 90 }, NO_IMAGES],
    ['PNG or JPEG', {}, { references: [], firstFrame: Buffer.from('GIF89a') }],
  ])('is refused before anything is paid: %s', (message, parts, images) => {
    const request = { ...requestFor('kling-3.0'), ...parts };
    expect(() => submissionOf(request, images, 'ms-1')).toThrow(message);
  });

  test('of sizes and lengths that a model is said to make, none is refused', () => {
    for (const { id, capabilities } of models) {
      for (const size of capabilities.sizes === 'any' ? [] : capabilities.sizes) {
        expect(() => submissionOf({ ...requestFor(id), ...size }, NO_IMAGES, 'k')).not.toThrow();
      }
    }
  });
});
