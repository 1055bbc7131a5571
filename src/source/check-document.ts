import type { Path } from './locate.ts';
import { respell } from './respell.ts';
import type { Respelling } from './respell.ts';
import { checkSchema } from './schema-findings.ts';
import type { DocumentLanguage, SchemaFinding } from './schema-findings.ts';
import { LIMITS } from './limits.ts';
import { joinTextOutside } from './text-outside.ts';
import type { Data } from './to-data.ts';
import type { YamlMapping } from './yaml/yaml-node.ts';

/** Inside a mapping whose own key was misspelt others may be; nothing is nested deeper than this. */
const ROUNDS = 6;

/** A document that is held against its language, each misspelt key read as the one that was meant. */
export interface CheckedDocument {
  /** The tree as it was read, in which paths of the document are found. */
  readonly root: YamlMapping;
  readonly data: Data;
  /** What is wrong with it, each mistake once. */
  readonly findings: readonly SchemaFinding[];
  /** What of `data` does not satisfy the language, also where that only follows from another mistake. */
  readonly refused: readonly SchemaFinding[];
  /** How many problems there are beside those: of a file that is nothing but mistakes. */
  readonly more: number;
}

/**
 * Holds a document against its language. A misspelt key is one mistake: what it names is not missing,
 * and what is wrong inside it is found as well.
 */
export function checkDocument(
  written: YamlMapping,
  language: DocumentLanguage,
  toData: (root: YamlMapping) => Data,
): CheckedDocument {
  const slips: SchemaFinding[] = [];
  const respelt = new Set<string>();
  let root = written;
  for (let round = 1; ; round += 1) {
    const data = toData(root);
    const { findings: refused, more } = checkSchema(data, language);
    const misspelt = round > ROUNDS || more > 0 ? [] : misspeltIn(refused, data, language);
    if (misspelt.length === 0) {
      // Of a value that stands under a misspelt key, nobody can say what it should have been.
      const told = refused.filter(({ path, atKey }) => atKey || !respelt.has(keyOf(path)));
      const findings = joinTextOutside(root, [...slips, ...told]);
      return { root, data, findings, refused, more };
    }
    for (const { finding, respelling } of misspelt) {
      const path = [...respelling.path, respelling.meant];
      slips.push({ ...finding, path, drop: [], about: [] });
      respelt.add(keyOf(path));
    }
    root = respell(
      root,
      misspelt.map(({ respelling }) => respelling),
    );
  }
}

interface Misspelt {
  readonly finding: SchemaFinding;
  readonly respelling: Respelling;
}

function misspeltIn(
  findings: readonly SchemaFinding[],
  data: Data,
  language: DocumentLanguage,
): readonly Misspelt[] {
  if (findings.length === 0) return [];
  const misspelt = new Map<string, Misspelt>();
  const misnamed = language.misnamed?.(data) ?? [];
  for (const finding of [...findings.slice(0, LIMITS.diagnostics), ...misnamed]) {
    const meant = finding.meant?.();
    if (meant === undefined) continue;
    const path = finding.path.slice(0, -1);
    // Of two keys that may stand for the same one, the first does.
    const place = keyOf([...path, meant]);
    if (misspelt.has(place)) continue;
    misspelt.set(place, { finding, respelling: { path, key: String(finding.path.at(-1)), meant } });
  }
  return [...misspelt.values()];
}

function keyOf(path: Path): string {
  return JSON.stringify(path);
}
