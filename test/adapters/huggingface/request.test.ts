import { describe, expect, test } from '@jest/globals';
import { hubModelOf, models } from '../../../src/adapters/huggingface/model.ts';
import { inputOf } from '../../../src/adapters/huggingface/request.ts';
import { clipMaker, fitClip } from '../../../src/compile/timeline/durations.ts';
import { requestOf } from '../../support/video-request.ts';

const PNG = Buffer.from('89504e470d0a1a0a', 'hex');
const WEBP = Buffer.from('RIFF\0\0\0\0WEBPVP8 ');
const WAN = requestOf({
  model: 'wan-2.2-a14b',
  width: 1280,
  height: 720,
  rate: { num: 16, den: 1 },
  frames: 65,
  seconds: 4.0625,
});

describe('the input of a model of fal', () => {
  test('says what every clip needs, and that no frame is made up between two', () => {
    const { seed: _, ...plain } = WAN;
    expect(inputOf(plain, {})).toEqual({
      prompt: 'A light finds a book.',
      num_frames: 65,
      frames_per_second: 16,
      num_interpolated_frames: 0,
      resolution: '720p',
      aspect_ratio: '16:9',
    });
  });

  test('has a field for each wish, and passes on the options that fal names', () => {
    const request = {
      ...WAN,
      width: 480,
      height: 854,
      negativePrompt: 'text',
      options: { acceleration: 'none', guidance_scale: 4, parameters: { loras: [] } },
    };
    expect(inputOf(request, {})).toEqual({
      prompt: 'A light finds a book.',
      num_frames: 65,
      frames_per_second: 16,
      num_interpolated_frames: 0,
      resolution: '480p',
      aspect_ratio: '9:16',
      seed: 7,
      negative_prompt: 'text',
      acceleration: 'none',
      guidance_scale: 4,
      loras: [],
    });
  });

  test('holds the first and the last frame as data URLs of what they are', () => {
    expect(inputOf(WAN, { firstFrame: PNG, lastFrame: WEBP })).toMatchObject({
      image_url: `data:image/png;base64,${PNG.toString('base64')}`,
      end_image_url: `data:image/webp;base64,${WEBP.toString('base64')}`,
    });
  });

  test.each([
    [{ guidanceScale: 4 }, 'has no option guidanceScale'],
    [{ parameters: 'loras' }, 'takes for parameters a mapping'],
  ])('is not made of the option %j, which would be paid for', (options, text) => {
    expect(() => inputOf({ ...WAN, options }, {})).toThrow(
      expect.objectContaining({
        code: 'provider/invalid-request',
        submitted: 'no',
        message: expect.stringContaining(text),
      }),
    );
  });
});

describe('Wan 2.2', () => {
  test.each(models.map((model) => [model.id, model] as const))(
    '%s is asked for one frame more than a multiple of four, 161 at most',
    (_, { capabilities }) => {
      if (capabilities.frameRates === 'any') throw new Error('it has a rate of its own');
      const [rate] = capabilities.frameRates;
      const maker = clipMaker(capabilities, rate!, { num: 24, den: 1 });
      for (let use = 1; use < 300; use += 1) {
        const { frames } = fitClip(maker, use, 0);
        expect(frames % 4).toBe(1);
        expect(frames).toBeGreaterThanOrEqual(17);
        expect(frames).toBeLessThanOrEqual(161);
      }
    },
  );

  test('is two models on the Hub, one for words and one for a picture', () => {
    expect(hubModelOf('wan-2.2-a14b', false)).toBe('Wan-AI/Wan2.2-T2V-A14B');
    expect(hubModelOf('wan-2.2-a14b', true)).toBe('Wan-AI/Wan2.2-I2V-A14B');
    expect(hubModelOf('owner/name', true)).toBe('owner/name');
  });
});
