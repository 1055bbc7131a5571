import { LineCounter, isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Node } from 'yaml';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { diagnose } from '../source-text.ts';
import type { SourceText } from '../source-text.ts';
import type { Composed } from './compose.ts';
import type { Broken } from './parse-yaml.ts';
import type { YamlEntry, YamlNode } from './yaml-node.ts';

/**
 * Reads text that is not well-formed YAML: every syntax error with its place, and the part of the
 * document that can still be understood, so that its other problems are reported too.
 */
export function parseBroken(source: SourceText, broken: Broken): Composed {
  const document = parseDocument(source.text, {
    lineCounter: new LineCounter(),
    prettyErrors: false,
    uniqueKeys: false,
    strict: true,
    logLevel: 'silent',
  });
  const problems: Diagnostic[] = document.errors.map((error) =>
    syntaxError(source, error.pos[0], error.pos[1], error.message),
  );
  if (problems.length === 0) {
    problems.push(syntaxError(source, broken.offset, broken.offset + 1, broken.reason));
  }
  const root = document.contents === null ? null : convert(document.contents, source, 0);
  return { root, problems };
}

function syntaxError(source: SourceText, start: number, end: number, reason: string): Diagnostic {
  const at = Math.min(start, source.text.length);
  return diagnose(
    { source, start: at, end },
    { code: 'yaml/syntax', severity: 'error', message: `This is not YAML: ${sentence(reason)}` },
  );
}

function sentence(reason: string): string {
  const first = reason.charAt(0).toLowerCase() + reason.slice(1);
  return /[.!?]$/.test(first) ? first : `${first}.`;
}

/** Far below what a stack holds, and above what a film may have. */
const DEEPEST = 65;

function convert(node: Node, source: SourceText, depth: number): YamlNode | null {
  const start = node.range?.[0] ?? 0;
  const span = { source, start, end: node.range?.[1] ?? start };
  if (depth > DEEPEST) return null;
  if (isScalar(node)) {
    const value = node.value;
    const known =
      typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    return {
      kind: 'scalar',
      value: known ? value : null,
      plain: node.type === 'PLAIN',
      ...span,
    };
  }
  if (isSeq(node)) {
    const items = node.items
      .map((item) => convert(item as Node, source, depth + 1))
      .filter((item) => item !== null);
    return { kind: 'sequence', items, ...span };
  }
  if (isMap(node)) {
    const entries = new Map<string, YamlEntry>();
    for (const pair of node.items) {
      const key = pair.key as Node | null;
      if (key === null || !isScalar(key)) continue;
      const name = String(key.source ?? key.value);
      const keyStart = key.range?.[0] ?? start;
      const place = { source, start: keyStart, end: key.range?.[1] ?? keyStart };
      const value: YamlNode | null =
        pair.value === null
          ? { kind: 'scalar', value: null, plain: true, ...place }
          : convert(pair.value as Node, source, depth + 1);
      if (value !== null && !entries.has(name))
        entries.set(name, { key: { name, ...place }, value });
    }
    return { kind: 'mapping', entries, ...span };
  }
  // What an alias stands for is left out: a broken document is only read for its other problems.
  return isAlias(node) ? { kind: 'scalar', value: null, plain: true, ...span } : null;
}
