import { locate } from './locate.ts';
import type { SchemaFinding } from './schema-findings.ts';
import { resolveAlias } from './yaml/yaml-node.ts';
import type { YamlMapping } from './yaml/yaml-node.ts';

/** After a key: what begins a text of several lines, and nothing of it after that. */
const EMPTY_TEXT = /^[ \t]*:[ \t]+[>|][-+\d]*[ \t]*(?:#[^\n]*)?(?:\r?\n[ \t]*)+$/;

/**
 * The lines of a text after `>` or `|` that are not indented are keys to YAML where they have a colon
 * in them. That is one mistake, of the text: it is empty, and what follows it is no unknown key.
 */
export function joinTextOutside(
  root: YamlMapping,
  findings: readonly SchemaFinding[],
): readonly SchemaFinding[] {
  const unknown = new Map<string, SchemaFinding>();
  for (const each of findings) if (each.code.endsWith('/unknown-key')) unknown.set(at(each), each);
  const lines = new Set<SchemaFinding>();
  const joined = findings.map((finding) => {
    const outside = finding.code.endsWith('/bad-value') ? linesAfter(root, finding, unknown) : [];
    if (outside.length === 0) return finding;
    for (const each of outside) lines.add(each);
    const name = String(finding.path.at(-1));
    return { ...finding, hint: `Indent its text: each line by two spaces more than \`${name}\`.` };
  });
  return lines.size === 0 ? findings : joined.filter((each) => !lines.has(each));
}

/** The unknown keys right below an empty text. */
function linesAfter(
  root: YamlMapping,
  { path }: SchemaFinding,
  unknown: ReadonlyMap<string, SchemaFinding>,
): readonly SchemaFinding[] {
  const parent = resolveAlias(locate(root, path.slice(0, -1)).value);
  if (parent.kind !== 'mapping') return [];
  const entries = [...parent.entries.values()];
  const index = entries.findIndex(({ key }) => key.name === path.at(-1));
  const next = entries[index + 1];
  if (index < 0 || next === undefined) return [];
  const { source, start } = next.key;
  if (!EMPTY_TEXT.test(source.text.slice(entries[index]!.key.end, start))) return [];
  const found: SchemaFinding[] = [];
  for (const { key } of entries.slice(index + 1)) {
    const finding = unknown.get(JSON.stringify([...path.slice(0, -1), key.name]));
    if (finding === undefined) break;
    found.push(finding);
  }
  return found;
}

function at({ path }: SchemaFinding): string {
  return JSON.stringify(path);
}
