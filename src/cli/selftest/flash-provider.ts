import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ffmpeg } from '../../media/ffmpeg/ffmpeg.ts';
import { runFfmpeg } from '../../media/ffmpeg/run-ffmpeg.ts';
import type { VideoModel } from '../../providers/capabilities.ts';
import { defineProvider, type ProviderDefinition } from '../../providers/define-provider.ts';
import { noOperations } from '../../providers/no-operations.ts';
import { CLIP_FORMS } from './clip-forms.ts';
import { clipArguments, clipSound, flashClip } from './flash-clip.ts';

export const FLASHES = 'flashes';

/** A longer shot is made of several clips. */
export const LONGEST_CLIP = 1;

const MODEL: VideoModel = {
  id: 'flashes-1',
  capabilities: {
    durations: { kind: 'frames', max: LONGEST_CLIP },
    aspects: 'any',
    sizes: 'any',
    frameRates: 'any',
    firstFrame: true,
    lastFrame: false,
    repeatsFirstFrame: true,
    references: { max: 0, withFirstFrame: false },
    negativePrompt: false,
    seed: false,
    audio: 'always',
    staging: false,
  },
  dialect: { name: FLASHES, form: 'prose', avoid: 'prompt' },
  price: { usdPerSecond: 0, asOf: '2026-11-26', source: 'made on this machine' },
  lifecycle: { state: 'live' },
};

/** A provider whose clips flash and beep, in the form that a shot's options name. */
export function flashProvider(ffmpeg: Ffmpeg): ProviderDefinition {
  return defineProvider({
    name: FLASHES,
    kind: 'video',
    summary: 'flashes and beeps, for the test of sound and picture',
    version: 1,
    secrets: [],
    settings: [],
    concurrency: 2,
    auto: 'never',
    lifecycle: { state: 'live' },
    optionNames: async () => ['form'],
    models: async () => [MODEL],
    load: async () => ({
      name: FLASHES,
      idempotent: true,
      start: async (request, { scratchFolder, signal }) => {
        const form = CLIP_FORMS.find(({ name }) => name === request.options['form']);
        if (form === undefined) throw new RangeError('a shot names no form of clip that there is');
        const path = join(scratchFolder, 'flash');
        const dropped = request.firstFrame === undefined ? 0 : 1;
        const clip = flashClip({ ...request, form, dropped });
        const raw = join(scratchFolder, 'beep.f32');
        const sound = clipSound(clip);
        if (sound !== undefined) await writeFile(raw, new Uint8Array(sound.buffer));
        await runFfmpeg(ffmpeg, {
          purpose: `make a clip of form ${form.name}`,
          arguments: clipArguments(clip, raw, path),
          signal,
        });
        await rm(raw, { force: true });
        return { kind: 'completed', media: { kind: 'file', path }, actualUsd: 0 };
      },
      check: () => Promise.reject(noOperations(FLASHES)),
    }),
  });
}
