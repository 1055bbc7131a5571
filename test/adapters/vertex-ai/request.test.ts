import { describe, expect, test } from '@jest/globals';
import { bodyOf } from '../../../src/adapters/vertex-ai/request.ts';
import { requestOf } from '../../support/video-request.ts';

const PNG = Buffer.from('89504e470d0a1a0a', 'hex');
const JPEG = Buffer.from('ffd8ffe0', 'hex');
const png = { bytesBase64Encoded: PNG.toString('base64'), mimeType: 'image/png' };
const jpeg = { bytesBase64Encoded: JPEG.toString('base64'), mimeType: 'image/jpeg' };
const VEO = requestOf({ model: 'veo-3.1-generate-001', width: 1280, height: 720, seconds: 4 });
const NO_IMAGES = { references: [] };

describe('the body of predictLongRunning', () => {
  test('says what every clip needs, and one clip', () => {
    const { seed: _, ...plain } = VEO;
    expect(bodyOf(plain, NO_IMAGES, undefined)).toEqual({
      instances: [{ prompt: 'A light finds a book.' }],
      parameters: {
        sampleCount: 1,
        durationSeconds: 4,
        aspectRatio: '16:9',
        resolution: '720p',
      },
    });
  });

  test('has a field for each wish', () => {
    const request = {
      ...VEO,
      width: 2160,
      height: 3840,
      seconds: 8,
      seed: 42,
      negativePrompt: 'text',
      audio: false,
      options: {
        person_generation: 'dont_allow',
        compression_quality: 'LOSSLESS',
        resize_mode: 'CROP',
        labels: { film: 'orb' },
      },
    };
    expect(bodyOf(request, NO_IMAGES, 'gs://bucket/films/')).toEqual({
      instances: [{ prompt: 'A light finds a book.' }],
      parameters: {
        sampleCount: 1,
        durationSeconds: 8,
        aspectRatio: '9:16',
        resolution: '4k',
        seed: 42,
        negativePrompt: 'text',
        generateAudio: false,
        personGeneration: 'dont_allow',
        compressionQuality: 'LOSSLESS',
        resizeMode: 'CROP',
        storageUri: 'gs://bucket/films/',
      },
      labels: { film: 'orb' },
    });
  });

  test('holds the first and the last frame as bytes of what they are', () => {
    const images = { firstFrame: PNG, lastFrame: JPEG, references: [] };
    expect(bodyOf(VEO, images, undefined)['instances']).toEqual([
      { prompt: VEO.prompt, image: png, lastFrame: jpeg },
    ]);
  });

  test('holds references as assets', () => {
    expect(bodyOf(VEO, { references: [PNG, JPEG] }, undefined)['instances']).toEqual([
      {
        prompt: VEO.prompt,
        referenceImages: [
          { image: png, referenceType: 'asset' },
          { image: jpeg, referenceType: 'asset' },
        ],
      },
    ]);
  });

  test.each([
    [{ personGeneration: 'allow_all' }, 'has no option personGeneration'],
    [{ person_generation: 'yes' }, 'takes for person_generation one of dont_allow, '],
    [{ labels: { film: 1 } }, 'takes for labels a mapping of names to texts'],
  ])('is not made of the option %j, which would be paid for', (options, text) => {
    expect(() => bodyOf({ ...VEO, options }, NO_IMAGES, undefined)).toThrow(
      expect.objectContaining({
        code: 'provider/invalid-request',
        submitted: 'no',
        message: expect.stringContaining(text),
      }),
    );
  });

  test('is not made of pictures that the service does not read', () => {
    const images = { references: [], firstFrame: Buffer.from('RIFF....WEBP') };
    expect(() => bodyOf(VEO, images, undefined)).toThrow('takes pictures as PNG or JPEG only');
  });
});
