import type { Explanation } from '../diagnostics/explanation.ts';
import type { Finding } from '../diagnostics/finding.ts';
import { AUTO } from '../film/vocabulary.ts';
import type {
  FilmDocument,
  Scene,
  Shot,
  Stills,
  Voice,
  Voices,
} from './generated/film-document.ts';
import type { Path } from './locate.ts';
import { unknownName } from './rules/breach.ts';

export const UNKNOWN_PROVIDER: Explanation = {
  code: 'film/unknown-provider',
  severity: 'error',
  title: 'A provider is named that there is none of.',
  why: 'A misspelt provider would be passed over, and the next of the chain would make the shots instead.',
  mend: 'Correct the name; `ministudio providers list` shows what there is.',
  wrong: 'providers: [vertx-ai, animatic]',
  right: 'providers: [vertex-ai, animatic]',
};

type Named = readonly [name: string, path: Path];

/** Providers that a film, scene or shot names, for clips, stills or voices, and nobody knows. */
export function checkProviders(
  document: FilmDocument,
  known: readonly string[],
): readonly Finding[] {
  const ofClips = partsOf(document).flatMap(([part, path]) => namesIn(part, path));
  // Nobody chooses who makes the stills, or speaks, but the author.
  const named = known.filter((name) => name !== AUTO);
  const others = [
    ...makerNames(document.stills, 'stills'),
    ...(document.voices === 'none' ? [] : makerNames(document.voices, 'voices')),
    ...speakerNames(document),
  ];
  return [...unknown(ofClips, known), ...unknown(others, named)];
}

function unknown(names: readonly Named[], known: readonly string[]): readonly Finding[] {
  return names
    .filter(([name]) => !known.includes(name))
    .map(([name, path]) =>
      unknownName(UNKNOWN_PROVIDER, path, `There is no provider \`${name}\`.`, name, known),
    );
}

function makerNames(makers: Stills | Voices | undefined, key: string): readonly Named[] {
  if (typeof makers !== 'object' || Array.isArray(makers)) return chainNames(makers, [key]);
  return [
    ...chainNames(makers.use, [key, 'use']),
    ...Object.keys(makers.options ?? {}).map((name): Named => [name, [key, 'options', name]]),
  ];
}

/** Of the characters and the narrator. */
function speakerNames({ characters = {}, narrator }: FilmDocument): readonly Named[] {
  const named = (voice: Voice | undefined, path: Path): readonly Named[] =>
    typeof voice === 'object' && voice.provider !== undefined
      ? [[voice.provider, [...path, 'provider']]]
      : [];
  return [
    ...Object.entries(characters).flatMap(([name, { voice }]) =>
      named(voice, ['characters', name, 'voice']),
    ),
    ...named(narrator, ['narrator']),
  ];
}

/** The film, its scenes and its shots, as they are written. */
export function partsOf(
  document: FilmDocument,
): readonly (readonly [FilmDocument | Scene | Shot, Path])[] {
  const shotsIn = (shots: readonly Shot[] = [], path: Path) =>
    shots.map((shot, index) => [shot, [...path, 'shots', index]] as const);
  return [
    [document, []],
    ...shotsIn(document.shots, []),
    ...(document.scenes ?? []).flatMap((scene, index) => [
      [scene, ['scenes', index]] as const,
      ...shotsIn(scene.shots, ['scenes', index]),
    ]),
  ];
}

function namesIn(part: FilmDocument | Scene | Shot, path: Path): readonly Named[] {
  const { provider, providers, provider_options: options = {} } = part;
  const inMapping = typeof providers === 'object' && !Array.isArray(providers);
  return [
    ...chainNames(provider, [...path, 'provider']),
    ...(inMapping
      ? chainNames(providers.use, [...path, 'providers', 'use'])
      : chainNames(providers, [...path, 'providers'])),
    ...Object.keys(options).map((name): Named => [name, [...path, 'provider_options', name]]),
  ];
}

function chainNames(chain: string | readonly string[] | undefined, path: Path): readonly Named[] {
  if (chain === undefined) return [];
  if (typeof chain === 'string') return [[chain, path]];
  return chain.map((name, index) => [name, [...path, index]]);
}
