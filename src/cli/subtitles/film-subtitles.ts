import type { Redact } from '../../diagnostics/redacted.ts';
import type { Film } from '../../film/film.ts';
import { subtitleLanguages } from '../../film/subtitle-languages.ts';
import type { Subtitles } from '../../film/subtitles.ts';
import type { Timeline } from '../../film/timeline.ts';
import { cueNoteText } from '../../subtitles/cue-note.ts';
import type { Cue } from '../../subtitles/cue.ts';
import { writeAss } from '../../subtitles/formats/ass.ts';
import { writeSrt } from '../../subtitles/formats/srt.ts';
import { writeVtt } from '../../subtitles/formats/vtt.ts';
import { makeCues } from '../../subtitles/make-cues.ts';
import { sayingsOfFilm, type WordsOf } from '../../subtitles/sayings-of-film.ts';
import { SUBTITLE_FONT } from './subtitle-font.ts';

/** Subtitles of a film in one language. */
export interface SubtitleTrack {
  readonly language: string;
  /** Paths from the output folder. */
  readonly srt: string;
  readonly vtt: string;
  /** In what they are not as they should be, a sentence each. */
  readonly notes: readonly string[];
}

export interface FilmSubtitles {
  readonly tracks: readonly SubtitleTrack[];
  /** What is written, by its path from the output folder. */
  readonly texts: ReadonlyMap<string, string>;
  /** What a second film has in its pictures. */
  readonly burnt?: BurntSubtitles;
}

/** The name of the second film in the output folder. */
export const SUBTITLED_FILM = 'film.subtitled.mp4';

export interface BurntSubtitles {
  readonly language: string;
  readonly ass: string;
  /** All that is to be read. */
  readonly text: string;
  readonly isColored: boolean;
}

/** Writes a film's subtitles in all its languages in which anything is said. */
export function filmSubtitles(
  film: Film,
  timeline: Timeline,
  { wordsOf, redact }: { readonly wordsOf: WordsOf; readonly redact: Redact },
): FilmSubtitles {
  const { subtitles } = film;
  const tracks: SubtitleTrack[] = [];
  const texts = new Map<string, string>();
  let burnt: BurntSubtitles | undefined;
  if (subtitles === undefined) return { tracks, texts };
  const own = film.language;
  const { rate, width, height } = film.format;
  for (const language of subtitleLanguages(film)) {
    const { sayings, untranslated } = sayingsOfFilm(film, timeline, {
      wordsOf,
      ...(language !== own && { translation: language }),
    });
    if (sayings.length === 0) continue;
    const { speakers, style } = subtitles;
    const { cues, notes } = makeCues(sayings, {
      rate,
      frames: timeline.frames,
      language,
      speakers,
    });
    const name = language === own ? 'film' : `film.${language}`;
    const files = { srt: `${name}.srt`, vtt: `${name}.vtt` };
    const missing = untranslated.map(
      ({ shot, text }) => `“${text}” in shot ${shot} is left out: it is not translated`,
    );
    const told = [...missing, ...notes.map((note) => cueNoteText(note, rate))];
    tracks.push({ language, ...files, notes: told.map(redact) });
    texts.set(files.srt, redact(writeSrt(cues, rate)));
    texts.set(files.vtt, redact(writeVtt(cues, rate, { position: style.position, language })));
    if (language !== subtitles.burn) continue;
    const ass = redact(writeAss(cues, { rate, width, height, font: SUBTITLE_FONT, style }));
    burnt = { language, ass, text: redact(textOf(cues)), isColored: isColored(style) };
  }
  return { tracks, texts, ...(burnt && { burnt }) };
}

function textOf(cues: readonly Cue[]): string {
  return cues.flatMap(({ lines }) => lines.map(({ text }) => text)).join(' ');
}

function isColored({ color, outline }: Subtitles['style']): boolean {
  return [color, outline].some((each) => !/^#(..)\1\1$/u.test(each));
}
