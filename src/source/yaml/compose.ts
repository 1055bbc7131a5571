import {
  EVENT_ID,
  NOT_RESOLVED,
  SCALAR_STYLE,
  boolCoreTag,
  floatCoreTag,
  getScalarValue,
  intCoreTag,
  nullCoreTag,
} from 'js-yaml';
import type { Event, ScalarEvent } from 'js-yaml';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { LIMITS } from '../limits.ts';
import { diagnose } from '../source-text.ts';
import type { SourceText } from '../source-text.ts';
import type { YamlEntry, YamlKey, YamlNode } from './yaml-node.ts';

/** A composed document: its tree, or null where it is empty, and what is wrong with it. */
export interface Composed {
  readonly root: YamlNode | null;
  readonly problems: readonly Diagnostic[];
}

/** A collection that is still open. */
interface Frame {
  readonly start: number;
  readonly anchor: string | undefined;
  readonly items: YamlNode[] | undefined;
  readonly entries: Map<string, YamlEntry> | undefined;
  key: YamlKey | null | undefined;
  weight: number;
  height: number;
}

/** A named node with the nodes that it stands for and the levels below it. */
interface Anchor {
  readonly node: YamlNode;
  readonly weight: number;
  readonly height: number;
}

/**
 * Builds the positioned tree of one document out of js-yaml's events. Anchors, aliases, duplicate
 * keys and tags are judged here, so that every limit has its own code and place.
 */
export function compose(events: readonly Event[], source: SourceText): Composed {
  const problems: Diagnostic[] = [];
  const anchors = new Map<string, Anchor>();
  const open: Frame[] = [];
  let root: YamlNode | null = null;
  let documents = 0;
  let aliases = 0;
  let lastEnd = 0;

  const report = (
    code: string,
    start: number,
    end: number,
    message: string,
    hint?: string,
  ): void => {
    problems.push(
      diagnose(
        { source, start, end },
        { code, severity: 'error', message, ...(hint === undefined ? {} : { hint }) },
      ),
    );
  };

  const anchorName = (event: { anchorStart: number; anchorEnd: number }): string | undefined =>
    event.anchorStart === -1 ? undefined : source.text.slice(event.anchorStart, event.anchorEnd);

  const place = (node: YamlNode, weight: number, height: number, anchor?: string): void => {
    if (anchor !== undefined) anchors.set(anchor, { node, weight, height });
    lastEnd = Math.max(lastEnd, node.end);
    const frame = open.at(-1);
    if (frame === undefined) {
      root ??= node;
      if (height > LIMITS.depth) reportDepth(report, node);
      if (weight > LIMITS.nodes) reportSize(report, node);
      return;
    }
    frame.weight = Math.min(frame.weight + weight, LIMITS.nodes * 2);
    frame.height = Math.max(frame.height, height + 1);
    if (frame.items !== undefined) {
      frame.items.push(node);
    } else if (frame.key === undefined) {
      frame.key = keyOf(node, source, report);
    } else {
      addEntry(frame, node, report);
      frame.key = undefined;
    }
  };

  for (const event of events) {
    switch (event.type) {
      case EVENT_ID.DOCUMENT:
        documents += 1;
        if (documents === 2) {
          report(
            'yaml/documents',
            lastEnd,
            lastEnd + 1,
            'A film is one YAML document; here a second one starts.',
            'Remove the line `---`, or move the rest to a file of its own and `include` it.',
          );
        }
        break;
      case EVENT_ID.SEQUENCE:
      case EVENT_ID.MAPPING: {
        checkTag(event, event.type === EVENT_ID.SEQUENCE ? '!!seq' : '!!map', source, report);
        const isSequence = event.type === EVENT_ID.SEQUENCE;
        open.push({
          start: event.start,
          anchor: anchorName(event),
          items: isSequence ? [] : undefined,
          entries: isSequence ? undefined : new Map(),
          key: undefined,
          weight: 1,
          height: 1,
        });
        break;
      }
      case EVENT_ID.POP: {
        const frame = open.pop();
        if (frame === undefined) break;
        const span = { source, start: frame.start, end: Math.max(lastEnd, frame.start + 1) };
        const node: YamlNode =
          frame.entries === undefined
            ? { kind: 'sequence', items: frame.items ?? [], ...span }
            : { kind: 'mapping', entries: frame.entries, ...span };
        place(node, frame.weight, frame.height, frame.anchor);
        break;
      }
      case EVENT_ID.SCALAR: {
        const node = composeScalar(event, source, lastEnd, report);
        place(node, 1, 1, anchorName(event));
        break;
      }
      case EVENT_ID.ALIAS: {
        const name = anchorName(event) ?? '';
        const start = event.anchorStart - 1;
        const anchor = anchors.get(name);
        aliases += 1;
        if (aliases === LIMITS.aliases + 1) {
          report(
            'yaml/too-many-aliases',
            start,
            event.anchorEnd,
            `More than ${LIMITS.aliases} aliases are used.`,
            'Use `vars:`, `styles:` or inheritance from the scene instead.',
          );
        }
        if (anchor === undefined) {
          const cyclic = open.some((frame) => frame.anchor === name);
          if (cyclic)
            report(
              'yaml/alias-cycle',
              start,
              event.anchorEnd,
              `\`*${name}\` stands for something that contains it.`,
            );
          else
            report(
              'yaml/unknown-alias',
              start,
              event.anchorEnd,
              `No anchor \`&${name}\` comes before this alias.`,
            );
        }
        const span = { source, start, end: event.anchorEnd };
        place(
          anchor === undefined
            ? { kind: 'scalar', value: null, plain: true, ...span }
            : { kind: 'alias', target: anchor.node, ...span },
          anchor?.weight ?? 1,
          anchor?.height ?? 1,
        );
        break;
      }
    }
  }
  return { root, problems };
}

