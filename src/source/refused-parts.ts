import type { Finding } from '../diagnostics/finding.ts';
import { canonicalPath, locate } from './locate.ts';
import type { Path } from './locate.ts';
import type { SchemaFinding } from './schema-findings.ts';
import type { YamlNode } from './yaml/yaml-node.ts';

/**
 * Whether a finding only follows from a variable that has no value, or from one in a key: what stands
 * there is not what the author meant.
 */
export function aboutVariables(
  root: YamlNode,
  unresolved: readonly Path[],
  earlier: readonly Finding[],
): (finding: Finding) => boolean {
  const values = new Set(unresolved.map((path) => locate(root, path).value));
  const keys = new Set(earlier.filter(({ atKey }) => atKey).map(({ path }) => keyOf(path)));
  return ({ path, atKey }) => {
    if (atKey === true) return keys.has(keyOf(path));
    return values.size > 0 && values.has(locate(root, path).value);
  };
}

/**
 * Whether a finding is about a part of the film from which the schema refused something, or about what
 * is not written beside a key that there is none of, so that it may only follow from that.
 */
export function aboutRefused(
  root: YamlNode,
  refused: readonly SchemaFinding[],
): (finding: Finding) => boolean {
  const parts = new Set<string>();
  const besides = new Set<string>();
  for (const { about, atKey } of refused) {
    const path = canonicalPath(about);
    if (atKey) besides.add(keyOf(path.slice(0, -1)));
    for (let length = path.length; length > 0; length -= 1) parts.add(keyOf(path.slice(0, length)));
    if (path[0] === 'scenes') parts.add(keyOf([]));
  }
  return (finding) => {
    const path = canonicalPath(finding.path);
    if (parts.has(keyOf(path))) return true;
    return besides.has(keyOf(path.slice(0, -1))) && !locate(root, path).exact;
  };
}

/**
 * What is asked of each name that a refused mapping would have defined, or that would be looked up in
 * it: nobody knows which names it has. `*` stands for one segment.
 */
const NAMES: readonly (readonly [place: string, codes: string])[] = [
  ['vars', 'film/unknown-variable'],
  ['characters', 'film/unknown-character film/unknown-place film/unknown-state'],
  ['characters * wardrobe', 'film/unknown-state'],
  ['characters * emotions', 'film/unknown-state'],
  ['characters * motion', 'film/unknown-state'],
  ['environments', 'film/unknown-environment film/unknown-place'],
  ['environments *', 'film/unknown-place'],
  ['environments * layout', 'film/unknown-place'],
  ['environments * layout pieces', 'film/unknown-place'],
  ['environments * layout marks', 'film/unknown-place'],
  ['lighting', 'film/unknown-lighting'],
  ['styles', 'film/unknown-style'],
  ['scenes', 'film/no-shots'],
  ['scenes * shots', 'film/no-shots film/transition-first'],
  ['scenes * environment', 'film/unknown-place'],
  ['scenes * shots * environment', 'film/unknown-place'],
];

/**
 * Whether a finding asks for a name where all names were refused or not read, and with them perhaps
 * the one it asks for.
 */
export function aboutNames(
  refused: readonly SchemaFinding[],
  unread: readonly string[],
): (finding: Finding) => boolean {
  const unknown = new Set<string>();
  const places = [
    ...refused.flatMap(({ drop, elsewhere }) =>
      [drop, elsewhere?.() ?? drop].map((path) => canonicalPath(path).map(String)),
    ),
    ...unread.map((name) => [name]),
  ];
  for (const [place, codes] of NAMES) {
    const pattern = place.split(' ');
    if (places.some((path) => isAt(path, pattern))) {
      for (const code of codes.split(' ')) unknown.add(code);
    }
  }
  return ({ code }) => unknown.has(code);
}

function isAt(path: readonly string[], pattern: readonly string[]): boolean {
  return (
    path.length === pattern.length &&
    pattern.every((segment, index) => segment === '*' || segment === path[index])
  );
}

function keyOf(path: Path): string {
  return JSON.stringify(path);
}
