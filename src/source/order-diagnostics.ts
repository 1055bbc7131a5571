import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { LIMITS } from './limits.ts';
import type { Placed } from './place-finding.ts';

/**
 * Problems in the order of their files and places, each once, without those that only follow from
 * broken YAML, and no more of them than anybody reads.
 */
export function orderDiagnostics(
  diagnostics: readonly Placed[],
  files: readonly string[],
  /** Further problems, of which only the number is known. */
  counted = 0,
): readonly Diagnostic[] {
  const order = new Map(files.map((file, index) => [file, index]));
  const rank = (diagnostic: Placed): number => order.get(diagnostic.file) ?? files.length;
  const sorted = asComments(withoutConsequences(diagnostics)).toSorted(
    (left, right) =>
      rank(left) - rank(right) ||
      left.start.line - right.start.line ||
      left.start.column - right.start.column,
  );
  const seen = new Set<string>();
  const once = sorted.filter(({ code, message, file, start }) => {
    const key = JSON.stringify([code, message, file, start]);
    return seen.size < seen.add(key).size;
  });
  const shown = once.slice(0, LIMITS.diagnostics).map(forPeople);
  const last = shown.at(-1);
  const rest = once.length - shown.length + counted;
  if (last === undefined || rest === 0) return shown;
  const severity = once.some((diagnostic) => diagnostic.severity === 'error') ? 'error' : 'warning';
  const message = `There are ${rest} more problems.`;
  const { file, start, end } = last;
  return [...shown, { code: 'film/more-problems', severity, message, file, start, end }];
}

function forPeople({ hint, message, ...problem }: Placed): Diagnostic {
  const words = typeof hint === 'function' ? hint() : hint;
  const told = { ...problem, message: shortened(message) };
  return words === undefined ? told : { ...told, hint: shortened(words) };
}

/** The author's own words are quoted in full only where they are short enough to be read. */
function shortened(text: string): string {
  return text.replaceAll(/`([^`]{80})[^`]+`/g, '`$1…`');
}

/** What is missing from a film whose YAML is broken may only not have been understood. */
const OF_WHAT_IS_MISSING = new Set([
  'film/missing-key',
  'film/no-shots',
  'film/nothing-happens',
  'film/wrong-type',
]);

/**
 * A film is reported as far as it could be read: up to the first line that is not YAML. A place that
 * is wrong as YAML has no second problem.
 */
function withoutConsequences(diagnostics: readonly Placed[]): readonly Placed[] {
  const brokenFrom = new Map<string, number>();
  const places = new Set<string>();
  for (const { code, severity, file, start } of diagnostics) {
    if (!code.startsWith('yaml/') || severity === 'warning') continue;
    places.add(placeOf(file, start));
    if (code === 'yaml/syntax') {
      brokenFrom.set(file, Math.min(start.line, brokenFrom.get(file) ?? start.line));
    }
  }
  if (places.size === 0) return diagnostics;
  const isBroken = brokenFrom.size > 0;
  return diagnostics.filter(({ code, severity, file, start }) => {
    if (code.startsWith('yaml/') && severity === 'error') return true;
    if (places.has(placeOf(file, start))) return false;
    if (isBroken && OF_WHAT_IS_MISSING.has(code)) return false;
    return start.line < (brokenFrom.get(file) ?? Number.POSITIVE_INFINITY);
  });
}

/** A text that is wrong because it goes on with `// …` is one mistake, and the comment its remedy. */
function asComments(diagnostics: readonly Placed[]): readonly Placed[] {
  const isComment = ({ code }: Placed): boolean => code === 'yaml/comment-in-text';
  // A text ends where its comment does; a mapping that ends there too begins on another line.
  const textOf = ({ file, start, end }: Placed): string => `${start.line} ${placeOf(file, end)}`;
  const comments = new Set(diagnostics.filter(isComment).map(textOf));
  if (comments.size === 0) return diagnostics;
  const isWrong = (each: Placed): boolean =>
    each.severity === 'error' && comments.has(textOf(each));
  const wrong = new Set(diagnostics.filter(isWrong).map(textOf));
  return diagnostics
    .filter((each) => !isComment(each) || !wrong.has(textOf(each)))
    .map((each) => (isWrong(each) ? { ...each, hint: 'A comment begins with `#`.' } : each));
}

function placeOf(file: string, start: Diagnostic['start']): string {
  return `${file}:${start.line}:${start.column}`;
}
