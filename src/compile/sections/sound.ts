import { toSeconds } from '../../film/time.ts';
import type { TimedLine } from '../../film/timeline.ts';
import { sourceOfLine, sourceOfNarration } from '../voices/line-source.ts';
import { IMPORTANCE, phrase, sentence } from '../prompts/sentence.ts';
import type { Sentence } from '../prompts/sentence.ts';
import { nameOf } from '../prompts/shot-context.ts';
import type { ShotContext } from '../prompts/shot-context.ts';

/**
 * What is heard, for models that make sound; for the others, whose lips move. A line is said in the
 * part of the shot in which it starts, so that nobody says it twice.
 */
export function writeSound(context: ShotContext): readonly Sentence[] {
  const { part, timed } = context;
  return timed.lines.flatMap((line, index) => {
    if (line.from < part.from || line.from >= part.to) return [];
    return line.character === undefined
      ? sayNarration(context, line)
      : sayLine(context, line, index);
  });
}

/** Whether the model is to speak this line itself. */
export function isSpokenByModel({ shot, model }: ShotContext, index: number): boolean {
  return sourceOfLine(shot, index, model.capabilities) === 'native';
}

function isHeard({ shot, model }: ShotContext): boolean {
  return model.capabilities.audio !== 'none' && shot.sound.native !== 'mute';
}

function sayLine(context: ShotContext, line: TimedLine, index: number): readonly Sentence[] {
  const spoken = context.shot.dialogue[index];
  if (spoken === undefined || line.character === undefined) return [];
  const path = `dialogue.${index}`;
  const name = nameOf(context, spoken.character);
  if (!isSpokenByModel(context, index)) {
    if (spoken.offScreen) return [];
    // A model that makes sound would say something, and the voice is laid over that.
    const unheard = isHeard(context) ? ', and is not heard' : '';
    const text = `${when(context, line)} ${name} is seen to speak${unheard}`;
    const fields = [`${path}.character`, `${path}.offScreen`];
    return [sentence({ text, tag: `${name} speaking`, fields, importance: IMPORTANCE.speech })];
  }
  const place = spoken.offScreen ? ', off screen,' : '';
  const text = `${when(context, line)} ${name}${place} says${manner(context, line)}: “${line.text}”`;
  const fields = ['character', 'line', 'tone', 'offScreen', 'source'].map(
    (key) => `${path}.${key}`,
  );
  const voice = ['tone', 'style'].map((key) => `characters.${spoken.character}.voice.${key}`);
  return [sentence({ text, fields: [...fields, ...voice], importance: IMPORTANCE.speech })];
}

/** As screenplays do it, in brackets before the line. */
function manner(context: ShotContext, line: TimedLine): string {
  const voice = line.character && context.film.characters[line.character]?.voice;
  const ways = [line.tone, voice?.tone, voice?.style].filter((way) => way !== undefined);
  return ways.length === 0 ? '' : ` (${ways.map(phrase).join(', ')})`;
}

function sayNarration(context: ShotContext, line: TimedLine): readonly Sentence[] {
  const { shot, film, model } = context;
  if (sourceOfNarration(shot, film, model.capabilities) === 'voice') return [];
  const text = `${when(context, line)} a narrator who is not in the picture says: “${line.text}”`;
  return [sentence({ text, fields: ['narration'], importance: IMPORTANCE.speech })];
}

/** From the start of this part, to the tenth of a second. */
function when(context: ShotContext, line: TimedLine): string {
  const { part, film } = context;
  const second = toSeconds(Math.max(0, line.from - part.from), film.format.rate);
  return `at ${Math.round(second * 10) / 10} s`;
}
