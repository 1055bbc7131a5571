import { shotsOf } from '../../../src/film/film.ts';
import type { Film } from '../../../src/film/film.ts';
import { fullShot } from './full-film.ts';

/** Where another word must be one of a few, or a name of something that is there. */
const OTHERWISE: readonly (readonly [RegExp, unknown])[] = [
  [/^size$/, 'cu'],
  [/^framing$/, ['ots']],
  [/^angle$/, 'high'],
  [/^lens\.type$/, 'tele'],
  [/^lens\.focus$/, 'deep'],
  [/^movement\.type$/, 'truck'],
  [/^movement\.secondary\.type$/, 'pan'],
  [/^movement.*direction$/, 'left'],
  [/^movement.*speed$/, 'fast'],
  [/^rig$/, 'drone'],
  [/^camera\.at$/, [6, 2]],
  [/^camera\.facing$/, 320],
  [/^camera\.tilt$/, -10],
  [/^characters$/, ['emma', 'ben']],
  [/\.form$/, 'robot'],
  [/\.emotions\..*\.motion$/, 'slow'],
  [/^changes.*\.emotion$/, 'calm'],
  [/(starts|changes.*)\.at$/, 'desk'],
  [/\.starts\.facing$/, 180],
  [/\.starts\.emotion$/, 'joy'],
  [/\.starts\.motion$/, 'quick'],
  [/\.starts\.wardrobe$/, []],
  [/lighting\..*\.at$/, 'window'],
  [/lighting\..*\.direction$/, { azimuth: 90, elevation: 10 }],
  [/lighting\..*\.quality$/, 'soft'],
  [/^environment\.layout\.marks\.door$/, [6, 7]],
  [/^environment\.layout\.pieces\.desk\.at$/, [6, 7]],
  [/^environment\.layout\.size$/, [20, 20]],
  [/pieces\.desk\.at$/, [1, 8]],
  [/role$/, 'pose'],
  [/^dialogue\.\d+\.source$/, 'tts'],
  [/^dialogue\.\d+\.character$/, 'nobody'],
  [/^join\.mode$/, 'match'],
  [/^join\.from$/, 'zero'],
  [/^transition\.type$/, 'wipe'],
  [/^soundPolicy$/, 'extend'],
  [/^sound\.native$/, 'mute'],
  [/^quality$/, 'fast'],
  [/^style\.base$/, 'noir'],
];

function otherwise(path: string, value: unknown): unknown {
  const listed = OTHERWISE.find(([pattern]) => pattern.test(path));
  if (listed !== undefined) return listed[1];
  if (typeof value === 'number') return Math.round(value * 150 + 31) / 100;
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'string') return value.startsWith('#') ? '#1FA51F' : `zebra ${value}`;
  if (Array.isArray(value)) return value.map((each) => otherwise('', each));
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, each]) => {
      if (key === 'micros') return [key, Number(each) + 500_000];
      return [key, key === 'unit' || key === 'role' ? each : otherwise('', each)];
    });
    return Object.fromEntries(entries);
  }
  throw new Error(`there is no other way to say ${path}`);
}

interface Loose {
  [key: string]: Loose;
}

/** The same film with one field of its third shot said in another way. */
export function sayOtherwise(plain: Film, path: string): Film {
  const film = JSON.parse(JSON.stringify(plain)) as Film;
  const shot = shotsOf(film)[2];
  const [root = '', ...rest] = path.split('.');
  const roots: Record<string, unknown> = {
    environment: film.environments[fullShot.environment],
    lighting: film.lighting[fullShot.lighting],
    characters: rest.length === 0 ? shot : film.characters,
  };
  let place = (roots[root] ?? shot) as Loose;
  const steps = place === (shot as unknown) ? [root, ...rest] : rest;
  for (const step of steps.slice(0, -1)) place = place[step] as Loose;
  const last = steps.at(-1) ?? '';
  place[last] = otherwise(path, place[last]) as Loose;
  return film;
}
