import {
  ANGLES,
  DIRECTIONS,
  FOCUSES,
  FORMS,
  FRAMINGS,
  JOIN_MODES,
  LENS_TYPES,
  MOVEMENTS,
  QUALITIES,
  REFERENCE_ROLES,
  RIGS,
  SHOT_SIZES,
  SOUND_POLICIES,
  SPEEDS,
  TRANSITIONS,
} from '../film/vocabulary.ts';

/** A closed word list with the other names that people use for its terms. */
export interface Vocabulary<Term extends string> {
  /** What one of them is called in messages. */
  readonly name: string;
  readonly terms: readonly Term[];
  /** Folded alias → term; see `foldTerm`. */
  readonly aliases: Readonly<Record<string, Term>>;
}

/** Case, spaces, dashes and underscores make no difference, nor do the marks of `DISSOLVE TO:`. */
export function foldTerm(written: string): string {
  return written
    .toLowerCase()
    .replaceAll(/[’'.:]/g, '')
    .trim()
    .replaceAll(/[\s_/-]+/g, '_');
}

// Shot sizes and their abbreviations as in Thompson & Bowen, Grammar of the Shot.
export const SIZE: Vocabulary<(typeof SHOT_SIZES)[number]> = {
  name: 'shot size',
  terms: SHOT_SIZES,
  aliases: {
    extreme_wide: 'ews',
    extreme_wide_shot: 'ews',
    extreme_long_shot: 'ews',
    els: 'ews',
    xws: 'ews',
    xls: 'ews',
    very_wide: 'ews',
    vws: 'ews',
    wide: 'ws',
    wide_shot: 'ws',
    long: 'ws',
    long_shot: 'ws',
    ls: 'ws',
    full: 'fs',
    full_shot: 'fs',
    full_body: 'fs',
    medium_full: 'mfs',
    medium_full_shot: 'mfs',
    medium_wide: 'mfs',
    medium_wide_shot: 'mfs',
    medium_long: 'mfs',
    medium_long_shot: 'mfs',
    mws: 'mfs',
    mls: 'mfs',
    cowboy: 'mfs',
    cowboy_shot: 'mfs',
    american: 'mfs',
    american_shot: 'mfs',
    medium: 'ms',
    medium_shot: 'ms',
    mid: 'ms',
    mid_shot: 'ms',
    waist_shot: 'ms',
    medium_close: 'mcu',
    medium_close_up: 'mcu',
    medium_closeup: 'mcu',
    close: 'cu',
    close_up: 'cu',
    closeup: 'cu',
    close_shot: 'cu',
    extreme_close: 'ecu',
    extreme_close_up: 'ecu',
    extreme_closeup: 'ecu',
    big_close_up: 'ecu',
    bcu: 'ecu',
    xcu: 'ecu',
    macro: 'ecu',
  },
};

export const FRAMING: Vocabulary<(typeof FRAMINGS)[number]> = {
  name: 'framing',
  terms: FRAMINGS,
  aliases: {
    one_shot: 'single',
    '1_shot': 'single',
    '2_shot': 'two_shot',
    two: 'two_shot',
    twoshot: 'two_shot',
    '3_shot': 'three_shot',
    three: 'three_shot',
    group_shot: 'group',
    over_the_shoulder: 'ots',
    over_the_shoulder_shot: 'ots',
    over_shoulder: 'ots',
    point_of_view: 'pov',
    point_of_view_shot: 'pov',
    subjective: 'pov',
    insert_shot: 'insert',
    detail: 'insert',
    reaction_shot: 'reaction',
    establishing_shot: 'establishing',
    establisher: 'establishing',
    master: 'establishing',
    master_shot: 'establishing',
    cut_away: 'cutaway',
  },
};

export const ANGLE: Vocabulary<(typeof ANGLES)[number]> = {
  name: 'camera angle',
  terms: ANGLES,
  aliases: {
    eye_level: 'eye',
    neutral: 'eye',
    straight_on: 'eye',
    low_angle: 'low',
    worms_eye: 'ground',
    worms_eye_view: 'ground',
    ground_level: 'ground',
    high_angle: 'high',
    birds_eye: 'overhead',
    birds_eye_view: 'overhead',
    top: 'overhead',
    top_down: 'overhead',
    top_shot: 'overhead',
    gods_eye: 'overhead',
    aerial: 'overhead',
    overhead_shot: 'overhead',
    shoulder_level: 'shoulder',
    hip_level: 'hip',
    knee_level: 'knee',
  },
};

export const MOVEMENT: Vocabulary<(typeof MOVEMENTS)[number]> = {
  name: 'camera movement',
  terms: MOVEMENTS,
  aliases: {
    still: 'static',
    locked: 'static',
    locked_off: 'static',
    fixed: 'static',
    none: 'static',
    push: 'dolly',
    pull: 'dolly',
    track: 'tracking',
    tracking_shot: 'tracking',
    follow: 'tracking',
    following: 'tracking',
    crab: 'truck',
    slide: 'truck',
    boom: 'crane',
    jib: 'crane',
    pedestal_shot: 'pedestal',
    ped: 'pedestal',
    arc: 'orbit',
    circle: 'orbit',
    circling: 'orbit',
    orbiting: 'orbit',
    swish_pan: 'whip_pan',
    whip: 'whip_pan',
    handheld: 'handheld_drift',
    drift: 'handheld_drift',
    panning: 'pan',
    tilting: 'tilt',
    zooming: 'zoom',
  },
};

export const DIRECTION: Vocabulary<(typeof DIRECTIONS)[number]> = {
  name: 'direction',
  terms: DIRECTIONS,
  aliases: {
    forward: 'in',
    forwards: 'in',
    inward: 'in',
    towards: 'in',
    back: 'out',
    backward: 'out',
    backwards: 'out',
    away: 'out',
    upward: 'up',
    upwards: 'up',
    downward: 'down',
    downwards: 'down',
    clockwise: 'cw',
    counterclockwise: 'ccw',
    counter_clockwise: 'ccw',
    anticlockwise: 'ccw',
    anti_clockwise: 'ccw',
  },
};

export const SPEED: Vocabulary<(typeof SPEEDS)[number]> = {
  name: 'speed',
  terms: SPEEDS,
  aliases: {
    slowly: 'slow',
    gentle: 'slow',
    gently: 'slow',
    normal: 'medium',
    moderate: 'medium',
    quick: 'fast',
    quickly: 'fast',
    rapid: 'fast',
  },
};

export const RIG: Vocabulary<(typeof RIGS)[number]> = {
  name: 'rig',
  terms: RIGS,
  aliases: {
    sticks: 'tripod',
    hand_held: 'handheld',
    shoulder_rig: 'handheld',
    steady_cam: 'steadicam',
    stabilizer: 'gimbal',
    stabiliser: 'gimbal',
    track: 'dolly',
    technocrane: 'crane',
    uav: 'drone',
    aerial: 'drone',
  },
};

export const LENS_TYPE: Vocabulary<(typeof LENS_TYPES)[number]> = {
  name: 'kind of lens',
  terms: LENS_TYPES,
  aliases: {
    ultrawide: 'ultra_wide',
    fisheye: 'ultra_wide',
    wide_angle: 'wide',
    standard: 'normal',
    portrait: 'short_tele',
    short_telephoto: 'short_tele',
    telephoto: 'tele',
    long: 'tele',
    scope: 'anamorphic',
  },
};

export const FOCUS: Vocabulary<(typeof FOCUSES)[number]> = {
  name: 'focus',
  terms: FOCUSES,
  aliases: {
    deep_focus: 'deep',
    shallow_focus: 'shallow',
    shallow_depth_of_field: 'shallow',
    bokeh: 'shallow',
    soft: 'shallow',
    rack_focus: 'rack',
    pull_focus: 'rack',
    tiltshift: 'tilt_shift',
  },
};

// Transitions as screenplays write them: `CUT TO:`, `DISSOLVE TO:`, `FADE IN:`.
export const TRANSITION: Vocabulary<(typeof TRANSITIONS)[number]> = {
  name: 'transition',
  terms: TRANSITIONS,
  aliases: {
    cut_to: 'cut',
    straight_cut: 'cut',
    hard_cut: 'cut',
    none: 'cut',
    match: 'match_cut',
    match_cut_to: 'match_cut',
    jump: 'jump_cut',
    jump_cut_to: 'jump_cut',
    smash: 'smash_cut',
    smash_cut_to: 'smash_cut',
    smash_to: 'smash_cut',
    dissolve_to: 'dissolve',
    cross_dissolve: 'dissolve',
    crossfade: 'dissolve',
    cross_fade: 'dissolve',
    mix: 'dissolve',
    fade_from_black: 'fade_in',
    fade_to_black: 'fade_out',
    fade: 'fade_black',
    fade_to: 'fade_black',
    fade_through_black: 'fade_black',
    dip_to_black: 'fade_black',
    wipe_to: 'wipe',
  },
};

export const JOIN_MODE: Vocabulary<(typeof JOIN_MODES)[number]> = {
  name: 'join',
  terms: JOIN_MODES,
  aliases: {
    automatic: 'auto',
    match_cut: 'match',
    continue: 'chain',
    continuous: 'chain',
    last_frame: 'chain',
    shared_keyframe: 'keyframe',
    key_frame: 'keyframe',
    extension: 'extend',
  },
};

export const ROLE: Vocabulary<(typeof REFERENCE_ROLES)[number]> = {
  name: 'role',
  terms: REFERENCE_ROLES,
  aliases: {
    character: 'identity',
    face: 'identity',
    clothes: 'wardrobe',
    clothing: 'wardrobe',
    costume: 'wardrobe',
    plate: 'environment',
    location: 'environment',
    place: 'environment',
    look: 'style',
    posture: 'pose',
  },
};

export const QUALITY: Vocabulary<(typeof QUALITIES)[number]> = {
  name: 'quality',
  terms: QUALITIES,
  aliases: { draft: 'fast', low: 'fast', standard: 'balanced', medium: 'balanced', best: 'high' },
};

export const FORM: Vocabulary<(typeof FORMS)[number]> = {
  name: 'form',
  terms: FORMS,
  aliases: {
    human: 'person',
    man: 'person',
    woman: 'person',
    adult: 'person',
    boy: 'child',
    girl: 'child',
    kid: 'child',
    animal: 'creature',
    monster: 'creature',
    light: 'orb',
    sphere: 'orb',
    android: 'robot',
    machine: 'robot',
    car: 'vehicle',
    ship: 'vehicle',
    thing: 'object',
    prop: 'object',
  },
};

export const SOUND_POLICY: Vocabulary<(typeof SOUND_POLICIES)[number]> = {
  name: 'sound policy',
  terms: SOUND_POLICIES,
  aliases: { lengthen: 'extend', freeze: 'hold', hold_last_frame: 'hold', fail: 'error' },
};

/** Points of the compass by their other names. */
export const HEADING_ALIASES: Readonly<Record<string, string>> = {
  n: 'north',
  ne: 'northeast',
  north_east: 'northeast',
  e: 'east',
  se: 'southeast',
  south_east: 'southeast',
  s: 'south',
  sw: 'southwest',
  south_west: 'southwest',
  w: 'west',
  nw: 'northwest',
  north_west: 'northwest',
};

/** The canonical term for what was written, or undefined where the list has none. */
export function canonicalTerm<Term extends string>(
  vocabulary: Vocabulary<Term>,
  written: string,
): Term | undefined {
  const folded = foldTerm(written);
  const term = vocabulary.terms.find((candidate) => candidate === folded);
  if (term !== undefined) return term;
  return Object.hasOwn(vocabulary.aliases, folded) ? vocabulary.aliases[folded] : undefined;
}
