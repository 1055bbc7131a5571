import { join } from 'node:path';
import { toSeconds } from '../film/time.ts';
import type { Ffmpeg } from '../media/ffmpeg.ts';
import { conformClip } from '../media/conform-clip.ts';
import { extractFrame, extractLastFrame } from '../media/last-frame.ts';
import { probeClip } from '../media/probe-clip.ts';
import { stitch } from '../media/stitch.ts';
import type { Darkroom } from '../shoot/ports.ts';

/** The shoot's darkroom, made of ffmpeg. */
export function darkroomOf(ffmpeg: Ffmpeg, signal: AbortSignal): Darkroom {
  return {
    async conform({ clip, out, dropFrames, frames, picture }) {
      const facts = await probeClip(clip);
      await conformClip(ffmpeg, {
        source: clip,
        facts,
        out,
        dropFrames,
        frames,
        ...picture,
        signal,
      });
    },
    async join(clips, out, picture) {
      const pieces = await Promise.all(
        clips.map(async (path) => {
          const facts = await probeClip(path);
          return {
            path,
            facts,
            frames: facts.frames,
            transition: { type: 'cut', frames: 0 } as const,
          };
        }),
      );
      await stitch(ffmpeg, {
        cut: { ...picture, pieces, ending: { type: 'cut', frames: 0 } },
        out,
        scratch: join(out, '..'),
        metadata: { title: 'shot' },
        signal,
      });
    },
    async lastShownFrame({ clip, out, dropFrames, frames, rate }) {
      const facts = await probeClip(clip);
      const wholeClip = facts.frames === dropFrames + frames;
      if (wholeClip || facts.rate === null)
        return await extractLastFrame(ffmpeg, clip, out, { signal });
      // Longer or of another rate: the picture that is on screen when the shot's last frame is.
      const shownAt = dropFrames + toSeconds(frames - 1, rate) * (facts.rate.num / facts.rate.den);
      const index = Math.min(facts.frames - 1, Math.round(shownAt));
      await extractFrame(ffmpeg, clip, index, out, { signal });
    },
  };
}
