import { isCollection, visit } from 'yaml';
import type { Document, Node } from 'yaml';

/** Where something starts that may be left open, and where the parser took its end to be. */
interface Opening {
  readonly start: number;
  readonly end: number;
}

export interface Openings {
  readonly quotes: readonly Opening[];
  /** Only those that are not closed. */
  readonly brackets: readonly Opening[];
}

/** The quotes and brackets of a document, for mistakes that come from one which nothing closes. */
export function openingsOf(document: Document, text: string): Openings {
  const quotes: Opening[] = [];
  const brackets: Opening[] = [];
  const addBracket = (node: Node): void => {
    if (!isCollection(node) || node.flow !== true || !node.range) return;
    const [start, end] = node.range;
    const closing = text.charAt(start) === '[' ? ']' : '}';
    if (text.charAt(end - 1) !== closing) brackets.push({ start, end });
  };
  visit(document, {
    Map: (_key, node) => addBracket(node),
    Seq: (_key, node) => addBracket(node),
    Scalar: (_key, { type, range }) => {
      const isQuoted = type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE';
      if (isQuoted && range) quotes.push({ start: range[0], end: range[1] });
    },
  });
  return { quotes, brackets };
}
