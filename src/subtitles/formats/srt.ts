import type { FrameRate } from '../../film/time.ts';
import type { Cue, CueLine } from '../cue.ts';
import { directed } from '../direction.ts';
import { millisecondsClock } from './clock.ts';

/**
 * SubRip text: UTF-8 without a mark at its front, and lines that end in a line feed alone, which every
 * player reads.
 */
export function writeSrt(cues: readonly Cue[], rate: FrameRate): string {
  return cues
    .map(({ from, to, lines }, index) => {
      const times = [from, to].map((frame) => millisecondsClock(frame, rate, ','));
      return `${index + 1}\n${times.join(' --> ')}\n${lines.map(lineText).join('\n')}\n`;
    })
    .join('\n');
}

function lineText(line: CueLine): string {
  const text = escapeSrt(directed(line));
  return line.italic ? `<i>${text}</i>` : text;
}

/** A character that nobody sees and that parts no words. */
const WORD_JOINER = '\u2060';

/**
 * SubRip has no escapes. Players take `<i>` for a tag and `{\an8}` for a place, unless something that
 * is not seen stands in between; an arrow at the front of a row would be one of times.
 */
function escapeSrt(text: string): string {
  return text.replaceAll(/<(?=[/a-z])|\{(?=[\\a-z])|--(?=>)/giu, `$&${WORD_JOINER}`);
}
