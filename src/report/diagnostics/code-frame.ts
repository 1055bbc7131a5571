import { columnsOf, visible } from './visible.ts';

/** A line as it is shown, with what stands under it: spaces up to the place, then carets. */
export interface CodeFrame {
  readonly text: string;
  readonly before: string;
  readonly carets: string;
}

/** Columns of a terminal: longer lines are cut around the place. */
const WIDTH = 96;
/** Columns shown before the place where a line is cut. */
const LEAD = 32;
const TAB = '    ';
/** Code units looked at on each side of the place: a line may be the whole of a large file. */
const WINDOW = 400;

/** The part of a line around columns `from` to `to` (1-based, UTF-16 code units, `to` exclusive). */
export function codeFrame(line: string, from: number, to: number): CodeFrame {
  const offset = Math.max(0, from - 1 - WINDOW);
  const end = Math.min(line.length, from - 1 + WINDOW);
  const cells = [...cellsOf(line.slice(offset, end), offset)];
  const start = cells.findIndex((cell) => cell.end > from - 1);
  const first = start === -1 ? cells.length : start;
  const beyond = cells.findIndex((cell, index) => index > first && cell.start >= to - 1);
  const last = beyond === -1 ? cells.length : beyond;

  const total = widthOf(cells);
  let head = 0;
  if (total > WIDTH || offset > 0) while (widthOf(cells.slice(head, first)) > LEAD) head += 1;
  let tail = cells.length;
  while (widthOf(cells.slice(head, tail)) > WIDTH) tail -= 1;

  const lead = head + offset > 0 ? '…' : '';
  const shown = cells.slice(head, tail);
  const marked = cells.slice(first, Math.max(first + 1, Math.min(last, tail)));
  return {
    text:
      lead +
      shown.map((cell) => cell.text).join('') +
      (tail < cells.length || end < line.length ? '…' : ''),
    before: ' '.repeat(lead.length + widthOf(cells.slice(head, first))),
    carets: '^'.repeat(Math.max(1, widthOf(marked))),
  };
}

interface Cell {
  /** Offsets in the line. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly width: number;
}

function* cellsOf(text: string, offset: number): Iterable<Cell> {
  let start = offset;
  for (const character of text) {
    const end = start + character.length;
    const isTab = character === '\t';
    yield {
      start,
      end,
      text: isTab ? TAB : visible(character),
      width: isTab ? TAB.length : columnsOf(character),
    };
    start = end;
  }
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.width, 0);
}
