import { readFile, writeFile } from 'node:fs/promises';
import type { Darkroom } from '../../../src/shoot/ports.ts';

/** What is made of clips and stills, as texts. */
export const DARKROOM: Darkroom = {
  examine: async () => {},
  conform: async ({ clip, out, frames }) => {
    await writeFile(out, `${frames} frames of ${await readFile(clip, 'utf8')}`);
    return [];
  },
  examineStill: async () => {},
  examineSound: async () => ({ samples: 0 }),
  fitStill: async ({ still, out, width, height }) => {
    await writeFile(out, `${width}x${height} of ${await readFile(still, 'utf8')}`);
    return [];
  },
  join: async (clips, out) => {
    const texts = await Promise.all(clips.map((clip) => readFile(clip, 'utf8')));
    await writeFile(out, texts.join(' and '));
  },
  lastShownFrame: async ({ clip, out }) => {
    await writeFile(out, `the last picture of ${await readFile(clip, 'utf8')}`);
  },
};
