import type { Lens } from '../../film/camera.ts';
import type { JsonObject } from '../../film/json.ts';
import type { JoinWish } from '../../film/join.ts';
import type { Acceptance, ProviderChain } from '../../film/shot.ts';
import type { Style } from '../../film/style.ts';
import type { Duration } from '../../film/time.ts';
import type { Quality, Rig, SoundPolicy } from '../../film/vocabulary.ts';
import { shotId } from '../../film/ids.ts';
import { JOIN_MODE, QUALITY, RIG, SOUND_POLICY } from '../aliases.ts';
import type * as document from '../generated/film-document.ts';
import type { Path } from '../locate.ts';
import { readLens } from './camera.ts';
import { readLength } from './duration.ts';
import { given, listOf, readId, readTerm } from './reading.ts';
import type { Reading } from './reading.ts';
import { PLAIN_STYLE, readStyle } from './style.ts';
import type { Styles } from './style.ts';

/** What a film, a scene or a shot may say, and what each hands down to what is inside it. */
export interface Settings {
  readonly style: Style;
  readonly quality: Quality;
  readonly seed: number;
  readonly avoid: readonly string[];
  readonly providers: ProviderChain;
  readonly providerOptions: Readonly<Record<string, JsonObject>>;
  readonly accept: Acceptance;
  readonly soundPolicy: SoundPolicy;
  readonly join: JoinWish;
  readonly lens: Lens | undefined;
  readonly rig: Rig | undefined;
  readonly duration: Duration | 'auto';
}

/** The part of the document that films, scenes and shots have in common. */
type WrittenSettings = Pick<
  document.Shot,
  | 'style'
  | 'quality'
  | 'seed'
  | 'avoid'
  | 'providers'
  | 'provider'
  | 'provider_options'
  | 'accept'
  | 'sound_policy'
  | 'join'
  | 'lens'
  | 'rig'
  | 'duration'
>;

/** The settings of a film that says nothing. */
export const DEFAULT_SETTINGS: Settings = {
  style: PLAIN_STYLE,
  quality: 'balanced',
  seed: 0,
  avoid: [],
  providers: { use: ['animatic'], allow: [], namedBy: 'nobody' },
  providerOptions: {},
  accept: { retakes: 0 },
  soundPolicy: 'extend',
  // Users see a chain decay within 3 to 8 links, so it is anchored anew after 3.
  join: { mode: 'auto', maxDepth: 3 },
  lens: undefined,
  rig: undefined,
  duration: 'auto',
};

/** The nearest value wins; lists replace, mappings merge. */
export function readSettings(
  reading: Reading,
  written: WrittenSettings,
  outer: Settings,
  styles: Styles,
  path: Path,
): Settings {
  return {
    style: readStyle(reading, written.style, styles, outer.style, [...path, 'style']),
    quality: readTerm(reading, QUALITY, written.quality, [...path, 'quality']) ?? outer.quality,
    seed: written.seed ?? outer.seed,
    avoid: written.avoid === undefined ? outer.avoid : listOf(written.avoid),
    providers: readProviders(written, outer.providers),
    providerOptions: mergeOptions(outer.providerOptions, written.provider_options),
    accept: readAcceptance(written.accept, outer.accept),
    soundPolicy:
      readTerm(reading, SOUND_POLICY, written.sound_policy, [...path, 'sound_policy']) ??
      outer.soundPolicy,
    join: readJoin(reading, written.join, outer.join, [...path, 'join']),
    lens: readLens(reading, written.lens, outer.lens, [...path, 'lens']),
    rig: readTerm(reading, RIG, written.rig, [...path, 'rig']) ?? outer.rig,
    duration:
      written.duration === 'auto'
        ? 'auto'
        : (readLength(reading, written.duration, [...path, 'duration']) ?? outer.duration),
  };
}

export function saysProviders(written: WrittenSettings): boolean {
  return written.provider !== undefined || written.providers !== undefined;
}

function readProviders(written: WrittenSettings, outer: ProviderChain): ProviderChain {
  const { provider, providers } = written;
  const { namedBy: _, ...named } = outer;
  if (provider !== undefined) return { ...named, use: listOf(provider) };
  if (providers === undefined) return outer;
  if (typeof providers === 'string' || Array.isArray(providers)) {
    return { ...named, use: listOf(providers) };
  }
  const { use, allow, prefer } = providers;
  return { ...named, use: listOf(use), ...(allow && { allow }), ...(prefer && { prefer }) };
}

function mergeOptions(
  outer: Settings['providerOptions'],
  written: document.ProviderOptions | undefined,
): Settings['providerOptions'] {
  if (written === undefined) return outer;
  const merged: Record<string, JsonObject> = { ...outer };
  for (const [name, options] of Object.entries(written)) {
    merged[name] = { ...merged[name], ...(options as JsonObject) };
  }
  return merged;
}

function readAcceptance(written: document.Accept | undefined, outer: Acceptance): Acceptance {
  if (written === undefined) return outer;
  return {
    retakes: written.retakes ?? outer.retakes,
    ...given({
      seam: written.seam ?? outer.seam,
      identity: written.identity ?? outer.identity,
    }),
  };
}

function readJoin(
  reading: Reading,
  written: document.Join | undefined,
  outer: JoinWish,
  path: Path,
): JoinWish {
  if (written === undefined) return outer;
  if (typeof written === 'string') {
    return {
      mode: readTerm(reading, JOIN_MODE, written, path) ?? outer.mode,
      maxDepth: outer.maxDepth,
      ...given({ from: outer.from }),
    };
  }
  const from =
    written.from === undefined ? undefined : readId(reading, written.from, [...path, 'from']);
  return {
    mode: readTerm(reading, JOIN_MODE, written.mode, [...path, 'mode']) ?? outer.mode,
    maxDepth: written.max_depth ?? outer.maxDepth,
    ...given({ from: from === undefined ? undefined : shotId(from) }),
  };
}
