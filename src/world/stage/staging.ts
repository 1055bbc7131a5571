import type { Character } from '../../film/character.ts';
import type { Environment } from '../../film/environment.ts';
import type { FloorPoint, Heading } from '../../film/geometry.ts';
import type { CharacterId } from '../../film/ids.ts';
import type { Lighting } from '../../film/lighting.ts';
import type { Shot } from '../../film/shot.ts';
import type { Style } from '../../film/style.ts';
import type { FrameRate, Frames } from '../../film/time.ts';
import type { TimedBeat, TimedLine } from '../../film/timeline.ts';
import type { WorldState } from '../fold/world-state.ts';

/**
 * All that is needed to picture one segment of a shot, as plain data: who is where, what they do
 * when, how the light falls and what the camera does. The animatic draws it; nothing else is asked.
 */
export interface Staging {
  readonly film: string;
  readonly scene: { readonly id: string; readonly title?: string };
  readonly shot: Shot;
  readonly style: Style;
  readonly rate: FrameRate;
  /**
   * Frames of the whole shot, and where in it this segment starts: −1 where its first frame repeats
   * the last one of the shot before.
   */
  readonly shotFrames: Frames;
  readonly segmentStart: Frames;
  /** Length of the segment; absent where it is the whole shot. */
  readonly segmentFrames?: Frames;
  readonly environment?: Environment;
  readonly lighting?: Lighting;
  /** The lighting as the shot finds it, where its changes set another one. */
  readonly lightingBefore?: Lighting;
  readonly cast: Readonly<Record<CharacterId, Character>>;
  /**
   * The world as the shot begins and as it ends (with the shot's `changes`): the cast and the
   * environment of the shot, and the light.
   */
  readonly before: WorldState;
  readonly after: WorldState;
  readonly camera: CameraPath;
  readonly blocking: readonly Blocking[];
  /** Beats and lines in frames of the shot. */
  readonly beats: readonly TimedBeat[];
  readonly lines: readonly TimedLine[];
  /** Absent: the lines are to be read in the picture. `elsewhere` where the film burns them in. */
  readonly captions?: 'elsewhere';
}

/** One camera position: where it stands, where it looks, how wide. */
export interface CameraPose {
  /** East, north, up in metres. */
  readonly position: readonly [x: number, y: number, z: number];
  readonly heading: Heading;
  /** Degrees, up positive. */
  readonly tilt: number;
  /** Degrees, clockwise positive (dutch). */
  readonly roll: number;
  /** Focal length on a full-frame sensor, millimetres. */
  readonly focalLength: number;
}

/**
 * The camera over the shot: poses at rising times from 0 (first frame) to 1 (last frame); between
 * them a pose is interpolated, with time bent by `ease` over the whole path (see `poseAt`). `shake`
 * is the size of hand-held unrest, 0 to 1.
 */
export interface CameraPath {
  readonly keys: readonly { readonly time: number; readonly pose: CameraPose }[];
  readonly ease: 'linear' | 'smooth' | 'whip';
  readonly shake: number;
  /** Whose walk it goes with: who draws how they walk has it keep to them, and not to the time. */
  readonly follows?: readonly CharacterId[];
}

/** Where a character is over the shot. */
export interface Blocking {
  readonly character: CharacterId;
  readonly from: FloorPoint;
  readonly to: FloorPoint;
  readonly facing: Heading;
  /** How high it stands at either end; absent where both are the floor. */
  readonly perch?: readonly [from: number, to: number];
  /** Where in a boat it is at either end; absent where it is in none. */
  readonly aboard?: { readonly from?: Berth; readonly to?: Berth };
}

/** A place in a boat of the floor plan, in the boat's own measures: it goes wherever the boat goes. */
export interface Berth {
  readonly boat: string;
  /** The way the bow points. */
  readonly bow: Heading;
  /** Metres to the right of the boat's middle, and ahead of it. */
  readonly aside: number;
  readonly ahead: number;
  /** What one sits on there: how far ahead of the middle, and how high above the feet. */
  readonly thwart?: { readonly ahead: number; readonly height: number };
}
