import { isMap, isScalar, isSeq, parseDocument, visit } from 'yaml';
import type { Document, Node, YAMLParseError } from 'yaml';
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
    prettyErrors: false,
    uniqueKeys: false,
    logLevel: 'silent',
  });
  const errors =
    document.errors.length > 0
      ? document.errors.map((error) => explain(error, document))
      : [{ offset: broken.offset, message: notYaml(broken.reason) }];
  const problems = errors.map(({ offset, message, hint }) => {
    const start = Math.min(offset, source.text.length);
    const severity = 'error';
    return diagnose(
      { source, start, end: start + 1 },
      { code: 'yaml/syntax', severity, message, ...(hint === undefined ? {} : { hint }) },
    );
  });
  const root = document.contents === null ? null : convert(document.contents, source, 0);
  // Without aliases it stands for no more than the few values that its length can hold.
  return { root, problems, more: 0, weight: 0 };
}

interface Explained {
  readonly offset: number;
  readonly message: string;
  readonly hint?: string;
}

/** The parser's error in words for people, at the place where they can mend it. */
function explain(error: YAMLParseError, document: Document): Explained {
  const [offset] = error.pos;
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return { offset, message: 'A tab stands where spaces must.', hint: 'Indent with spaces.' };
    case 'MISSING_CHAR': {
      const quote = openQuote(document, offset);
      if (quote === undefined) return { offset, message: notYaml(error.message) };
      const hint = 'Add the closing quote; inside double quotes, a quote is written `\\"`.';
      return { offset: quote, message: 'This quote is never closed.', hint };
    }
    case 'BLOCK_AS_IMPLICIT_KEY':
      return {
        offset,
        message: 'A second `: ` stands in this text, so it looks like a key.',
        hint: 'Put the whole text in quotes.',
      };
    default:
      return { offset, message: notYaml(error.message) };
  }
}

/** Where the quoted text starts that ends at an offset, because nothing closes it. */
function openQuote(document: Document, end: number): number | undefined {
  let start: number | undefined;
  visit(document, {
    Scalar: (_key, node) => {
      const isQuoted = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE';
      if (isQuoted && node.range && node.range[1] >= end && node.range[0] < end) {
        start = node.range[0];
      }
    },
  });
  return start;
}

function notYaml(reason: string): string {
  const words = reason.charAt(0).toLowerCase() + reason.slice(1);
  return `This is not YAML: ${/[.!?]$/.test(words) ? words : `${words}.`}`;
}

/** Far below what a stack holds, and above what a film may have. */
const DEEPEST = 65;

function convert(node: Node, source: SourceText, depth: number): YamlNode | null {
  const start = node.range?.[0] ?? 0;
  const span = { source, start, end: node.range?.[1] ?? start };
  if (depth > DEEPEST) return null;
  if (isScalar(node)) {
    const { value } = node;
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
      .map((item) => convert(item, source, depth + 1))
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
      const converted: YamlNode | null =
        value === null
          ? { kind: 'scalar', value: null, plain: true, ...place }
          : convert(value, source, depth + 1);
      if (converted === null || entries.has(name)) continue;
      entries.set(name, { key: { name, ...place }, value: converted });
    }
    return { kind: 'mapping', entries, ...span };
  }
  // What an alias stands for is left out: a broken document is only read for its other problems.
  return { kind: 'scalar', value: null, plain: true, ...span };
}
