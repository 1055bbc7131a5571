import type {
  Angle,
  Direction,
  Focus,
  Framing,
  LensType,
  MovementType,
  Rig,
  ShotSize,
} from '../../film/vocabulary.ts';

/** The spec's short camera words as a camera crew says them, which is how models learnt them. */

export const SIZE_WORDS: Readonly<Record<ShotSize, string>> = {
  ews: 'an extreme wide shot',
  ws: 'a wide shot',
  fs: 'a full shot',
  mfs: 'a medium full shot',
  ms: 'a medium shot',
  mcu: 'a medium close-up',
  cu: 'a close-up',
  ecu: 'an extreme close-up',
};

export const FRAMING_WORDS: Readonly<Record<Framing, string>> = {
  single: 'a single',
  two_shot: 'a two-shot',
  three_shot: 'a three-shot',
  group: 'a group shot',
  ots: 'over-the-shoulder',
  pov: 'a point-of-view shot',
  insert: 'an insert',
  reaction: 'a reaction shot',
  establishing: 'an establishing shot',
  cutaway: 'a cutaway',
};

export const ANGLE_WORDS: Readonly<Record<Angle, string>> = {
  eye: 'at eye level',
  low: 'at a low angle, looking up',
  high: 'at a high angle, looking down',
  overhead: 'directly overhead, looking straight down',
  ground: 'at ground level',
  shoulder: 'at shoulder height',
  hip: 'at hip height',
  knee: 'at knee height',
};

export const LENS_WORDS: Readonly<Record<LensType, string>> = {
  ultra_wide: 'an ultra-wide lens',
  wide: 'a wide-angle lens',
  normal: 'a normal lens',
  short_tele: 'a short telephoto lens',
  tele: 'a telephoto lens',
  macro: 'a macro lens',
  anamorphic: 'an anamorphic lens',
};

export const FOCUS_WORDS: Readonly<Record<Focus, string>> = {
  deep: 'deep focus with everything sharp',
  shallow: 'shallow focus with a soft background',
  rack: 'a rack focus from one subject to the other',
  tilt_shift: 'a tilted plane of focus, as with a tilt-shift lens',
};

export const RIG_WORDS: Readonly<Record<Rig, string>> = {
  tripod: 'on a tripod',
  handheld: 'handheld',
  gimbal: 'on a gimbal',
  steadicam: 'on a Steadicam',
  slider: 'on a slider',
  dolly: 'on a dolly',
  jib: 'on a jib',
  crane: 'on a crane',
  drone: 'on a drone',
};

export const MOVE_WORDS: Readonly<Record<MovementType, string>> = {
  static: 'static shot',
  pan: 'pan',
  tilt: 'tilt',
  dolly: 'dolly',
  truck: 'truck',
  pedestal: 'pedestal',
  crane: 'crane move',
  zoom: 'zoom',
  orbit: 'orbit around the subject',
  tracking: 'tracking shot along with the subject',
  whip_pan: 'whip pan',
  whip_tilt: 'whip tilt',
  handheld_drift: 'gentle handheld drift',
};

export const DIRECTION_WORDS: Readonly<Record<Direction, string>> = {
  in: 'in',
  out: 'out',
  left: 'left',
  right: 'right',
  up: 'up',
  down: 'down',
  cw: 'clockwise',
  ccw: 'counter-clockwise',
};

/** The unit of `amount`, which the kind of move decides. */
export const AMOUNT_UNITS: Readonly<Record<MovementType, 'metres' | 'degrees' | 'times'>> = {
  static: 'metres',
  pan: 'degrees',
  tilt: 'degrees',
  dolly: 'metres',
  truck: 'metres',
  pedestal: 'metres',
  crane: 'metres',
  zoom: 'times',
  orbit: 'degrees',
  tracking: 'metres',
  whip_pan: 'degrees',
  whip_tilt: 'degrees',
  handheld_drift: 'metres',
};
