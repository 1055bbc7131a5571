import { lerp } from '../solids/vector.ts';

/** How a piece is just now, as far as a drawing shows it. */
export interface PieceState {
  /** 0 shut to 1 wide open. */
  readonly open: number;
  /** 0 dark to 1 burning, switched on or lit; absent where nothing says so. */
  readonly lit?: number;
}

/** How far open the words for it are; the first row that is found counts. */
const OPENINGS: readonly (readonly [RegExp, number])[] = [
  [/\bnot open|no longer open|\bclosed\b|\bshut\b|\blocked\b|\bbarred\b|\bunopened\b/, 0],
  [/hand's breadth|\ba crack\b|\bslightly open\b/, 0.16],
  [/\bajar\b/, 0.28],
  [/\bhalf[- ]open\b/, 0.5],
  [/\bopen(ed)?\b|\bagape\b|\bgaping\b|\bunfolded\b/, 1],
];

/** `dark` is a colour before the stuff of a thing, and its state anywhere else. */
const DARK =
  /\bunlit\b|\bdark\b(?! (wood|oak|brass|iron|metal|bronze|stone|leather|glass|red|green|blue|brown|gr[ae]y))|\boff\b|\bdead\b|\bbroken\b|\bextinguished\b|\bgone out\b|\b(blown|burnt|burned|put) out\b|\bcold\b|\bblank\b/;
const LIT =
  /\blit\b|\bburn(s|ing)\b|\bglow(s|ing)\b|\baglow\b|\bshin(es|ing)\b|\bablaze\b|\balight\b|\bblazing\b|\b(switched|turned) on\b|\bbright(ly)?\b|\bflickering\b/;

/** Where a text says something for the last time; -1 where it does not. */
function lastMention(text: string, pattern: RegExp): number {
  return [...text.matchAll(new RegExp(pattern, 'g'))].at(-1)?.index ?? -1;
}

/** Reads a state from what is said of a piece, in lower case. Where two words disagree, the later one holds. */
export function stateInWords(words: string): PieceState {
  const open = OPENINGS.find(([pattern]) => pattern.test(words))?.[1] ?? 0;
  const [dark, lit] = [lastMention(words, DARK), lastMention(words, LIT)];
  return dark < 0 && lit < 0 ? { open } : { open, lit: lit > dark ? 1 : 0 };
}

/** The state so far of the way from one to another. */
export function blendStates(from: PieceState, to: PieceState, amount: number): PieceState {
  const open = lerp(from.open, to.open, amount);
  if (from.lit === undefined && to.lit === undefined) return { open };
  return { open, lit: lerp(from.lit ?? 0, to.lit ?? 0, amount) };
}
