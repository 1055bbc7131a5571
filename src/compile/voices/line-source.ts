import type { Film } from '../../film/film.ts';
import type { Shot } from '../../film/shot.ts';
import type { Capabilities } from '../../providers/capabilities.ts';

/** Who is heard: the video model, or the author's own clip, as `native`; or a voice of its own. */
export type LineSource = 'native' | 'voice';

type Making = Pick<Capabilities, 'audio'>;

/** A line is said by the model that makes the pictures or by a voice, and never by both. */
export function sourceOfLine(shot: Shot, index: number, { audio }: Making): LineSource {
  const asked = shot.dialogue[index]?.source ?? 'auto';
  if (asked === 'tts') return 'voice';
  if (shot.clip !== undefined) return shot.sound.native === 'keep' ? 'native' : 'voice';
  return audio !== 'none' && shot.sound.native === 'keep' ? 'native' : 'voice';
}

/**
 * A narrator sounds the same in every shot, which no model promises: where the film says how, or who
 * speaks, a voice does.
 */
export function sourceOfNarration(
  shot: Shot,
  { narrator, voices }: Pick<Film, 'narrator' | 'voices'>,
  { audio }: Making,
): LineSource {
  if (narrator !== undefined || (voices !== undefined && voices !== 'none')) return 'voice';
  if (shot.clip !== undefined) return 'voice';
  return audio !== 'none' && shot.sound.native === 'keep' ? 'native' : 'voice';
}

/** Who says each line of a shot, in the order of the timeline: the dialogue, then the narration. */
export function sourcesOfLines(
  shot: Shot,
  film: Pick<Film, 'narrator' | 'voices'>,
  making: Making,
): readonly LineSource[] {
  const dialogue = shot.dialogue.map((_, index) => sourceOfLine(shot, index, making));
  if (shot.narration === undefined) return dialogue;
  return [...dialogue, sourceOfNarration(shot, film, making)];
}

/**
 * The lines of a shot, by their places from 0, that whoever makes its pictures says; nothing where
 * nobody says a word in it.
 */
export function linesOfMaker(
  shot: Shot,
  film: Pick<Film, 'narrator' | 'voices'>,
  making: Making,
): { readonly says?: readonly number[] } {
  const sources = sourcesOfLines(shot, film, making);
  if (sources.length === 0) return {};
  return { says: sources.flatMap((source, line) => (source === 'native' ? [line] : [])) };
}
