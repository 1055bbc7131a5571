import type { Style } from '../../film/style.ts';
import { nameColor } from '../words/color-names.ts';
import {
  IMPORTANCE,
  clause,
  innerPhrase,
  listing,
  phrase,
  sentence,
  words,
} from '../prompts/sentence.ts';
import type { Clause, Sentence } from '../prompts/sentence.ts';
import type { ShotContext } from '../prompts/shot-context.ts';
import { builtInStyle } from '../styles/built-in-styles.ts';

/** The look of the whole, and the mood of the scene. */
export function writeStyle(context: ShotContext): readonly Sentence[] {
  const { mood, style } = context.shot;
  const look = describeStyle(style);
  if (mood === undefined) return look;
  const text = `the mood: ${innerPhrase(mood)}`;
  return [
    ...look,
    sentence({
      text,
      tag: `mood of ${phrase(mood)}`,
      fields: ['mood'],
      importance: IMPORTANCE.style,
    }),
  ];
}

function describeStyle(style: Style): readonly Sentence[] {
  const known = described.get(style);
  if (known !== undefined) return known;
  const written = writeLook(style);
  described.set(style, written);
  return written;
}

const described = new WeakMap<Style, readonly Sentence[]>();

function writeLook(style: Style): readonly Sentence[] {
  const base = builtInStyle(style.base ?? style.name);
  const field = style.base === undefined ? 'style.name' : 'style.base';
  const sentences: Sentence[] = (base?.look ?? []).map((text, index) =>
    sentence(clause(text, index === 0 ? IMPORTANCE.style : IMPORTANCE.look, field)),
  );
  if (base === undefined) {
    const name = words(style.base ?? style.name);
    sentences.push(
      sentence({
        text: `the style: ${name}`,
        tag: `${name} style`,
        fields: [field],
        importance: IMPORTANCE.style,
      }),
    );
  }
  if (style.traits.length > 0) {
    const traits: Clause = {
      text: `the look: ${listing(style.traits.map(innerPhrase))}`,
      tag: style.traits.map(phrase).join(', '),
      fields: ['style.traits'],
      importance: IMPORTANCE.style,
    };
    sentences.push(sentence(traits));
  }
  const palette = style.palette.length > 0 ? style.palette : (base?.palette ?? []);
  if (palette.length > 0) {
    const colors = listing(palette.map(nameColor));
    sentences.push(
      sentence({
        text: `the palette: ${colors}`,
        tag: `palette of ${colors}`,
        fields: ['style.palette'],
        importance: IMPORTANCE.look,
      }),
    );
  }
  return sentences;
}
