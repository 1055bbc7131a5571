import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isSystemError } from '../../diagnostics/system-error.ts';
import { sameRate, toSeconds } from '../../film/time.ts';
import type { Frames } from '../../film/time.ts';
import type { ClipFacts } from '../../media/probe/clip.ts';
import type { Ffmpeg } from '../../media/ffmpeg/ffmpeg.ts';
import { conformClip } from '../../media/conform/conform-clip.ts';
import { fitStill } from '../../media/conform/fit-still.ts';
import { isInterlaced } from '../../media/probe/interlacing.ts';
import { extractFrame, extractLastFrame } from '../../media/pictures/last-frame.ts';
import { probeClip } from '../../media/probe/probe-clip.ts';
import { probeImage } from '../../media/probe/probe-image.ts';
import { decodeSound } from '../../media/sound/decode-sound.ts';
import { stitch } from '../../media/stitch/stitch.ts';
import { isWideColor } from '../../media/wide-color/house-light.ts';
import { ProviderError } from '../../providers/provider-error.ts';
import type { Darkroom, FilmPicture } from '../../shoot/ports.ts';

/** A clip, and how much of it is used. */
interface UsedClip {
  readonly clip: string;
  readonly dropFrames: Frames;
  readonly holdFrames: Frames;
  readonly frames: Frames;
  readonly picture: FilmPicture;
}

/** The shoot's darkroom, made of ffmpeg. */
export function darkroomOf(ffmpeg: Ffmpeg, signal: AbortSignal): Darkroom {
  const scans = new Map<string, Promise<boolean>>();

  /** Asked of each clip twice, for its last frame and its pictures, and looked at once. */
  async function scanOf(used: UsedClip, facts: ClipFacts): Promise<boolean> {
    const { clip, dropFrames, frames, picture } = used;
    // A margin, because frames at the head count at the clip's own rate.
    const seconds = toSeconds(dropFrames + frames, picture.rate) + 1;
    const key = `${seconds} ${clip}`;
    const known = scans.get(key) ?? isInterlaced(ffmpeg, { clip, facts, seconds, signal });
    scans.set(key, known);
    return await known;
  }

  return {
    async examine(clip, origin) {
      try {
        const { frames } = await probeClip(clip);
        if (frames === 0) throw new Error('it has no picture');
        if (origin === 'delivered') {
          const out = `${clip}.last.png`;
          await extractLastFrame(ffmpeg, clip, out, { signal });
          await rm(out, { force: true });
        }
      } catch (cause) {
        if (signal.aborted) throw signal.reason;
        // A full disk says nothing about the clip.
        if (isSystemError(cause)) throw cause;
        throw badMedia('clip', cause);
      }
    },
    async examineStill(still) {
      await probeImage(still).catch((cause: unknown) => {
        throw badMedia('still', cause);
      });
    },
    async examineSound(sound) {
      const out = `${sound}.f32`;
      try {
        // A WAV that was streamed, and says nothing of its length, is read to its end.
        const { samples } = await decodeSound(ffmpeg, {
          source: sound,
          out,
          zero: 'sound',
          signal,
        });
        if (samples === 0) throw new Error('it holds no sound');
        return { samples };
      } catch (cause) {
        if (signal.aborted) throw signal.reason;
        if (isSystemError(cause)) throw cause;
        throw badMedia('sound', cause);
      } finally {
        await rm(out, { force: true });
      }
    },
    fitStill,
    async conform({ out, ...used }) {
      const { clip, dropFrames, holdFrames, frames, picture } = used;
      const facts = await probeClip(clip);
      const interlaced = await scanOf(used, facts);
      const source = { source: clip, facts, interlaced, dropFrames, holdFrames, frames };
      return (await conformClip(ffmpeg, { ...source, out, ...picture, signal })).notes;
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
    async lastShownFrame({ out, ...used }) {
      const { clip, dropFrames, holdFrames, frames, picture } = used;
      const facts = await probeClip(clip);
      const needed = toSeconds(dropFrames + frames + 0.5, picture.rate);
      const wholeClip =
        facts.rate === null
          ? facts.seconds <= needed
          : sameRate(facts.rate, picture.rate) && facts.frames <= dropFrames + frames;
      const interlaced = await scanOf(used, facts);
      const otherShape = facts.width * picture.height !== facts.height * picture.width;
      const otherLook = otherShape || interlaced || isWideColor(facts);
      if (otherLook || (facts.rate === null && !wholeClip)) {
        // What is seen is not what the clip holds, or frames have no number: taken as it is shown.
        const shown = `${out}.mp4`;
        const source = { source: clip, facts, interlaced, dropFrames, holdFrames, frames };
        await conformClip(ffmpeg, { ...source, out: shown, ...picture, signal });
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

function badMedia(kind: 'clip' | 'still' | 'sound', cause: unknown): ProviderError {
  const why = cause instanceof Object && 'message' in cause ? String(cause.message) : '';
  return new ProviderError('provider/bad-media', `what came is no usable ${kind}: ${why}`, {
    retryable: false,
    submitted: 'no',
    cause,
  });
}
