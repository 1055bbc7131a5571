import type { VideoRequest } from '../../providers/request.ts';
import type { ProviderCall } from '../../providers/video-provider.ts';
import type { CameraPose } from '../../world/stage/staging.ts';
import { posesOf, subjectDepth } from './camera/camera-poses.ts';
import { nearnessOf } from './camera/depth-model.ts';
import { moveOverStill } from './camera/move-over-still.ts';
import { flatRelief, reliefFrom } from './camera/relief.ts';
import { makePictures } from './diffusion/make-pictures.ts';
import { decodePicture, type Picture, resized } from './diffusion/picture.ts';
import { drawnSize } from './diffusion/picture-size.ts';
import type { Pipeline } from './diffusion/pipeline.ts';
import { firstFrameForm } from './diffusion/first-frame.ts';
import { readOptions, type SamplingOptions } from './options.ts';
import { sizeNotes } from './size-notes.ts';

/** The frames of a take, each RGBA rows that are good until the next one is asked for. */
export interface Frames {
  readonly frame: (index: number) => Uint8ClampedArray;
  readonly notes: readonly string[];
}

/** Makes what is asked for, as a clip of the model's or as a camera over a still of it. */
export async function makeFrames(
  pipeline: Pipeline,
  request: VideoRequest,
  call: ProviderCall,
): Promise<Frames> {
  const { folder, facts } = pipeline;
  const options = readOptions(request.options, folder.stated, folder.scheduler.text('_class_name'));
  const { width, height } = request;
  const size = drawnSize(facts, width / height);
  const bytes = request.firstFrame && (await call.image(request.firstFrame.digest));
  const made = await makePictures(pipeline, {
    ...size,
    prompt: request.prompt,
    negativePrompt: request.negativePrompt ?? '',
    frames: facts.makes === 'clips' ? request.frames : 1,
    firstFrame: bytes && (await decodePicture(bytes, size.width, size.height)),
    seed: request.seed ?? 0,
    options,
    signal: call.signal,
    progress: call.progress,
  });
  const given = bytes && (await decodePicture(bytes, width, height));
  const notes = [...made.notes, ...sizeNotes(size, request)];
  if (facts.makes === 'clips') {
    const start = given !== undefined && firstFrameForm(pipeline) === 'start';
    return {
      frame: (index) =>
        index === 0 && given !== undefined
          ? given.rgba
          : resized(made.pictures[index]!, width, height).rgba,
      notes: [
        ...notes,
        ...(start
          ? [
              `the model takes no first frame: it was made to start from it, with ${percent(options.strength)} of it made anew`,
            ]
          : []),
      ],
    };
  }
  const still = await overStill(pipeline, request, made.pictures[0]!, given, options);
  return { frame: still.frame, notes: [...notes, ...still.notes] };
}

async function overStill(
  pipeline: Pipeline,
  request: VideoRequest,
  picture: Picture,
  given: Picture | undefined,
  options: SamplingOptions,
): Promise<Frames> {
  const { width, height, frames, staging, seed = 0 } = request;
  const isKept = given !== undefined && options.strength === 0;
  const still = isKept ? given : resized(picture, width, height);
  const poses = staging === undefined ? stillPoses(frames) : posesOf(staging, frames, seed);
  const depth = staging === undefined ? 1 : subjectDepth(staging, poses[0]!);
  const nearness = await nearnessOf(pipeline, still);
  const relief = nearness === undefined ? flatRelief(depth) : reliefFrom(nearness, depth);
  const moved = moveOverStill({ poses, still, given, relief });
  const how =
    nearness === undefined
      ? 'the camera pans and zooms over it, and nothing in it moves'
      : 'the camera moves through it by its depth, and nothing in it moves';
  return {
    frame: moved.frame,
    notes: [
      `the model makes single pictures: this is one of them; ${staging === undefined ? 'no camera path was given, so it stands still' : how}`,
      ...(given === undefined
        ? []
        : [
            isKept
              ? 'it is the given first frame, unchanged: the prompt changes nothing in it'
              : `it begins as the given first frame and turns into that frame with ${percent(options.strength)} of it made anew`,
          ]),
      ...moved.notes,
    ],
  };
}

/** A camera that stands: where it does is of no matter. */
function stillPoses(frames: number): readonly CameraPose[] {
  const pose: CameraPose = {
    position: [0, 0, 1.6],
    heading: 0,
    tilt: 0,
    roll: 0,
    focalLength: 35,
  };
  return Array.from({ length: frames }, () => pose);
}

const percent = (part: number): string => `${Math.round(part * 100)} %`;
