import {
  NOT_RESOLVED,
  SCALAR_STYLE,
  boolCoreTag,
  floatCoreTag,
  getScalarValue,
  intCoreTag,
  nullCoreTag,
} from 'js-yaml';
import type { ScalarEvent } from 'js-yaml';
import type { SourceText } from '../source-text.ts';
import type { YamlNode } from './yaml-node.ts';

/** Takes a problem of the YAML at an offset of its text. */
export type Report = (
  code: string,
  start: number,
  end: number,
  message: string,
  hint: string,
) => void;

/**
 * A scalar with its value in YAML's core schema. `lastEnd` is where the text before it ended, which
 * is the place of a value that is not written.
 */
export function composeScalar(
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
  const end = event.valueEnd + quote;
  const start = isBlock(event)
    ? firstWord(source.text, event.valueStart, end)
    : event.valueStart - quote;
  if (event.style === SCALAR_STYLE.DOUBLE_QUOTED) checkCharacters(text, start, end, report);
  if (tag !== undefined && tag !== '!') {
    const resolver = SCALAR_TAGS.get(tag);
    const value = resolver?.resolve(text, true, tag);
    const place = { source, start: event.tagStart, end };
    if (resolver === undefined) reportTag(tag, event.tagStart, event.tagEnd, report);
    else if (value === NOT_RESOLVED) {
      const message = `\`${text}\` is not a value of \`${tag}\`.`;
      report('yaml/tag', event.tagStart, event.tagEnd, message, 'Remove the tag.');
    } else return { kind: 'scalar', value: value ?? null, plain: false, source, start, end };
    // Placed at its tag, so that nothing else is said of a value that was not understood.
    return { kind: 'scalar', value: text, plain: false, ...place };
  }
  return {
    kind: 'scalar',
    value: plain && tag === undefined ? plainValue(text) : text,
    plain,
    source,
    start,
    end,
  };
}

function isBlock({ style }: ScalarEvent): boolean {
  return style === SCALAR_STYLE.LITERAL_BLOCK || style === SCALAR_STYLE.FOLDED_BLOCK;
}

/** Where the words of a block start, after the spaces that indent it. */
function firstWord(text: string, start: number, end: number): number {
  const spaces = /^\s*/.exec(text.slice(start, end))?.[0].length ?? 0;
  return start + spaces < end ? start + spaces : start;
}

/**
 * Tabs and line breaks are text; the rest can command a terminal, and no font has it. Half of a
 * surrogate pair is no character at all.
 */
const CONTROL = /[^\P{Cc}\t\n\r\u0085]|\p{Cs}/u;

/** Double quotes can hold one by its number: where it is written itself, YAML is refused as a whole. */
function checkCharacters(text: string, start: number, end: number, report: Report): void {
  const found = controlCharacter(text);
  if (found !== undefined) {
    report('yaml/control-character', start, end, found.message, found.hint);
  }
}

/** What is told of the first control character of a text. */
export function controlCharacter(text: string): { message: string; hint: string } | undefined {
  const sign = CONTROL.exec(text)?.[0];
  if (sign === undefined) return undefined;
  const point = sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  const what = /\p{Cs}/u.test(sign) ? 'half of a character,' : 'the control character';
  return {
    message: `This text has ${what} U+${point} in it.`,
    hint: 'Take it out; only tabs and line breaks are part of a text.',
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

/** Reports a tag other than the one that says what the node is anyway. */
export function checkTag(
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
    'Remove it: a film is plain data. Text that begins with `!` must stand in quotes.',
  );
}
