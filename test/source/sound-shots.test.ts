import { describe, expect, test } from '@jest/globals';
import { speechTooLong } from '../../src/compile/rules/speech-too-long.ts';
import { GRAMMAR_RULES } from '../../src/grammar/rules.ts';
import { readText, summary } from './read-text.ts';

const rules = [...GRAMMAR_RULES, speechTooLong];
const problems = async (text: string): Promise<readonly string[]> =>
  summary((await readText(text, { rules })).diagnostics);

const LONG = 'The book had waited for four hundred years in the dark, and nobody had come.';
const TALK = `narration: "${LONG}", duration: 1s`;

describe('a mistake does not hide what else is wrong', () => {
  test('with another shot', async () => {
    const text = `title: T
shots:
  - { id: a, action: Hello., ${TALK}, sound_policy: error }
  - { id: b, action: Hello., sise: cu }
  - { id: c, action: Hello., movement: { type: static, direction: in } }
`;
    expect(await problems(text)).toEqual([
      'grammar/speech-too-long 3:131',
      'film/speech-too-long 3:131',
      'film/unknown-key 4:30',
      'grammar/camera-conflict 5:67',
    ]);
  });

  test('with a shot of another scene', async () => {
    const text = `title: T
scenes:
  - { id: one, mod: dark, shots: [{ id: a, action: Hello., ${TALK} }] }
  - { id: two, shots: [{ id: b, sise: cu, action: Hi. }, { id: c, action: Hello., ${TALK} }] }
`;
    const found = await problems(text);
    // Nothing is said of the scene that is not known, whose shots may be meant otherwise.
    expect(found.map((each) => each.split(':')[0])).toEqual([
      'film/unknown-key 3',
      'film/unknown-key 4',
      'grammar/speech-too-long 4',
    ]);
  });
});

describe('nothing is said that may only follow from a mistake', () => {
  test.each([
    ['of the shot itself', `title: T\nshots: [{ id: a, action: Hello., sise: cu, ${TALK} }]\n`],
    ['of the cast', `title: T\ncharacters: { emma: { nmae: E } }\nshots: [{ id: a, ${TALK} }]\n`],
    ['of the YAML', `title: T\nlogline: @x\nshots: [{ id: a, ${TALK} }]\n`],
    ['of the number of frames', `title: T\nformat: { fsp: 24 }\nshots: [{ id: a, ${TALK} }]\n`],
    ['of a list of shots', `title: T\nscenes: { a: 1 }\n`],
    ['of an undefined name', `title: T\nshots: [{ id: a, characters: [nobody], ${TALK} }]\n`],
  ])('%s', async (_, text) => {
    expect(await problems(text)).toHaveLength(1);
  });
});
