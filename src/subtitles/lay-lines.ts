import type { Token } from './tokens.ts';

export interface LaidLines {
  /** Each row as the tokens from one to before the other. */
  readonly rows: readonly (readonly [from: number, to: number])[];
  /** How far it is from what is easily read. */
  readonly cost: number;
}

/** Columns of tokens side by side. */
export function columnsOfRow(tokens: readonly Token[], from: number, to: number): number {
  let columns = 0;
  for (let index = from; index < to; index++) {
    const { columns: own, space } = tokens[index]!;
    columns += own + (index === from ? 0 : space.length);
  }
  return columns;
}

/** Weights of how rows look against where they break. */
const UNEVEN = 3;
const TOP_HEAVY = 1.5;

/**
 * Tokens on one row where they fit, else on two: broken at the best place, about equally long, the
 * lower rather the longer one, so that the eye goes back less and the picture stays free (TTSG).
 * Undefined where two rows are not enough. A single token that is too long has a row of its own.
 */
export function layLines(
  tokens: readonly Token[],
  [from, to]: readonly [from: number, to: number],
  { columns, lines }: { readonly columns: number; readonly lines: number },
): LaidLines | undefined {
  const fits = (start: number, end: number): boolean =>
    end - start === 1 || columnsOfRow(tokens, start, end) <= columns;
  if (fits(from, to)) return { rows: [[from, to]], cost: 0 };
  if (lines < 2) return undefined;
  let best: LaidLines | undefined;
  for (let at = from + 1; at < to; at++) {
    if (!fits(from, at) || !fits(at, to)) continue;
    const upper = columnsOfRow(tokens, from, at);
    const lower = columnsOfRow(tokens, at, to);
    const uneven = Math.abs(upper - lower) / columns;
    const topHeavy = Math.max(0, upper - lower) / columns;
    const cost = tokens[at - 1]!.breakCost + UNEVEN * uneven + TOP_HEAVY * topHeavy;
    if (best !== undefined && best.cost <= cost) continue;
    const rows = [
      [from, at],
      [at, to],
    ] as const;
    best = { rows, cost };
  }
  return best;
}

export function textOfRow(tokens: readonly Token[], from: number, to: number): string {
  return tokens
    .slice(from, to)
    .map(({ text, space }, index) => (index === 0 ? text : space + text))
    .join('');
}
