import { rm } from 'node:fs/promises';
import { formatRate } from '../../film/time.ts';
import type {
  EncoderSettings,
  FrameEncoder,
  OpenEncoder,
  PictureLayout,
} from '../../providers/provider-call.ts';
import { fromRgbFilter } from '../probe/color.ts';
import type { Ffmpeg } from '../ffmpeg/ffmpeg.ts';
import { fileUrl } from '../ffmpeg/file-arguments.ts';
import { houseCodecArguments } from '../ffmpeg/house-codec.ts';
import { mediaError } from '../media-error.ts';
import { options } from '../ffmpeg/options.ts';
import { QUIET_ARGUMENTS, startFfmpeg } from '../ffmpeg/run-ffmpeg.ts';

/** Bytes that a pixel takes. */
const BYTES: Readonly<Record<PictureLayout, number>> = { rgba: 4, yuv420p: 1.5 };

function layoutOf({ layout = 'rgba' }: EncoderSettings): PictureLayout {
  return layout;
}

/** Arguments that read raw pictures from standard input and write a house clip. */
export function encodeFramesArguments(settings: EncoderSettings): readonly string[] {
  const layout = layoutOf(settings);
  // Raw pictures have no pixel shape; unsaid, it would make another decoder configuration.
  const filters = [...(layout === 'rgba' ? [fromRgbFilter()] : []), 'setsar=1'];
  return [
    ...options({
      f: 'rawvideo',
      pix_fmt: layout,
      video_size: sizeOf(settings),
      framerate: formatRate(settings.rate),
      i: 'pipe:0',
      an: true,
      vf: filters.join(','),
    }),
    ...houseCodecArguments(settings.rate, 'drawn'),
    ...(settings.cutBefore === undefined
      ? []
      : options({ force_key_frames: `expr:eq(n,${settings.cutBefore})` })),
    fileUrl(settings.path),
  ];
}

/**
 * Makes an `OpenEncoder` that writes house clips: one run of ffmpeg for each clip. A picture's
 * array may be used again when the promise of `write` is fulfilled. Throws `media/odd-size` for a
 * size that H.264 at 4:2:0 can't hold, and `media/ffmpeg-failed` from `write` or `close`.
 */
export function openEncoder(ffmpeg: Ffmpeg, options: { signal?: AbortSignal } = {}): OpenEncoder {
  return async (settings) => {
    options.signal?.throwIfAborted();
    requireEvenSize(settings);
    return await startEncoder(ffmpeg, settings, options.signal);
  };
}

/** Throws `media/odd-size` unless width and height are positive, whole and even. */
export function requireEvenSize(size: { width: number; height: number }): void {
  const isEven = (length: number) => Number.isInteger(length) && length > 0 && length % 2 === 0;
  if (isEven(size.width) && isEven(size.height)) return;
  throw mediaError('media/odd-size', `A picture of ${sizeOf(size)} can't be encoded as video.`, {
    hint: 'Choose an even width and height.',
  });
}

async function startEncoder(
  ffmpeg: Ffmpeg,
  settings: EncoderSettings,
  signal: AbortSignal | undefined,
): Promise<FrameEncoder> {
  const pictureBytes = settings.width * settings.height * BYTES[layoutOf(settings)];
  const stop = new AbortController();
  const running = await startFfmpeg(
    ffmpeg,
    [...QUIET_ARGUMENTS, ...encodeFramesArguments(settings)],
    {
      stdin: 'pipe',
      stdout: 'ignore',
      signal: signal === undefined ? stop.signal : AbortSignal.any([signal, stop.signal]),
    },
  );
  const { stdin } = running.process;
  if (stdin === null) throw new TypeError('ffmpeg was started without a standard input');
  // Its own message comes from the failed write; without a listener it would end the process.
  stdin.on('error', () => {});
  const finished = running.finished(`encode ${settings.path}`);
  finished.catch(() => {});
  let pictures = 0;

  return {
    async write(picture) {
      if (picture.byteLength !== pictureBytes) {
        throw new RangeError(
          `a picture of ${sizeOf(settings)} has ${pictureBytes} bytes, not ${picture.byteLength}`,
        );
      }
      await new Promise<void>((done, failed) => {
        // Called when the bytes have left us, so that this is also the back-pressure.
        stdin.write(picture, (error) => {
          if (error === null || error === undefined) done();
          else finished.then(() => failed(error), failed);
        });
      });
      pictures += 1;
    },
    async close() {
      stdin.end();
      await finished;
      if (pictures === 0) {
        await rm(settings.path, { force: true });
        throw mediaError('media/clip-too-short', `No pictures were drawn for ${settings.path}.`);
      }
    },
    async abort() {
      stop.abort();
      await finished.catch(() => {});
      await rm(settings.path, { force: true });
    },
  };
}

function sizeOf(size: { width: number; height: number }): string {
  return `${size.width}x${size.height}`;
}