type Report = (code: string, start: number, end: number, message: string, hint?: string) => void;

function addEntry(frame: Frame, value: YamlNode, report: Report): void {
  const { key, entries } = frame;
  if (key === null || key === undefined || entries === undefined) return;
  const first = entries.get(key.name);
  if (first === undefined) {
    entries.set(key.name, { key, value });
    return;
  }
  report(
    'yaml/duplicate-key',
    key.start,
    key.end,
    `\`${key.name}\` is written twice in this mapping.`,
    'Keep one of them; YAML has no rule for which would count.',
  );
}

/** The name of a key as it was written; null where it is not a plain name. */
function keyOf(node: YamlNode, source: SourceText, report: Report): YamlKey | null {
  if (node.kind !== 'scalar') {
    report(
      'yaml/key',
      node.start,
      node.end,
      'A key must be a plain name.',
      'Remove the brackets, `?` or `*` from the key.',
    );
    return null;
  }
  const written = source.text.slice(node.start, node.end);
  const name = typeof node.value === 'string' ? node.value : written;
  return { name, source, start: node.start, end: node.end };
}

function composeScalar(
  event: ScalarEvent,
  source: SourceText,
  lastEnd: number,
  report: Report,
): YamlNode {
  const plain = event.style === SCALAR_STYLE.PLAIN;
  const tag = event.tagStart === -1 ? undefined : source.text.slice(event.tagStart, event.tagEnd);
  if (event.valueStart === -1) {
    const at = event.tagEnd === -1 ? lastEnd : event.tagEnd;
    checkTag(event, '!!null', source, report);
    return {
      kind: 'scalar',
      value: tag === '!!str' ? '' : null,
      plain,
      source,
      start: at,
      end: at,
    };
  }
  const text = getScalarValue(source.text, event);
  // Quotes lie outside the value's offsets; the place that people look for includes them.
  const quote =
    event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED
      ? 1
      : 0;
  const span = { source, start: event.valueStart - quote, end: event.valueEnd + quote };
  if (tag !== undefined && tag !== '!') {
    const resolver = SCALAR_TAGS.get(tag);
    const value = resolver?.resolve(text, true, tag);
    if (resolver === undefined) reportTag(tag, event.tagStart, event.tagEnd, report);
    else if (value === NOT_RESOLVED) {
      report('yaml/tag', event.tagStart, event.tagEnd, `\`${text}\` is not a value of \`${tag}\`.`);
    } else return { kind: 'scalar', value: value ?? null, plain: false, ...span };
    return { kind: 'scalar', value: text, plain: false, ...span };
  }
  return {
    kind: 'scalar',
    value: plain && tag === undefined ? plainValue(text) : text,
    plain,
    ...span,
  };
}

const strTag = { resolve: (text: string): string => text };
interface ScalarResolver {
  readonly resolve: (
    text: string,
    isExplicit: boolean,
    tag: string,
  ) => string | number | boolean | null | typeof NOT_RESOLVED;
}
const SCALAR_TAGS: ReadonlyMap<string, ScalarResolver> = new Map<string, ScalarResolver>([
  ['!!str', strTag],
  ['!!int', intCoreTag],
  ['!!float', floatCoreTag],
  ['!!bool', boolCoreTag],
  ['!!null', nullCoreTag],
]);

const CORE_TAGS = [nullCoreTag, boolCoreTag, intCoreTag, floatCoreTag] as const;
/** Only text that starts so can be anything but a string in YAML's core schema. */
const CORE_START = /^[-+.0-9~nNtTfF]|^$/;

/** What an unquoted scalar means in YAML's core schema. */
function plainValue(text: string): string | number | boolean | null {
  if (!CORE_START.test(text)) return text;
  for (const tag of CORE_TAGS) {
    const value = tag.resolve(text, false, tag.tagName);
    if (value !== NOT_RESOLVED) return value;
  }
  return text;
}

function checkTag(
  event: { tagStart: number; tagEnd: number },
  allowed: string,
  source: SourceText,
  report: Report,
): void {
  if (event.tagStart === -1) return;
  const tag = source.text.slice(event.tagStart, event.tagEnd);
  if (tag !== allowed && tag !== '!' && !(allowed === '!!null' && tag === '!!str')) {
    reportTag(tag, event.tagStart, event.tagEnd, report);
  }
}

function reportTag(tag: string, start: number, end: number, report: Report): void {
  report(
    'yaml/tag',
    start,
    end,
    `The tag \`${tag}\` is not part of the language.`,
    'Remove it: a film is plain data.',
  );
}

function reportDepth(report: Report, node: YamlNode): void {
  report(
    'yaml/too-deep',
    node.start,
    node.start + 1,
    `The document is more than ${LIMITS.depth} levels deep.`,
  );
}

function reportSize(report: Report, node: YamlNode): void {
  report(
    'yaml/too-many-nodes',
    node.start,
    node.start + 1,
    `The document has more than ${LIMITS.nodes.toLocaleString('en-US')} values once its aliases are expanded.`,
  );
}
