import type { SubtitleStyle } from '../../film/subtitles.ts';
import type { FrameRate } from '../../film/time.ts';
import type { Cue, CueLine } from '../cue.ts';
import { directed } from '../direction.ts';
import { millisecondsClock } from './clock.ts';

/**
 * WebVTT. Who speaks is said with every row (`<v Name>`), which players may style. Words have no times
 * of their own: players would show those to come dimmed, which is for singing along.
 */
export function writeVtt(
  cues: readonly Cue[],
  rate: FrameRate,
  {
    position,
    language,
  }: { readonly position: SubtitleStyle['position']; readonly language: string },
): string {
  const blocks = cues.map(({ from, to, lines }, index) => {
    const times = [from, to].map((frame) => millisecondsClock(frame, rate, '.'));
    // At the bottom, where nothing is said; the first row from above otherwise.
    const settings = position === 'top' ? ' line:0' : '';
    return `${index + 1}\n${times.join(' --> ')}${settings}\n${rowsOf(lines).join('\n')}\n`;
  });
  return [`WEBVTT\n\nNOTE Language: ${escapeVtt(language)}\n`, ...blocks].join('\n');
}

/** One voice for the rows that the same person speaks. */
function rowsOf(lines: readonly CueLine[]): readonly string[] {
  return lines.map((line) => {
    const { speaker } = line;
    const text = escapeVtt(directed(line));
    const escaped = line.italic ? `<i>${text}</i>` : text;
    return speaker === undefined ? escaped : `<v ${annotation(speaker)}>${escaped}</v>`;
  });
}

function escapeVtt(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A name in a tag ends with its row. */
function annotation(name: string): string {
  return escapeVtt(name.split(/\s+/u).join(' ').trim());
}
