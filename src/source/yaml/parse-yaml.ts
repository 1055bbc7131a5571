import { parseEvents } from 'js-yaml';
import { errorCode } from '../../diagnostics/studio-error.ts';
import { LIMITS } from '../limits.ts';
import { diagnose } from '../source-text.ts';
import type { SourceText } from '../source-text.ts';
import { commentsInText } from './comments-in-text.ts';
import { compose } from './compose.ts';
import type { Composed } from './compose.ts';

/**
 * Reads one YAML file into a positioned tree, with every problem of the YAML itself. Where the text
 * is not YAML, a second, slower parser names every mistake and gives what can still be read.
 */
export async function parseYaml(source: SourceText): Promise<Composed> {
  if (hasTooManyMarks(source.text)) {
    return refuse(
      source,
      'yaml/too-many-nodes',
      0,
      `The file has more than ${LIMITS.written.toLocaleString('en-US')} values.`,
    );
  }
  const read = await readTree(source);
  const problems = [...read.problems, ...commentsInText(source, read.root)];
  return { ...read, problems };
}

async function readTree(source: SourceText): Promise<Composed> {
  const first = tryParse(source.text, LIMITS.depth);
  if (first.kind === 'events') return compose(first.events, source);
  // The parser's error has no code. A mistake stays where it is when the limit is raised by one
  // level; too deep a nesting does not.
  const second = tryParse(source.text, LIMITS.depth + 1);
  if (second.kind === 'events' || second.offset !== first.offset) {
    return refuse(
      source,
      'yaml/too-deep',
      first.offset,
      `The document is more than ${LIMITS.depth} levels deep.`,
    );
  }
  // The thorough parser takes four hundred times the text’s memory.
  if (source.text.length > LIMITS.broken) {
    return refuse(source, 'yaml/syntax', first.offset, `This is not YAML: ${first.reason}.`);
  }
  const { parseBroken } = await import('./parse-broken.ts');
  return parseBroken(source, first);
}

type Tried = { readonly kind: 'events'; readonly events: ReturnType<typeof parseEvents> } | Broken;

/** Where js-yaml gave up and why. */
export interface Broken {
  readonly kind: 'broken';
  readonly offset: number;
  readonly reason: string;
}

function tryParse(text: string, maxDepth: number): Tried {
  try {
    return { kind: 'events', events: parseEvents(text, { maxDepth }) };
  } catch (error) {
    if (isSyntaxError(error)) {
      return { kind: 'broken', offset: error.mark?.position ?? 0, reason: error.reason };
    }
    throw error;
  }
}

function isSyntaxError(error: unknown): error is { reason: string; mark?: { position: number } } {
  return (
    typeof error === 'object' &&
    error !== null &&
    errorCode(error) === undefined &&
    'reason' in error &&
    typeof error.reason === 'string'
  );
}

function refuse(source: SourceText, code: string, offset: number, message: string): Composed {
  return {
    root: null,
    weight: 0,
    more: 0,
    problems: [
      diagnose({ source, start: offset, end: offset + 1 }, { code, severity: 'error', message }),
    ],
  };
}

/** Every value follows one of these marks, so there are no more values than marks. */
function hasTooManyMarks(text: string): boolean {
  const most = LIMITS.written;
  if (text.length <= most) return false;
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    // newline , : [ {, and a carriage return that is a line break alone
    if (unit === 13 && text.charCodeAt(at + 1) !== 10) count += 1;
    if (unit === 10 || unit === 44 || unit === 58 || unit === 91 || unit === 123) count += 1;
  }
  return count > most;
}
