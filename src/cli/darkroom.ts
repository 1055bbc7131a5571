import { join } from 'node:path';
import { toSeconds } from '../film/time.ts';
import type { Ffmpeg } from '../media/ffmpeg.ts';
import { type Conformed, conformClip } from '../media/conform-clip.ts';
import { extractFrame, extractLastFrame } from '../media/last-frame.ts';
import { probeClip } from '../media/probe-clip.ts';
import { stitch } from '../media/stitch.ts';
import type { Darkroom } from '../shoot/ports.ts';

/** The shoot's darkroom, made of ffmpeg. */
export function darkroomOf(ffmpeg: Ffmpeg, signal: AbortSignal): Darkroom {
  return {
    async conform({ clip, out, dropFrames, frames, picture }) {
      const facts = await probeClip(clip);
      const { fit } = await conformClip(ffmpeg, {
        source: clip,
        facts,
        out,
        dropFrames,
        frames,
        ...picture,
        signal,
      });
      return fitNotes(fit, facts, picture);
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
    async lastShownFrame({ clip, out, dropFrames, frames, picture }) {
      const facts = await probeClip(clip);
      const needed = toSeconds(dropFrames + frames + 0.5, picture.rate);
      const wholeClip =
        facts.rate === null ? facts.seconds <= needed : facts.frames === dropFrames + frames;
      const otherShape = facts.width * picture.height !== facts.height * picture.width;
      if (otherShape || (facts.rate === null && !wholeClip)) {
        // Borders or a cut change what is seen, or frames have no number: taken as it is shown.
        const shown = `${out}.mp4`;
        await conformClip(ffmpeg, {
          source: clip,
          facts,
          out: shown,
          dropFrames,
          frames,
          ...picture,
          signal,
        });
        return await extractLastFrame(ffmpeg, shown, out, { signal });
      }
      if (wholeClip || facts.rate === null) {
        return await extractLastFrame(ffmpeg, clip, out, { signal });
      }
      // Longer or of another rate: the picture that is on screen when the shot's last frame is.
      const clipRate = facts.rate.num / facts.rate.den;
      const shownAt = dropFrames + toSeconds(frames - 1, picture.rate) * clipRate;
      const index = Math.min(facts.frames - 1, Math.round(shownAt));
      await extractFrame(ffmpeg, clip, index, out, { signal });
    },
  };
}

/** Borders and lost edges are told: nobody asked for them. */
function fitNotes(
  fit: Conformed['fit'],
  clip: { readonly width: number; readonly height: number },
  film: { readonly width: number; readonly height: number },
): readonly string[] {
  if (fit !== 'cropped' && fit !== 'letterboxed') return [];
  const how = fit === 'cropped' ? 'its edges are cut' : 'it has borders';
  return [
    `the clip is ${clip.width}×${clip.height} and the film ${film.width}×${film.height}: ${how}`,
  ];
}
