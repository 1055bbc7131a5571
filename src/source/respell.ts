import type { Path } from './locate.ts';
import { resolveAlias } from './yaml/yaml-node.ts';
import type { YamlEntry, YamlMapping, YamlNode } from './yaml/yaml-node.ts';

/** A key of the mapping at `path`, and the name by which it is read. */
export interface Respelling {
  readonly path: Path;
  readonly key: string;
  readonly meant: string;
}

/**
 * The tree with keys read as they were meant. They keep their order and their places in the text, so
 * that what is said of them points at what was written.
 */
export function respell(root: YamlMapping, respellings: readonly Respelling[]): YamlMapping {
  return respellIn(root, respellings, 0) as YamlMapping;
}

function respellIn(node: YamlNode, respellings: readonly Respelling[], depth: number): YamlNode {
  const written = resolveAlias(node);
  if (written.kind === 'scalar') return node;
  const names = new Map<string, string>();
  const deeper = new Map<string | number, Respelling[]>();
  for (const respelling of respellings) {
    const { path, key, meant } = respelling;
    const segment = path[depth];
    if (segment === undefined) names.set(key, meant);
    else deeper.set(segment, [...(deeper.get(segment) ?? []), respelling]);
  }
  const within = (segment: string | number, child: YamlNode): YamlNode => {
    const theirs = deeper.get(segment);
    return theirs === undefined ? child : respellIn(child, theirs, depth + 1);
  };
  if (written.kind === 'sequence') {
    return { ...written, items: written.items.map((item, index) => within(index, item)) };
  }
  const entries = new Map<string, YamlEntry>();
  for (const [name, { key, value }] of written.entries) {
    entries.set(names.get(name) ?? name, { key, value: within(name, value) });
  }
  return { ...written, entries };
}
