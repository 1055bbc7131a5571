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
  /** Folded alias → term; see `foldTerm`. Made when a word is no term, which is seldom. */
  readonly aliases: () => Readonly<Record<string, Term>>;
}

/** A vocabulary from its terms and, for each, its other names, parted by commas. */
function vocabulary<Term extends string>(
  name: string,
  terms: readonly Term[],
  otherNames: { readonly [T in Term]?: string },
): Vocabulary<Term> {
  let folded: Record<string, Term> | undefined;
  const aliases = (): Record<string, Term> => {
    if (folded !== undefined) return folded;
    folded = Object.create(null) as Record<string, Term>;
    for (const term of terms) {
      for (const alias of otherNames[term]?.split(', ') ?? []) folded[foldTerm(alias)] = term;
    }
    return folded;
  };
  return { name, terms, aliases };
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
export const SIZE = vocabulary('shot size', SHOT_SIZES, {
  ews: 'extreme wide, extreme wide shot, extreme long shot, els, xws, xls, very wide, vws',
  ws: 'wide, wide shot, long, long shot, ls',
  fs: 'full, full shot, full body',
  mfs: 'medium full, medium full shot, medium wide, medium wide shot, medium long, medium long shot, mws, mls, cowboy, cowboy shot, american, american shot',
  ms: 'medium, medium shot, mid, mid shot, waist shot',
  mcu: 'medium close, medium close up, medium closeup',
  cu: 'close, close up, closeup, close shot',
  ecu: 'extreme close, extreme close up, extreme closeup, big close up, bcu, xcu, macro',
});

export const FRAMING = vocabulary('framing', FRAMINGS, {
  single: 'one shot, 1 shot',
  two_shot: '2 shot, two, twoshot',
  three_shot: '3 shot, three',
  group: 'group shot',
  ots: 'over the shoulder, over the shoulder shot, over shoulder',
  pov: 'point of view, point of view shot, subjective',
  insert: 'insert shot, detail',
  reaction: 'reaction shot',
  establishing: 'establishing shot, establisher, master, master shot',
  cutaway: 'cut away',
});

export const ANGLE = vocabulary('camera angle', ANGLES, {
  eye: 'eye level, neutral, straight on',
  low: 'low angle',
  ground: 'worms eye, worms eye view, ground level',
  high: 'high angle',
  overhead: 'birds eye, birds eye view, top, top down, top shot, gods eye, aerial, overhead shot',
  shoulder: 'shoulder level',
  hip: 'hip level',
  knee: 'knee level',
});

export const MOVEMENT = vocabulary('camera movement', MOVEMENTS, {
  static: 'still, locked, locked off, fixed, none',
  dolly: 'push, pull',
  tracking: 'track, tracking shot, follow, following',
  truck: 'crab, slide',
  crane: 'boom, jib',
  pedestal: 'pedestal shot, ped',
  orbit: 'arc, circle, circling, orbiting',
  whip_pan: 'swish pan, whip',
  handheld_drift: 'handheld, drift',
  pan: 'panning',
  tilt: 'tilting',
  zoom: 'zooming',
});

export const DIRECTION = vocabulary('direction', DIRECTIONS, {
  in: 'forward, forwards, inward, towards',
  out: 'back, backward, backwards, away',
  up: 'upward, upwards',
  down: 'downward, downwards',
  cw: 'clockwise',
  ccw: 'counterclockwise, counter clockwise, anticlockwise, anti clockwise',
});

export const SPEED = vocabulary('speed', SPEEDS, {
  slow: 'slowly, gentle, gently',
  medium: 'normal, moderate',
  fast: 'quick, quickly, rapid',
});

export const RIG = vocabulary('rig', RIGS, {
  tripod: 'sticks',
  handheld: 'hand held, shoulder rig',
  steadicam: 'steady cam',
  gimbal: 'stabilizer, stabiliser',
  dolly: 'track',
  crane: 'technocrane',
  drone: 'uav, aerial',
});

export const LENS_TYPE = vocabulary('kind of lens', LENS_TYPES, {
  ultra_wide: 'ultrawide, fisheye',
  wide: 'wide angle',
  normal: 'standard',
  short_tele: 'portrait, short telephoto',
  tele: 'telephoto, long',
  anamorphic: 'scope',
});

export const FOCUS = vocabulary('focus', FOCUSES, {
  deep: 'deep focus',
  shallow: 'shallow focus, shallow depth of field, bokeh, soft',
  rack: 'rack focus, pull focus',
  tilt_shift: 'tiltshift',
});

// Transitions as screenplays write them: `CUT TO:`, `DISSOLVE TO:`, `FADE IN:`.
export const TRANSITION = vocabulary('transition', TRANSITIONS, {
  cut: 'cut to, straight cut, hard cut, none',
  match_cut: 'match, match cut to',
  jump_cut: 'jump, jump cut to',
  smash_cut: 'smash, smash cut to, smash to',
  dissolve: 'dissolve to, cross dissolve, crossfade, cross fade, mix',
  fade_in: 'fade from black',
  fade_out: 'fade to black',
  fade_black: 'fade, fade to, fade through black, dip to black',
  wipe: 'wipe to',
});

export const JOIN_MODE = vocabulary('join', JOIN_MODES, {
  auto: 'automatic',
  match: 'match cut',
  chain: 'continue, continuous, last frame',
  keyframe: 'shared keyframe, key frame',
  extend: 'extension',
});

export const ROLE = vocabulary('role', REFERENCE_ROLES, {
  identity: 'character, face',
  wardrobe: 'clothes, clothing, costume',
  environment: 'plate, location, place',
  style: 'look',
  pose: 'posture',
});

export const QUALITY = vocabulary('quality', QUALITIES, {
  fast: 'draft, low',
  balanced: 'standard, medium',
  high: 'best',
});

export const FORM = vocabulary('form', FORMS, {
  person: 'human, man, woman, adult',
  child: 'boy, girl, kid',
  creature: 'animal, monster',
  orb: 'light, sphere',
  robot: 'android, machine',
  vehicle: 'car, ship',
  object: 'thing, prop',
});

export const SOUND_POLICY = vocabulary('sound policy', SOUND_POLICIES, {
  extend: 'lengthen',
  hold: 'freeze, hold last frame',
  error: 'fail',
});

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
  const exact = vocabulary.terms.find((term) => term === written);
  if (exact !== undefined) return exact;
  const folded = foldTerm(written);
  return vocabulary.terms.find((term) => term === folded) ?? vocabulary.aliases()[folded];
}
