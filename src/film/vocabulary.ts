/** The closed word lists of the film spec, in their canonical form. Aliases live in `source`. */

export const SHOT_SIZES = ['ews', 'ws', 'fs', 'mfs', 'ms', 'mcu', 'cu', 'ecu'] as const;
export type ShotSize = (typeof SHOT_SIZES)[number];

export const FRAMINGS = [
  'single',
  'two_shot',
  'three_shot',
  'group',
  'ots',
  'pov',
  'insert',
  'reaction',
  'establishing',
  'cutaway',
] as const;
export type Framing = (typeof FRAMINGS)[number];

export const ANGLES = [
  'eye',
  'low',
  'high',
  'overhead',
  'ground',
  'shoulder',
  'hip',
  'knee',
] as const;
export type Angle = (typeof ANGLES)[number];

export const MOVEMENTS = [
  'static',
  'pan',
  'tilt',
  'dolly',
  'truck',
  'pedestal',
  'crane',
  'zoom',
  'orbit',
  'tracking',
  'whip_pan',
  'whip_tilt',
  'handheld_drift',
] as const;
export type MovementType = (typeof MOVEMENTS)[number];

export const DIRECTIONS = ['in', 'out', 'left', 'right', 'up', 'down', 'cw', 'ccw'] as const;
export type Direction = (typeof DIRECTIONS)[number];

export const SPEEDS = ['slow', 'medium', 'fast'] as const;
export type Speed = (typeof SPEEDS)[number];

export const RIGS = [
  'tripod',
  'handheld',
  'gimbal',
  'steadicam',
  'slider',
  'dolly',
  'jib',
  'crane',
  'drone',
] as const;
export type Rig = (typeof RIGS)[number];

export const LENS_TYPES = [
  'ultra_wide',
  'wide',
  'normal',
  'short_tele',
  'tele',
  'macro',
  'anamorphic',
] as const;
export type LensType = (typeof LENS_TYPES)[number];

export const FOCUSES = ['deep', 'shallow', 'rack', 'tilt_shift'] as const;
export type Focus = (typeof FOCUSES)[number];

export const TRANSITIONS = [
  'cut',
  'match_cut',
  'jump_cut',
  'smash_cut',
  'dissolve',
  'fade_in',
  'fade_out',
  'fade_black',
  'wipe',
] as const;
export type TransitionType = (typeof TRANSITIONS)[number];

export const JOIN_MODES = ['auto', 'cut', 'match', 'chain', 'keyframe', 'extend'] as const;
export type JoinMode = (typeof JOIN_MODES)[number];

export const REFERENCE_ROLES = ['identity', 'wardrobe', 'environment', 'style', 'pose'] as const;
export type ReferenceRole = (typeof REFERENCE_ROLES)[number];

export const QUALITIES = ['fast', 'balanced', 'high'] as const;
export type Quality = (typeof QUALITIES)[number];

/** By what `use: auto` decides between models that serve a shot equally well. */
export const PREFERENCES = ['cost', 'quality', 'speed'] as const;
export type Preference = (typeof PREFERENCES)[number];

/** Stands in a chain of providers for all that can be used and are not named. */
export const AUTO = 'auto';

/** Options of every provider, by which its model is chosen. */
const CHOICE: readonly string[] = ['model', 'like'];

/** Whether a provider is sent what a film says under that name: keys with `x-` are the author's own. */
export function isSentOption(name: string): boolean {
  return !CHOICE.includes(name) && !name.startsWith('x-');
}

export const FORMS = ['person', 'child', 'creature', 'orb', 'robot', 'vehicle', 'object'] as const;
export type CharacterForm = (typeof FORMS)[number];

export const SOUND_POLICIES = ['extend', 'hold', 'error'] as const;
export type SoundPolicy = (typeof SOUND_POLICIES)[number];
