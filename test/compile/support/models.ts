import type { Capabilities, VideoModel } from '../../../src/providers/capabilities.ts';
import { frameRate } from '../../../src/film/time.ts';
import type { ImageModel } from '../../../src/providers/image-model.ts';

/** Four kinds of model that between them have every ability and every lack. */

const everything: Capabilities = {
  durations: { kind: 'frames', max: 3600 },
  aspects: 'any',
  sizes: 'any',
  frameRates: 'any',
  firstFrame: true,
  lastFrame: true,
  repeatsFirstFrame: false,
  references: { max: 8, withFirstFrame: true },
  negativePrompt: true,
  seed: true,
  audio: 'none',
  staging: true,
};

/** Draws from the staging; its prompt is only for people. */
export const drawing: VideoModel = {
  id: 'drawing',
  capabilities: everything,
  dialect: { name: 'drawing', form: 'paragraphs', avoid: 'native' },
  lifecycle: { state: 'live' },
};

/** Fixed lengths, a first frame or references but not both, sound by choice. */
export const set468: VideoModel = {
  id: 'set-468',
  capabilities: {
    ...everything,
    durations: { kind: 'set', seconds: [4, 6, 8] },
    aspects: ['16:9', '9:16'],
    sizes: [
      { width: 1280, height: 720 },
      { width: 1920, height: 1080 },
      { width: 720, height: 1280 },
      { width: 1080, height: 1920 },
    ],
    frameRates: [frameRate(24)],
    repeatsFirstFrame: true,
    references: { max: 3, withFirstFrame: false },
    audio: 'optional',
    staging: false,
  },
  dialect: {
    name: 'set-468',
    form: 'paragraphs',
    avoid: 'native',
    budget: { unit: 'tokens', max: 1024 },
  },
  lifecycle: { state: 'live' },
};

/** Words only, and few of them. */
export const tiny: VideoModel = {
  id: 'tiny',
  capabilities: {
    ...everything,
    durations: { kind: 'range', min: 1, max: 5, step: 1 },
    sizes: [{ width: 512, height: 512 }],
    frameRates: [frameRate(8)],
    firstFrame: false,
    lastFrame: false,
    references: { max: 0, withFirstFrame: false },
    negativePrompt: false,
    staging: false,
  },
  dialect: { name: 'tiny', form: 'tags', avoid: 'prompt', budget: { unit: 'tokens', max: 77 } },
  lifecycle: { state: 'live' },
};

/** Pictures into pictures: frames and references together, no seed, no sound, no negative prompt. */
export const pictures: VideoModel = {
  id: 'pictures',
  capabilities: {
    ...everything,
    durations: { kind: 'range', min: 3, max: 15, step: 1 },
    references: { max: 7, withFirstFrame: true },
    negativePrompt: false,
    seed: false,
    staging: false,
  },
  dialect: {
    name: 'pictures',
    form: 'prose',
    avoid: 'prompt',
    budget: { unit: 'characters', max: 2500 },
  },
  lifecycle: { state: 'live' },
};

export const models = [drawing, set468, tiny, pictures] as const;

/** A model that differs from another in a few abilities. */
export function changed(model: VideoModel, abilities: Partial<Capabilities>): VideoModel {
  return { ...model, capabilities: { ...model.capabilities, ...abilities } };
}

/** Makes stills of words and references, in steps of 16. */
export const painting: ImageModel = {
  id: 'painting',
  capabilities: {
    sizes: { step: 16, minPixels: 100_000, maxPixels: 4_000_000 },
    references: { max: 2 },
    negativePrompt: false,
    seed: false,
    staging: false,
  },
  dialect: { name: 'painting', form: 'paragraphs', avoid: 'prompt' },
  lifecycle: { state: 'live' },
};
