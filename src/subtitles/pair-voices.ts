import type { CueLine } from './cue.ts';

/** What is read at one time, before it is known from when to when it is shown. */
export interface Shown {
  /** When it is said, in frames that may be fractions. */
  readonly from: number;
  readonly to: number;
  readonly lines: readonly CueLine[];
  /** Which saying it is of; absent where it is of two. */
  readonly saying?: number;
  /** Whether another speaks at the same time during its saying. */
  readonly crossed: boolean;
  /** Rows of one word that is too long for them. */
  readonly wide: readonly string[];
}

/** What marks each of two voices in one cue (TTSG and BBC, “dual speakers”). */
export const DIALOGUE_DASH = '– ';

/** Two who speak at once are read at once, each on a row of their own behind a dash. */
export function pairVoices(shown: readonly Shown[], crossed: number): readonly Shown[] {
  const paired: Shown[] = [];
  for (let index = 0; index < shown.length; index++) {
    const first = shown[index]!;
    const second = shown[index + 1];
    if (second === undefined || !speakAtOnce(first, second, crossed)) {
      paired.push(first);
      continue;
    }
    paired.push({
      from: first.from,
      crossed: true,
      wide: [...first.wide, ...second.wide],
      to: Math.max(first.to, second.to),
      lines: [...first.lines, ...second.lines].map((line) => ({
        ...line,
        text: DIALOGUE_DASH + line.text,
      })),
    });
    index += 1;
  }
  return paired;
}

function speakAtOnce(first: Shown, second: Shown, crossed: number): boolean {
  return (
    first.crossed &&
    second.crossed &&
    first.saying !== second.saying &&
    first.lines[0]?.speaker !== second.lines[0]?.speaker &&
    first.to - second.from > crossed
  );
}
