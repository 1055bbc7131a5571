import type { Span } from './source-text.ts';
import { resolveAlias } from './yaml/yaml-node.ts';
import type { YamlEntry, YamlMapping, YamlNode } from './yaml/yaml-node.ts';

export type Path = readonly (string | number)[];

/** Where a path of the film, or of its document, was written. */
export interface Located {
  /** Of the key where there is one. */
  readonly key: Span;
  readonly value: YamlNode;
  /** Whether the whole path was written; otherwise this is its nearest ancestor that was. */
  readonly exact: boolean;
}

/**
 * Finds a place by its path in the canonical film (`['scenes', 0, 'shots', 2, 'soundPolicy']`) or in
 * the document (`['shots', 2, 'sound_policy']`), or the nearest ancestor that was really written.
 */
export function locate(root: YamlNode, path: Path): Located {
  const found = walk(root, path);
  if (found.exact || path[0] !== 'scenes' || path[2] !== 'shots' || path.length < 5) return found;
  // What a shot does not say itself it has from its scene or its film.
  const field = String(path[4]);
  const own = walk(root, path.slice(0, 5));
  if (own.exact) return found;
  const inherited = path.slice(4);
  for (const [fields, prefix] of HANDED_DOWN) {
    if (!fields.has(field)) continue;
    const above = walk(root, [...prefix(path), ...inherited]);
    if (above.exact || walk(root, [...prefix(path), field]).exact) return above;
  }
  return found;
}

/** A path of the document as one of the film: shots at the top are those of its scene 0. */
export function canonicalPath(path: Path): Path {
  return path[0] === 'shots' ? ['scenes', 0, ...path] : path;
}

const SETTINGS = [
  'style',
  'quality',
  'seed',
  'avoid',
  'providers',
  'providerOptions',
  'accept',
  'soundPolicy',
  'join',
  'lens',
  'rig',
  'duration',
];
const HANDED_DOWN: readonly (readonly [ReadonlySet<string>, (path: Path) => Path])[] = [
  [
    new Set([...SETTINGS, 'environment', 'lighting', 'mood', 'characters']),
    (path) => path.slice(0, 2),
  ],
  [new Set(SETTINGS), () => []],
];

function walk(root: YamlNode, path: Path): Located {
  let node: Exclude<YamlNode, { kind: 'alias' }> = resolveAlias(root);
  let key: Span = firstOf(root);
  let value: YamlNode = root;
  let at = 0;
  while (at < path.length) {
    const step = descend(node, path, at);
    if (step === undefined) return { key, value, exact: false };
    key = step.key;
    value = step.value;
    node = resolveAlias(step.value);
    at += step.taken;
  }
  return { key, value, exact: true };
}

interface Step {
  readonly key: Span;
  readonly value: YamlNode;
  /** How many segments of the path it covers. */
  readonly taken: number;
}

function descend(node: YamlNode, path: Path, at: number): Step | undefined {
  const segment = path[at];
  if (node.kind === 'sequence') {
    const item = typeof segment === 'number' ? node.items[segment] : undefined;
    return item === undefined ? undefined : { key: firstOf(item), value: item, taken: 1 };
  }
  if (node.kind === 'mapping') {
    const entry = entryFor(node, String(segment));
    if (entry !== undefined) return { key: entry.key, value: entry.value, taken: 1 };
    return throughShorthand(node, path, at);
  }
  // One value may be written without the list that it is the only member of.
  return segment === 0 ? { key: firstOf(node), value: node, taken: 1 } : undefined;
}

/** How the language's short forms and older names differ from the film in its canonical form. */
function throughShorthand(node: YamlMapping, path: Path, at: number): Step | undefined {
  const segment = path[at];
  const skip = (taken: number, name?: string): Step | undefined => {
    if (name === undefined) {
      const inner = descend(node, path, at + taken);
      return inner === undefined ? undefined : { ...inner, taken: inner.taken + taken };
    }
    const entry = node.entries.get(name);
    return entry === undefined ? undefined : { key: entry.key, value: entry.value, taken };
  };
  // A film without scenes lists its shots at the top: scene 0 is the film itself.
  if (segment === 'scenes' && path[at + 1] === 0 && node.entries.has('shots')) {
    return path.length === at + 2 ? skip(2, 'shots') : skip(2);
  }
  if (segment === 0) return path.length === at + 1 ? undefined : skip(1);
  if (typeof segment !== 'string') return undefined;
  const name = OTHER_NAMES[segment];
  if (name !== undefined) {
    for (const candidate of name) {
      const step = skip(1, candidate);
      if (step !== undefined) return step;
    }
  }
  // `changes: { orb: … }` is `changes.characters.orb` in the film.
  if (segment === 'characters' && path[at - 1] === 'changes' && path.length > at + 1)
    return skip(1);
  return undefined;
}

const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  identity: ['genetics'],
  rate: ['fps'],
  width: ['resolution'],
  height: ['resolution'],
  capUsd: ['cap'],
  rawPrompt: ['prompt'],
  gainDb: ['gain'],
  action: ['do'],
  providers: ['provider'],
  palette: ['identity', 'genetics'],
};

function entryFor(node: YamlMapping, name: string): YamlEntry | undefined {
  return (
    node.entries.get(name) ??
    node.entries.get(name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))
  );
}

/** The first thing written in a node: for a mapping its first key, for a list its first item. */
function firstOf(node: YamlNode): Span {
  if (node.kind === 'mapping') {
    const [first] = node.entries.values();
    if (first !== undefined && first.key.source === node.source) return first.key;
  }
  if (node.kind === 'sequence') {
    const [first] = node.items;
    if (first !== undefined && first.source === node.source) return firstOf(first);
  }
  return node;
}

/** What to underline for a value: itself where it is a scalar, else the key that names it. */
export function spanOf(located: Located): Span {
  const { value, key } = located;
  if (value.kind === 'scalar' || value.kind === 'alias') {
    return value.end > value.start ? value : key;
  }
  return key;
}
