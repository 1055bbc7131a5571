import { describe, expect, test } from '@jest/globals';
import { models } from '../../../src/adapters/luma/model.ts';
import { bodyOf } from '../../../src/adapters/luma/request.ts';
import { requestOf } from '../../support/video-request.ts';

const PNG = Buffer.from('89504e470d0a1a0a', 'hex');
const JPEG = Buffer.from('ffd8ffe0', 'hex');
const RAY = requestOf({ model: 'ray-3.2', width: 1280, height: 720, seconds: 5 });

describe('the body of POST /generations', () => {
  test('says what every clip needs, and nothing that the service does not have', () => {
    expect(bodyOf(RAY, {})).toEqual({
      model: 'ray-3.2',
      type: 'video',
      prompt: 'A light finds a book.',
      aspect_ratio: '16:9',
      video: { resolution: '720p', duration: '5s' },
    });
  });

  test('has both frames as base64 with their kind', () => {
    expect(bodyOf(RAY, { firstFrame: PNG, lastFrame: JPEG })['video']).toEqual({
      resolution: '720p',
      duration: '5s',
      start_frame: { data: PNG.toString('base64'), media_type: 'image/png' },
      end_frame: { data: JPEG.toString('base64'), media_type: 'image/jpeg' },
    });
  });

  test.each([
    [960, 540, '540p', '16:9'],
    [540, 960, '540p', '9:16'],
    [720, 720, '720p', '1:1'],
    [960, 720, '720p', '4:3'],
    [720, 960, '720p', '3:4'],
    [2520, 1080, '1080p', '21:9'],
  ])('asks for %d x %d as %s in %s', (width, height, resolution, aspect) => {
    expect(bodyOf({ ...RAY, width, height }, {})).toMatchObject({
      aspect_ratio: aspect,
      video: { resolution },
    });
  });

  test('of sizes that the model is said to make, none is refused, and all sides are even', () => {
    const { sizes } = models[0]!.capabilities;
    expect(sizes).toHaveLength(18);
    for (const size of sizes === 'any' ? [] : sizes) {
      expect(() => bodyOf({ ...RAY, ...size }, {})).not.toThrow();
      expect([size.width % 2, size.height % 2]).toEqual([0, 0]);
    }
  });

  test.each([
    ['no option loop', { options: { loop: true } }, {}],
    ['makes no 160x90', { width: 160, height: 90 }, {}],
    ['PNG, JPEG or WebP', {}, { firstFrame: Buffer.from('GIF89a') }],
  ])('is refused before anything is paid: %s', (message, parts, images) => {
    expect(() => bodyOf({ ...RAY, ...parts }, images)).toThrow(message);
  });
});
