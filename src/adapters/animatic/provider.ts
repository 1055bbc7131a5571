import { join } from 'node:path';
import type { SegmentReport } from '../../animatic/draw-segment.ts';
import { someCharacters } from '../../film/some-characters.ts';
import { noOperations } from '../../providers/no-operations.ts';
import { refuseUnknownOptions } from '../../providers/refuse-unknown-options.ts';
import type { VideoRequest } from '../../providers/request.ts';
import type {
  FrameEncoder,
  ProviderCall,
  StartOutcome,
  VideoProvider,
} from '../../providers/video-provider.ts';
import { drawInThreads } from './draw-in-threads.ts';
import { missingStaging } from './missing-staging.ts';

/** The embedded provider: draws a request's staging, at once and for nothing. */
export function createProvider(): VideoProvider {
  return {
    name: 'animatic',
    idempotent: true,
    start,
    check: () => Promise.reject(noOperations('animatic')),
  };
}

async function start(request: VideoRequest, call: ProviderCall): Promise<StartOutcome> {
  const path = join(call.scratchFolder, 'take.mp4');
  const { width, height, rate, firstFrame, options } = request;
  refuseUnknownOptions('animatic', options, []);
  const encoder = await call.encode({
    path,
    width,
    height,
    rate,
    layout: 'yuv420p',
    // The first frame is the last of the shot before, and is not shown twice.
    ...(firstFrame === undefined ? {} : { cutBefore: 1 }),
  });
  const report = await drawInto(encoder, request, call);
  return {
    kind: 'completed',
    media: { kind: 'file', path },
    actualUsd: 0,
    notes: notesOn(report),
  };
}

function notesOn({ missingGlyphs, unacted }: SegmentReport): readonly string[] {
  const boxes = `no font at hand has ${someCharacters(missingGlyphs)}: boxes are drawn for them; install one that has, and retake the shot`;
  const idle = unacted.map(({ who, words, lacks }) => {
    const name = words.includes(who) ? '' : `${who}: `;
    return `${name}“${words}”${lacks === 'way' ? ' (no other place is said)' : ''}`;
  });
  return [
    ...(missingGlyphs.length === 0 ? [] : [boxes]),
    ...(idle.length === 0 ? [] : [`not acted out: ${idle.join('; ')}`]),
  ];
}

async function drawInto(
  encoder: FrameEncoder,
  request: VideoRequest,
  call: ProviderCall,
): Promise<SegmentReport> {
  try {
    const report = await draw(encoder, request, call);
    await encoder.close();
    return report;
  } catch (error) {
    await encoder.abort();
    throw error;
  }
}

async function draw(
  encoder: FrameEncoder,
  request: VideoRequest,
  call: ProviderCall,
): Promise<SegmentReport> {
  const { staging, firstFrame, lastFrame } = request;
  if (staging === undefined) throw missingStaging();
  const references = request.references.map(async (reference) => ({
    image: await call.image(reference.digest),
    role: reference.role,
    of: reference.of,
  }));
  const picture = {
    width: request.width,
    height: request.height,
    rate: request.rate,
    frames: request.frames,
    seed: request.seed ?? 0,
    references: await Promise.all(references),
    ...(firstFrame === undefined ? {} : { firstFrame: await call.image(firstFrame.digest) }),
    ...(lastFrame === undefined ? {} : { lastFrame: await call.image(lastFrame.digest) }),
  };
  let drawn = 0;
  const write = async (planes: Uint8Array): Promise<void> => {
    await encoder.write(planes);
    drawn += 1;
    call.progress(drawn / request.frames);
  };
  return drawInThreads(staging, picture, write, call.signal);
}
