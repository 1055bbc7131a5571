import { createHash } from 'node:crypto';
import type { CompiledKeyframe } from '../compile/stills/compiled-keyframe.ts';
import type { CompiledShot } from '../compile/compiled-shot.ts';
import type { Character } from '../film/character.ts';
import type { Json } from '../film/json.ts';
import type { Frames } from '../film/time.ts';
import type { ImageRequest } from '../providers/image-provider.ts';
import type { VideoRequest } from '../providers/request.ts';
import type { VoiceRequest } from '../providers/voice-provider.ts';
import type { WorldState } from '../world/fold/world-state.ts';
import { canonicalJson } from './canonical-json.ts';

/** `sha256:` and 64 hex digits. Equal fingerprints mean that a take may be used again. */
export type Fingerprint = string & { readonly brand: 'Fingerprint' };

/** Everything that decides what a take looks like, and nothing else. Each line says why. */
export interface Recipe {
  /** A new meaning of this recipe makes every older fingerprint different. */
  readonly recipe: 1;
  /** Another service or model makes another picture of the same words. */
  readonly provider: string;
  /** An adapter that sends a request in another way may get another picture. */
  readonly adapterVersion: number;
  readonly segments: readonly RecipeSegment[];
  /** For a chained shot: what it starts from. So a change cascades down its chain, to the next cut. */
  readonly after?: { readonly fingerprint: Fingerprint; readonly take: number };
  /** The stills that it starts from and ends in, as they are known before they are made. */
  readonly keyframes?: KeyframeLinks;
}

interface RecipeSegment {
  /** The whole request: prompt, sizes, seed, digests of images, what is staged. */
  readonly request: Json;
  /** Which part of the clip is used decides where a chain goes on. */
  readonly frames: Frames;
  readonly dropFrames: Frames;
}

/** Of what a keyframe was made, and which of those made of it: the same words give other pictures. */
export interface KeyframeLink {
  readonly fingerprint: Fingerprint;
  readonly number: number;
}

export interface KeyframeLinks {
  readonly first?: KeyframeLink;
  readonly last?: KeyframeLink;
}

/** What decides what a keyframe looks like. */
export interface KeyframeRecipe {
  readonly recipe: 1;
  readonly provider: string;
  readonly adapterVersion: number;
  readonly still: Json;
}

export function keyframeRecipeOf(
  { provider, request }: CompiledKeyframe,
  adapterVersion: number,
): KeyframeRecipe {
  return { recipe: 1, provider, adapterVersion, still: pictured(request) };
}

/** What decides how a line sounds. */
export interface VoiceRecipe {
  readonly recipe: 1;
  readonly provider: string;
  readonly adapterVersion: number;
  /** The whole request: words, voice, manner. Not where it is said: the same is spoken once. */
  readonly speech: Json;
}

export function voiceRecipeOf(
  { provider, request }: { readonly provider: string; readonly request: VoiceRequest },
  adapterVersion: number,
): VoiceRecipe {
  // When each word is said changes nothing in what is heard.
  const { words: _words, ...speech } = request;
  return { recipe: 1, provider, adapterVersion, speech: speech as unknown as Json };
}

export function recipeOf(
  shot: CompiledShot,
  adapterVersion: number,
  after: Recipe['after'],
  keyframes: KeyframeLinks = {},
): Recipe {
  return {
    recipe: 1,
    provider: shot.provider,
    adapterVersion,
    segments: shot.segments.map(({ request, frames, dropFrames }) => ({
      request: pictured(request),
      frames,
      dropFrames,
    })),
    ...(after && { after }),
    ...(Object.keys(keyframes).length > 0 && { keyframes }),
  };
}

/**
 * Of a staged shot, what no picture shows: how it joins others, how long it is (its frames are in
 * the request), who makes it, what is heard (what is staged has the lines as they are timed), what is
 * measured, what is asked for where a service refuses, and paths of images whose digests are in the
 * request.
 */
const NOT_PICTURED = new Set([
  'accept',
  'clip',
  'dialogue',
  'duration',
  'firstFrame',
  'join',
  'lastFrame',
  'narration',
  'narrationTranslations',
  'notes',
  'providerOptions',
  'providers',
  'quality',
  'rawPrompt',
  'references',
  'safeAlternative',
  'seed',
  'sound',
  'soundPolicy',
  'transition',
]);

function pictured(request: VideoRequest | ImageRequest): Json {
  if (request.staging === undefined) return request as unknown as Json;
  const { shot, cast, environment, lighting, lightingBefore, style, before, after, ...staging } =
    request.staging;
  const shown = Object.entries(shot).filter(([field]) => !NOT_PICTURED.has(field));
  return {
    ...request,
    staging: {
      shot: Object.fromEntries(shown),
      // Nouns and worlds are shared by many shots: they enter as digests, each made once.
      cast: mapValues(cast, seenDigest),
      environment: environment && sharedDigest(environment),
      lighting: lighting && sharedDigest(lighting),
      lightingBefore: lightingBefore && sharedDigest(lightingBefore),
      style: sharedDigest(style),
      before: worldDigest(before),
      after: worldDigest(after),
      ...staging,
    },
  } as unknown as Json;
}

function worldDigest({ environments, ...world }: WorldState): object {
  return { environments: mapValues(environments, sharedDigest), ...world };
}

/** A character as it is seen: a voice is heard. */
function seenDigest(character: Character): string {
  const known = seen.get(character);
  if (known !== undefined) return sharedDigest(known);
  const { voice: _heard, ...looks } = character;
  seen.set(character, looks);
  return sharedDigest(looks);
}

const seen = new WeakMap<Character, object>();

const sharedDigests = new WeakMap<object, string>();

/** For frozen data only: it is remembered by identity. */
function sharedDigest(data: object): string {
  const known = sharedDigests.get(data);
  if (known !== undefined) return known;
  const digest = digestOf(data);
  sharedDigests.set(data, digest);
  return digest;
}

function mapValues<Value>(
  record: Readonly<Record<string, Value>>,
  map: (value: Value) => string,
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}

/** @param retake the number of a take that is asked for again: never taken for what was asked before. */
export function fingerprintOf(
  recipe: Recipe | KeyframeRecipe | VoiceRecipe,
  retake?: number,
): Fingerprint {
  return digestOf(retake === undefined ? recipe : { ...recipe, retake }) as Fingerprint;
}

/** The digest of plain data in canonical form. */
export function digestOf(data: unknown): string {
  return `sha256:${createHash('sha256').update(canonicalJson(data)).digest('hex')}`;
}
