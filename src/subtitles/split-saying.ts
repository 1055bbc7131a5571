import type { CueFrames } from './figures.ts';
import { columnsOfRow, layLines, textOfRow } from './lay-lines.ts';
import { columnsOf } from './measure-text.ts';
import type { Saying } from './saying.ts';
import { BOUND_BREAK, SENTENCE_BREAK } from './break-cost.ts';
import { type Token, tokensOf, withSingleBlanks } from './tokens.ts';
import { wordClock, type WordSpan } from './word-clock.ts';

/** What of a saying is read at one time, and when that is said. */
export interface Piece extends WordSpan {
  readonly rows: readonly string[];
}

export interface SplitLimits {
  readonly columns: number;
  readonly lines: number;
  readonly frames: CueFrames;
}

/** What a further cue costs: the eye goes down again. */
const ANOTHER = 6;
/** Breaks between cues are felt more than those between rows. */
const BETWEEN_CUES = 1.5;
/** Two sentences in one cue, where they could stand apart. */
const RUN_ON = 1.5;
/** A sentence that begins behind another and goes on in the next cue. */
const HALF = 6;
/** A cue of hardly a word, left over at the end. */
const LEFTOVER = { columns: 10, cost: 3 };
/** Too short or too long. */
const UNTIMELY = 12;
/** Telling before a pause what comes after it. */
const SPOILED = 18;

/**
 * Cuts what is said into cues that a reader can follow: the best breaks of all, by where sentences and
 * clauses end, how the rows look and how long each is heard.
 */
export function splitSaying(
  saying: Saying,
  {
    label,
    language,
    ...limits
  }: SplitLimits & { readonly label?: string; readonly language: string },
): readonly Piece[] {
  const text = withSingleBlanks(saying.text);
  const clock = wordClock(text, saying, saying.words);
  const tokens = [...labelTokens(label), ...spacedAfter(label, tokensOf(text, language))].map(
    (token): TimedToken => ({ ...token, said: clock(token.from, token.to) }),
  );
  return bestCuts(tokens, limits).map(({ from, to, rows }) => ({
    ...spanOf(tokens, from, to),
    rows: rows.map(([start, end]) => textOfRow(tokens, start, end)),
  }));
}

/** A label is never parted from the first word where both fit. */
function labelTokens(label: string | undefined): readonly Token[] {
  if (label === undefined) return [];
  const columns = columnsOf(label);
  return [{ text: label, space: '', columns, from: 0, to: 0, breakCost: BOUND_BREAK }];
}

function spacedAfter(label: string | undefined, tokens: readonly Token[]): readonly Token[] {
  return label === undefined
    ? tokens
    : tokens.map((token, index) => (index === 0 ? { ...token, space: ' ' } : token));
}

interface TimedToken extends Token {
  readonly said: WordSpan;
}

function spanOf(tokens: readonly TimedToken[], from: number, to: number): WordSpan {
  return { from: tokens[from]!.said.from, to: tokens[to - 1]!.said.to };
}

interface CutPiece {
  readonly from: number;
  readonly to: number;
  readonly rows: readonly (readonly [from: number, to: number])[];
}

/** The cheapest way from the first token to the last, found from the front. */
function bestCuts(tokens: readonly TimedToken[], limits: SplitLimits): readonly CutPiece[] {
  const best: { cost: number; piece?: CutPiece }[] = [{ cost: 0 }];
  for (let to = 1; to <= tokens.length; to++) {
    let found: { cost: number; piece?: CutPiece } = { cost: Infinity };
    for (let from = to - 1; from >= 0; from--) {
      const laid = layLines(tokens, [from, to], limits);
      if (laid === undefined) break;
      const cost = best[from]!.cost + laid.cost + costOfCue(tokens, { from, to }, limits.frames);
      if (cost < found.cost) found = { cost, piece: { from, to, rows: laid.rows } };
    }
    best.push(found);
  }
  const pieces: CutPiece[] = [];
  for (let at = tokens.length; at > 0; at = pieces[0]!.from) pieces.unshift(best[at]!.piece!);
  return pieces;
}

function costOfCue(
  tokens: readonly TimedToken[],
  { from, to }: { readonly from: number; readonly to: number },
  frames: CueFrames,
): number {
  const isWhole = from === 0 && to === tokens.length;
  let cost = ANOTHER + BETWEEN_CUES * tokens[to - 1]!.breakCost;
  const isLast = from > 0 && to === tokens.length;
  if (isLast && columnsOfRow(tokens, from, to) < LEFTOVER.columns) cost += LEFTOVER.cost;
  let runsOn = false;
  for (let index = from; index < to - 1; index++) {
    if (tokens[index]!.breakCost === SENTENCE_BREAK) {
      cost += RUN_ON;
      runsOn = true;
    }
    const silence = tokens[index + 1]!.said.from - tokens[index]!.said.to;
    if (silence >= frames.pause) cost += SPOILED;
  }
  if (runsOn && tokens[to - 1]!.breakCost !== SENTENCE_BREAK) cost += HALF;
  const { from: start, to: end } = spanOf(tokens, from, to);
  const length = end - start;
  // It may stay until the next one begins.
  const until = tokens[to]?.said.from ?? end;
  const shown = Math.max(length, until - start);
  if (!isWhole && shown < frames.shortest) cost += UNTIMELY * (1 - shown / frames.shortest);
  if (length > frames.longest) cost += UNTIMELY * (length / frames.longest);
  return cost;
}
