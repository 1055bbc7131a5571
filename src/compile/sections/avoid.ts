import type { Shot } from '../../film/shot.ts';
import { IMPORTANCE, clause, phrase, sentence } from '../prompts/sentence.ts';
import type { Sentence } from '../prompts/sentence.ts';
import type { ShotContext } from '../prompts/shot-context.ts';
import { builtInStyle } from '../styles/built-in-styles.ts';

/** What must not be seen, for models that are only told so in the prompt. */
export function writeAvoid(context: ShotContext): readonly Sentence[] {
  if (avoidsNatively(context)) return [];
  const unwanted = unwantedIn(context.shot);
  if (unwanted.length === 0) return [];
  const text = unwanted.map((each) => `no ${each}`).join(', ');
  return [sentence(clause(text, IMPORTANCE.avoid, 'avoid', 'style.avoid'))];
}

/** Whether what is unwanted goes into a field of its own. */
export function avoidsNatively(context: Pick<ShotContext, 'model'>): boolean {
  const { capabilities, dialect } = context.model;
  return capabilities.negativePrompt && dialect.avoid === 'native';
}

/** Everything unwanted, each thing once: the shot's own, its style's, and what breaks that look. */
export function unwantedIn(shot: Shot): readonly string[] {
  const base = builtInStyle(shot.style.base ?? shot.style.name)?.avoid ?? [];
  return [...new Set([...shot.avoid, ...shot.style.avoid, ...base].map(phrase))];
}
