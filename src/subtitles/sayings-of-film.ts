import { type Film, shotsOf } from '../film/film.ts';
import type { ShotId } from '../film/ids.ts';
import type { Shot } from '../film/shot.ts';
import type { FrameRate } from '../film/time.ts';
import type { TimedLine, Timeline } from '../film/timeline.ts';
import type { WordTime } from '../film/word-time.ts';
import type { Saying } from './saying.ts';
import type { WordSpan } from './word-clock.ts';

/** The words of a line, by its place among its shot's lines, where somebody has spoken it. */
export type WordsOf = (shot: ShotId, line: number) => readonly WordTime[] | undefined;

export interface FilmSayings {
  readonly sayings: readonly Saying[];
  /** Lines that nobody has translated. */
  readonly untranslated: readonly { readonly shot: ShotId; readonly text: string }[];
}

/**
 * What is said in a film, in the order of the film. In another language than its own, each line has
 * its translation, from its first word to its last: whose words are where, nobody knows.
 */
export function sayingsOfFilm(
  film: Film,
  timeline: Timeline,
  { translation, wordsOf }: { readonly translation?: string; readonly wordsOf: WordsOf },
): FilmSayings {
  const shots = new Map(shotsOf(film).map((shot) => [shot.id, shot]));
  const sayings: Saying[] = [];
  const untranslated: { shot: ShotId; text: string }[] = [];
  for (const { id, startFrame, lines } of timeline.shots) {
    const shot = shots.get(id)!;
    for (const [index, line] of lines.entries()) {
      const said = spanOf(line, startFrame);
      const spans = wordSpans(wordsOf(id, index), said.from, timeline.rate);
      const about = {
        offScreen: shot.dialogue[index]?.offScreen ?? false,
        ...(line.character !== undefined && { speaker: nameOf(film, line) }),
      };
      if (translation === undefined) {
        const words = spans.length > 0 && { words: spans };
        sayings.push({ ...said, ...about, text: line.text, ...words });
        continue;
      }
      const text = translationOf(shot, index, translation);
      if (text === undefined) untranslated.push({ shot: id, text: line.text });
      else sayings.push({ ...heard(said, spans), ...about, text });
    }
  }
  return { sayings, untranslated };
}

/** The lines of a shot are its dialogue, and the narration after it. */
function translationOf(shot: Shot, index: number, language: string): string | undefined {
  const translations = shot.dialogue[index]?.translations ?? shot.narrationTranslations;
  return translations?.[language];
}

function nameOf({ characters }: Film, { character }: TimedLine): string {
  return characters[character!]?.name ?? character!;
}

function spanOf({ from, to }: TimedLine, start: number): WordSpan {
  return { from: start + from, to: start + to };
}

function wordSpans(
  words: readonly WordTime[] | undefined,
  start: number,
  rate: FrameRate,
): readonly WordSpan[] {
  const at = (seconds: number): number => start + (seconds * rate.num) / rate.den;
  return (words ?? []).map(({ from, to }) => ({ from: at(from), to: at(to) }));
}

function heard(line: WordSpan, words: readonly WordSpan[]): WordSpan {
  return { from: words[0]?.from ?? line.from, to: words.at(-1)?.to ?? line.to };
}
