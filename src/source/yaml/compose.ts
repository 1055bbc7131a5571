import { EVENT_ID, SCALAR_STYLE } from 'js-yaml';
import type { Event } from 'js-yaml';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { LIMITS } from '../limits.ts';
import { diagnose } from '../source-text.ts';
import type { SourceText } from '../source-text.ts';
import { checkTag, composeScalar } from './compose-scalar.ts';
import type { Report } from './compose-scalar.ts';
import { type Anchored, unusedAnchors } from './unused-anchors.ts';
import type { YamlEntry, YamlKey, YamlNode } from './yaml-node.ts';

/** A composed document: its tree, or null where it is empty, and what is wrong with it. */
export interface Composed {
  readonly root: YamlNode | null;
  readonly problems: readonly Diagnostic[];
  /** Further problems, of which only the number is known. */
  readonly more: number;
  /** How many values it stands for, with its aliases expanded. */
  readonly weight: number;
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
  /** Whether it seems to be two items of a list, the second without its dash. */
  isTwo: boolean;
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
  const written: Anchored[] = [];
  const open: Frame[] = [];
  let root: YamlNode | null = null;
  let documents = 0;
  let aliases = 0;
  let lastEnd = 0;
  let isTooMuch = false;
  let rootWeight = 0;
  let more = 0;

  const report = (
    code: string,
    start: number,
    end: number,
    message: string,
    hint: string,
  ): void => {
    if (problems.length >= LIMITS.findings) {
      more += 1;
      return;
    }
    problems.push(diagnose({ source, start, end }, { code, severity: 'error', message, hint }));
  };

  const anchorName = (event: { anchorStart: number; anchorEnd: number }): string | undefined =>
    event.anchorStart === -1 ? undefined : source.text.slice(event.anchorStart, event.anchorEnd);

  /** The name of a node's anchor, which is noted. */
  const markOf = (
    event: { anchorStart: number; anchorEnd: number },
    isAtText: boolean,
  ): string | undefined => {
    const name = anchorName(event);
    if (name === undefined || written.length >= LIMITS.findings) return name;
    written.push({ name, start: event.anchorStart - 1, end: event.anchorEnd, isAtText });
    return name;
  };

  const place = (node: YamlNode, weight: number, height: number, anchor?: string): void => {
    if (anchor !== undefined) anchors.set(anchor, { node, weight, height });
    lastEnd = Math.max(lastEnd, node.end);
    const frame = open.at(-1);
    if (frame === undefined) {
      root ??= node;
      rootWeight = Math.max(rootWeight, weight);
      if (height > LIMITS.depth) reportDepth(report, node);
      if (isTooLarge(weight)) reportSize(report, node);
      isTooMuch ||= height > LIMITS.depth || isTooLarge(weight);
      return;
    }
    // Held below 2^30, where an engine keeps integers without boxing them.
    frame.weight = Math.min(frame.weight + weight, 0x3fff_ffff);
    frame.height = Math.max(frame.height, height + 1);
    if (frame.items !== undefined) {
      frame.items.push(node);
    } else if (frame.key === undefined) {
      frame.key = keyOf(node, source, report);
    } else {
      addEntry(frame, node, open.at(-2)?.items !== undefined, report);
      frame.key = undefined;
    }
  };

  // What is written out is bounded by the size of the file; what aliases make of it is not.
  const isTooLarge = (weight: number): boolean => aliases > 0 && weight > LIMITS.nodes;

