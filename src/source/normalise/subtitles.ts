import type { Subtitles } from '../../film/subtitles.ts';
import type * as document from '../generated/film-document.ts';
import { canonicalColor } from '../values/color.ts';
import { given } from './reading.ts';

/** What can be read before every picture. */
const COLORS = { color: '#FFFFFF', outline: '#000000' } as const;

/** Subtitles as they are where nothing is said; undefined where none are wanted. */
export function readSubtitles(written: document.FilmDocument['subtitles']): Subtitles | undefined {
  if (written === 'none') return undefined;
  const { languages, burn, speakers = false, style = {} } = written ?? {};
  return {
    speakers,
    style: {
      size: style.size ?? 'medium',
      color: canonicalColor(style.color ?? COLORS.color),
      outline: canonicalColor(style.outline ?? COLORS.outline),
      position: style.position ?? 'bottom',
    },
    ...given({ languages, burn }),
  };
}
