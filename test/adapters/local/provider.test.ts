/** @jest-environment ./test/support/native-realm.cjs */
import { expect, test } from '@jest/globals';
import type { VideoRequest } from '../../../src/providers/request.ts';
import { cornersPng, difference } from '../../support/drawing.ts';
import { describeWithRuntime } from '../../support/onnx/describe-runtime.ts';
import {
  tinyFolderFiles,
  TOKENS,
  VOCABULARY,
  writeModelFolder,
} from '../../support/onnx/tiny-folder.ts';
import { tinyDenoiser, tinyDepth, tinyTextEncoder } from '../../support/onnx/tiny-models.ts';
import { stagingOf } from '../../support/staging.ts';
import { temporaryFolders } from '../../support/temporary-folder.ts';
import { runLocal } from './run-local.ts';

const newFolder = temporaryFolders();

async function folderOf(...parts: Parameters<typeof tinyFolderFiles>): Promise<string> {
  return writeModelFolder(await newFolder(), tinyFolderFiles(...parts));
}

const { png, rgba } = cornersPng(160, 90);
const IMAGES = { 'sha256:corners': png };
const FIRST_FRAME = { firstFrame: { digest: 'sha256:corners' } } as const;

describeWithRuntime('a model of single pictures', () => {
  test('makes the same frames from the same request, and others from another seed or prompt', async () => {
    const root = await folderOf();
    const [first] = (await runLocal(root)).frames;
    const other = async (parts: Partial<VideoRequest>): Promise<number> =>
      difference(first!, (await runLocal(root, parts)).frames[0]!);
    expect(await other({})).toBe(0);
    expect(await other({ seed: 8 })).toBeGreaterThan(1);
    expect(await other({ prompt: 'blue sea' })).toBeGreaterThan(1);
    expect(await other({ negativePrompt: 'blue sea' })).toBeGreaterThan(1);
    expect(await other({ options: { guidance: 4 } })).toBeGreaterThan(1);
    expect(await other({ options: { steps: 3 } })).toBeGreaterThan(0);
  });

  test('stands still without a camera path, and the notes say so', async () => {
    const { frames, notes } = await runLocal(await folderOf());
    expect(frames).toHaveLength(6);
    expect(new Set(frames.map((frame) => frame.toString('base64'))).size).toBe(1);
    expect(notes).toEqual([
      'drawn at 88×48 and scaled to 160×90',
      'the model makes single pictures: this is one of them; no camera path was given, so it stands still',
    ]);
  });

  test('is moved over by the shot’s own camera: a pan to the left shows more of the left', async () => {
    const staging = stagingOf({
      shots: [{ duration: 1, movement: { type: 'pan', direction: 'left', amount: 6 } }],
    });
    const { frames, notes } = await runLocal(await folderOf(), { staging, frames: 24 });
    const [first, last] = [frames[0]!, frames.at(-1)!];
    const [shifted, unshifted] = [shift(first, 14), shift(first, 0)];
    expect(inside(shifted, last)).toBeLessThan(inside(unshifted, last) / 2);
    expect(notes).toContain(
      'the model makes single pictures: this is one of them; the camera pans and zooms over it, and nothing in it moves',
    );
    expect(notes.some((note) => /of the still's sides are cut off/.test(note))).toBe(true);
  });

  test('is moved through by its depth where the folder has a depth model', async () => {
    const staging = stagingOf({
      shots: [{ duration: 0.25, movement: { type: 'truck', direction: 'left', amount: 0.3 } }],
    });
    const request = { staging, frames: 6 };
    const flat = await runLocal(await folderOf(), request);
    const deep = await runLocal(
      await folderOf({}, { 'depth/model.onnx': tinyDepth(42, 28) }),
      request,
    );
    expect(deep.notes).toContain(
      'the model makes single pictures: this is one of them; the camera moves through it by its depth, and nothing in it moves',
    );
    expect(difference(flat.frames.at(-1)!, deep.frames.at(-1)!)).toBeGreaterThan(1);
    // Nothing is left bare where the surface tears.
    for (const frame of deep.frames) {
      const bare = frame.findIndex((value, index) => index % 4 === 3 && value !== 255);
      expect(bare).toBe(-1);
    }
  });

  test('begins on exactly the first frame it is given, and turns into what is made of it', async () => {
    const root = await folderOf();
    const { frames, notes } = await runLocal(root, { ...FIRST_FRAME, frames: 24 }, IMAGES);
    expect(frames[0]!.equals(rgba)).toBe(true);
    const away = [6, 12, 23].map((index) => difference(frames[index]!, rgba));
    expect(away).toEqual(away.toSorted((left, right) => left - right));
    expect(notes).toContain(
      'it begins as the given first frame and turns into that frame with 50 % of it made anew',
    );
  });

  test('makes more of a first frame anew the greater its strength is; none of it at 0', async () => {
    const root = await folderOf();
    const lastOf = async (strength: number): Promise<number> => {
      const take = await runLocal(root, { ...FIRST_FRAME, options: { strength } }, IMAGES);
      return difference(take.frames.at(-1)!, rgba);
    };
    const [none, some, most] = [await lastOf(0), await lastOf(0.4), await lastOf(1)];
    expect(none).toBe(0);
    expect(some).toBeGreaterThan(5);
    expect(most).toBeGreaterThan(some);
  });

  test('says what of a prompt it did not read, and what it could not avoid', async () => {
    const { notes } = await runLocal(await folderOf(), {
      prompt: 'a very long prompt indeed',
      negativePrompt: 'blur',
      options: { guidance: 1 },
    });
    expect(notes.slice(0, 2)).toEqual([
      'the model reads 16 tokens of a prompt: the last 7 of 23 are left out',
      'without guidance beyond 1 the model avoids nothing: "blur" is left out',
    ]);
  });

  test.each([
    'DDIMScheduler',
    'EulerDiscreteScheduler',
    'EulerAncestralDiscreteScheduler',
    'DPMSolverMultistepScheduler',
    'LCMScheduler',
  ])('can be sampled by the %s of the shot’s options', async (scheduler) => {
    const root = await folderOf();
    const [frame] = (await runLocal(root, { options: { scheduler } })).frames;
    const again = (await runLocal(root, { options: { scheduler } })).frames[0]!;
    expect(difference(frame!, again)).toBe(0);
    // It is a picture: neither one colour nor noise from pixel to pixel.
    expect(difference(frame!, shift(frame!, 40))).toBeGreaterThan(2);
    expect(difference(frame!, shift(frame!, 1))).toBeLessThan(8);
  });

  test('in half precision, or with a batch of one, makes nearly the same picture', async () => {
    const [whole] = (await runLocal(await folderOf())).frames;
    const half = await runLocal(await folderOf({ type: 'float16', timestep: 'float32' }));
    const single = await runLocal(await folderOf({ batch: 1 }));
    expect(difference(whole!, half.frames[0]!)).toBeLessThan(1);
    expect(difference(whole!, single.frames[0]!)).toBeLessThan(0.1);
  });

  test('with two text encoders is given every prompt’s last layer but one, and the pooled prompt', async () => {
    const encoder = tinyTextEncoder(VOCABULARY.length, TOKENS, 3);
    const plain = tinyFolderFiles();
    const two = {
      'text_encoder/model.onnx': encoder,
      'text_encoder_2/model.onnx': encoder,
      'tokenizer_2/vocab.json': plain['tokenizer/vocab.json'],
      'tokenizer_2/merges.txt': plain['tokenizer/merges.txt'],
    };
    const model = tinyDenoiser({ features: 8, more: { text_embeds: 4, time_ids: 6 } });
    const root = await folderOf({}, { ...two, 'unet/model.onnx': model });
    const [frame] = (await runLocal(root)).frames;
    // The layers of these encoders are negatives of each other; the last but one is not negated.
    const [same] = (await runLocal(await folderOf())).frames;
    expect(difference(frame!, same!)).toBeLessThan(3);
  });

  test('is told its guidance where it has an input for it, and then needs no second call', async () => {
    const root = await folderOf({ more: { timestep_cond: 8 } });
    const [low, high] = [
      await runLocal(root, { options: { guidance: 1.2 } }),
      await runLocal(root, { options: { guidance: 8 }, negativePrompt: 'x' }),
    ];
    expect(difference(low.frames[0]!, high.frames[0]!)).toBeLessThan(2);
    expect(high.notes[0]).toMatch(/avoids nothing/);
  });
});

describeWithRuntime('a model of clips', () => {
  const CLIPS = { 'ministudio.json': { steps: 4, guidance: 2, frames: 8, frameRate: 8 } };
  const RATE = { rate: { num: 8, den: 1 }, frames: 6, seconds: 0.75 } as const;

  test('makes every frame itself', async () => {
    const { frames, notes } = await runLocal(await folderOf({ frames: 'frames' }, CLIPS), RATE);
    expect(frames).toHaveLength(6);
    expect(new Set(frames.map((frame) => frame.toString('base64'))).size).toBe(6);
    expect(notes).toEqual(['drawn at 88×48 and scaled to 160×90']);
  });

  test('that always makes as many is cut to what is asked', async () => {
    const shape = { frames: 8, height: 6, width: 10 };
    const { frames, notes } = await runLocal(await folderOf(shape, CLIPS), RATE);
    expect(frames).toHaveLength(6);
    expect(notes).toEqual(['drawn at 80×48 and scaled to 160×90']);
  });

  test('without an input for a first frame starts from it, and the notes say so', async () => {
    const root = await folderOf({ frames: 'frames' }, CLIPS);
    const { frames, notes } = await runLocal(root, { ...RATE, ...FIRST_FRAME }, IMAGES);
    expect(frames[0]!.equals(rgba)).toBe(true);
    expect(notes).toContain(
      'the model takes no first frame: it was made to start from it, with 50 % of it made anew',
    );
  });

  test.each([
    ['as channels of every frame', 4],
    ['as channels with a mask', 5],
  ])('that takes a first frame %s is given it, and can’t do without', async (_, condition) => {
    const root = await folderOf({ frames: 'frames', condition }, CLIPS);
    const { frames, notes } = await runLocal(root, { ...RATE, ...FIRST_FRAME }, IMAGES);
    expect(frames).toHaveLength(6);
    expect(notes).toEqual(['drawn at 88×48 and scaled to 160×90']);
    await expect(runLocal(root, RATE)).rejects.toMatchObject({
      code: 'provider/failed',
      message: 'unet/model.onnx: makes clips from a first frame, and the shot has none',
    });
  });

  test('does not make more frames than it can at once', async () => {
    const root = await folderOf({ frames: 'frames' }, CLIPS);
    await expect(runLocal(root, { ...RATE, frames: 9 })).rejects.toMatchObject({
      message: 'unet/model.onnx: makes 8 frames at once, and 9 are asked for',
    });
  });
});

/** The picture moved to the right, its left edge drawn out. */
function shift(frame: Buffer, pixels: number): Buffer {
  return Buffer.from(
    frame.map((_, index) => {
      const x = Math.floor(index / 4) % 160;
      return frame[index - 4 * Math.min(x, pixels)]!;
    }),
  );
}

/** The difference of two pictures away from their sides. */
function inside(one: Buffer, other: Buffer): number {
  const kept = (frame: Buffer): Buffer =>
    Buffer.from(frame.filter((_, index) => Math.abs((Math.floor(index / 4) % 160) - 80) < 50));
  return difference(kept(one), kept(other));
}