  for (const event of events) {
    switch (event.type) {
      case EVENT_ID.DOCUMENT:
        documents += 1;
        if (documents === 2) {
          const { start, line } = documentMark(source.text, lastEnd);
          report(
            'yaml/documents',
            start,
            start + 3,
            'A film is one YAML document; here a second one starts.',
            `Remove the line \`${line}\`, or move the rest to a file of its own and \`include\` it.`,
          );
        }
        break;
      case EVENT_ID.SEQUENCE:
      case EVENT_ID.MAPPING: {
        checkTag(event, event.type === EVENT_ID.SEQUENCE ? '!!seq' : '!!map', source, report);
        const isSequence = event.type === EVENT_ID.SEQUENCE;
        open.push({
          start: event.start,
          anchor: markOf(event, false),
          items: isSequence ? [] : undefined,
          entries: isSequence ? undefined : new Map(),
          key: undefined,
          weight: 1,
          height: 1,
          isTwo: false,
        });
        break;
      }
      case EVENT_ID.POP: {
        const frame = open.pop();
        if (frame === undefined) break;
        const { start, items, entries } = frame;
        const end = Math.max(lastEnd, start + 1);
        const node: YamlNode =
          entries === undefined
            ? { kind: 'sequence', items: items ?? [], source, start, end }
            : { kind: 'mapping', entries, source, start, end };
        place(node, frame.weight, frame.height, frame.anchor);
        break;
      }
      case EVENT_ID.SCALAR: {
        const isItem = open.at(-1)?.items !== undefined;
        const before = isItem ? dashAfter(source.text, lastEnd) : lastEnd;
        const node = composeScalar(event, source, before, report);
        place(node, 1, 1, markOf(event, event.style === SCALAR_STYLE.PLAIN));
        break;
      }
      case EVENT_ID.ALIAS: {
        const name = anchorName(event) ?? '';
        const start = event.anchorStart - 1;
        const anchor = anchors.get(name);
        aliases += 1;
        if (aliases === LIMITS.aliases + 1) {
          isTooMuch = true;
          report(
            'yaml/too-many-aliases',
            start,
            event.anchorEnd,
            `More than ${LIMITS.aliases} aliases are used.`,
            'Use `vars:`, `styles:` or inheritance from the scene instead.',
          );
        }
        if (anchor === undefined) {
          const isCyclic = open.some((frame) => frame.anchor === name);
          report(
            isCyclic ? 'yaml/alias-cycle' : 'yaml/unknown-alias',
            start,
            event.anchorEnd,
            isCyclic
              ? `\`*${name}\` stands for something that contains it.`
              : `No anchor \`&${name}\` comes before this alias.`,
            isCyclic ? 'Write the inner part out.' : 'Put text that begins with `*` in quotes.',
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
  return {
    // What is too large to expand is not handed on.
    root: isTooMuch ? null : root,
    problems: [...problems, ...unusedAnchors(source, written)],
    more,
    weight: rootWeight,
  };
}

/** The line that parts two documents: `---` starts one, and `...` ends one as well. */
function documentMark(text: string, from: number): { start: number; line: string } {
  const marks = /^(?:---|\.\.\.)(?=\s|$)/gm;
  marks.lastIndex = from;
  const found = marks.exec(text);
  return { start: found?.index ?? from, line: found?.[0] ?? '---' };
}

/** Where the next item of a list begins, which is the place of one that is not written. */
function dashAfter(text: string, offset: number): number {
  const [before = ''] =
    /^[:\]}]*(?:\s|#[^\n]*\n)*(?=-)/.exec(text.slice(offset, offset + 400)) ?? [];
  return offset + before.length;
}

function addEntry(frame: Frame, value: YamlNode, isItem: boolean, report: Report): void {
  const { key, entries } = frame;
  if (key === null || key === undefined || entries === undefined) return;
  const before = entries.get(key.name);
  if (before === undefined) {
    entries.set(key.name, { key, value });
    return;
  }
  if (frame.isTwo) return;
  const [first] = entries.values();
  // Where the first key of an item comes again, so do others: it is the next item.
  frame.isTwo = isItem && first === before && startsLine(key);
  report(
    'yaml/duplicate-key',
    key.start,
    key.end,
    `\`${key.name}\` is written twice in this mapping.`,
    frame.isTwo
      ? `Where the next item of the list begins, write a dash: \`- ${key.name}: …\`.`
      : 'Keep one of them; YAML has no rule for which would count.',
  );
}

function startsLine({ source, start }: YamlKey): boolean {
  const line = source.text.lastIndexOf('\n', start - 1) + 1;
  return source.text.slice(line, start).trim() === '';
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
  const name =
    typeof node.value === 'string' ? node.value : source.text.slice(node.start, node.end);
  return { name, source, start: node.start, end: node.end };
}

function reportDepth(report: Report, node: YamlNode): void {
  report(
    'yaml/too-deep',
    node.start,
    node.start + 1,
    `The document is more than ${LIMITS.depth} levels deep.`,
    'Look for brackets that are not closed.',
  );
}

function reportSize(report: Report, node: YamlNode): void {
  report(
    'yaml/too-many-nodes',
    node.start,
    node.start + 1,
    `The document has more than ${LIMITS.nodes.toLocaleString('en-US')} values once its aliases are expanded.`,
    'Part the film, or look for an alias that repeats too much.',
  );
}
