import { isMap, isScalar, isSeq, parseDocument, visit } from 'yaml';
import type { Document, Node, Scalar } from 'yaml';
import { LIMITS } from '../limits.ts';
import { diagnose } from '../source-text.ts';
import type { SourceText } from '../source-text.ts';
import { textBelow } from './block-text.ts';
import { controlCharacter } from './compose-scalar.ts';
import type { Composed } from './compose.ts';
import { explainSyntax, notUnderstood } from './explain-syntax.ts';
import { tabAt } from './explained.ts';
import type { Explained } from './explained.ts';
import type { Broken } from './parse-yaml.ts';
import { type Anchored, unusedAnchors } from './unused-anchors.ts';
import type { YamlEntry, YamlNode } from './yaml-node.ts';

/** Mistakes that are explained: more than are ever shown, as some only follow from others. */
const MOST = 2 * LIMITS.diagnostics;

/**
 * Reads text that is not well-formed YAML: every syntax error with its place, and the part of the
 * document that can still be understood, so that its other problems are reported too.
 */
export function parseBroken(source: SourceText, broken: Broken): Composed {
  const document = parseDocument(source.text, {
    prettyErrors: false,
    uniqueKeys: false,
    logLevel: 'silent',
  });
  const { mistakes, isAll } =
    document.errors.length > 0
      ? explainSyntax(document.errors.slice(0, MOST), document, source.text)
      : { mistakes: [onlyBroken(broken, source)], isAll: true };
  const problems = mistakes.map(({ offset, code = 'yaml/syntax', message, hint }) => {
    const start = Math.min(offset, source.text.length);
    const severity = 'error';
    return diagnose({ source, start, end: start + 1 }, { code, severity, message, hint });
  });
  const reading = { source, errorsAt: document.errors.map(({ pos }) => pos[0]) };
  const root = document.contents === null ? null : convert(document.contents, reading, 0);
  const unused = unusedAnchors(source, anchorsOf(document, source.text));
  return {
    root,
    problems: [...problems, ...unused],
    more: isAll ? 0 : Math.max(0, document.errors.length - MOST),
    // Without aliases it stands for no more than the few values that its length can hold.
    weight: 0,
  };
}

/** Nodes know their anchors, and not where those are: between the node and what stands before. */
function anchorsOf(document: Document, text: string): readonly Anchored[] {
  const anchors: Anchored[] = [];
  visit(document, {
    Value: (_key, node) => {
      const { anchor: name, range } = node;
      if (name === undefined || !range || anchors.length >= LIMITS.findings) return;
      const start = text.lastIndexOf(`&${name}`, range[0]);
      const isAtText = isScalar(node) && node.type === 'PLAIN';
      anchors.push({ name, start, end: start + 1 + name.length, isAtText });
    },
  });
  return anchors;
}

/** What only the quick parser refuses: it knows no tab between the parts of a line. */
function onlyBroken({ offset, reason }: Broken, { text }: SourceText): Explained {
  if (text[offset - 1] === '\t') return tabAt(offset - 1);
  const control = controlCharacter(text.charAt(offset));
  return control === undefined
    ? notUnderstood(offset, reason)
    : { offset, code: 'yaml/control-character', ...control };
}

/** Far below what a stack holds, and above what a film may have. */
const DEEPEST = 65;

interface Reading {
  readonly source: SourceText;
  /** Where the parser met what it does not understand. */
  readonly errorsAt: readonly number[];
}

function convert(node: Node, reading: Reading, depth: number): YamlNode | null {
  const { source } = reading;
  const start = node.range?.[0] ?? 0;
  const span = { source, start, end: node.range?.[1] ?? start };
  if (depth > DEEPEST) return null;
  if (isScalar(node)) {
    const value = written(node, reading);
    const isPlainData =
      typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    return {
      kind: 'scalar',
      value: isPlainData ? value : null,
      plain: node.type === 'PLAIN',
      ...span,
    };
  }
  if (isSeq<Node>(node)) {
    const items = node.items
      .map((item) => convert(item, reading, depth + 1))
      .filter((item) => item !== null);
    return { kind: 'sequence', items, ...span };
  }
  if (isMap<Node, Node | null>(node)) {
    const entries = new Map<string, YamlEntry>();
    for (const { key, value } of node.items) {
      if (!isScalar(key)) continue;
      const name = String(key.source ?? key.value);
      const keyStart = key.range?.[0] ?? start;
      const place = { source, start: keyStart, end: key.range?.[1] ?? keyStart };
      // A key that goes on over a line is a mistake of the YAML, and told as one.
      if (source.text.slice(place.start, place.end).includes('\n')) continue;
      const converted: YamlNode | null =
        value === null
          ? { kind: 'scalar', value: null, plain: true, ...place }
          : convert(value, reading, depth + 1);
      if (converted === null || entries.has(name)) continue;
      entries.set(name, { key: { name, ...place }, value: converted });
    }
    return { kind: 'mapping', entries, ...span };
  }
  // What an alias stands for is left out: a broken document is only read for its other problems.
  return { kind: 'scalar', value: null, plain: true, ...span };
}

/** A text that stands too far out for its `>` or `|` is a mistake of the YAML, and is not empty. */
function written(node: Scalar, { source: { text }, errorsAt }: Reading): unknown {
  const isBlock = node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED';
  if (!isBlock || node.value !== '') return node.value;
  const below = textBelow(text, node.range?.[1] ?? 0);
  return errorsAt.includes(below.start) ? below.text : '';
}
