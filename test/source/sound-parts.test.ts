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

test('a sound may begin at any moment of its shot, as it keeps to no frames; at its end it may not', async () => {
  const at = async (time: string): Promise<readonly string[]> =>
    await problems(`title: T
shots:
  - { id: a, action: Hello., duration: 2s, sound: { effects: [{ file: a.wav, at: ${time} }] } }
  - { id: b, action: Hello., duration: 2s }
`);
  expect((await at('1.99s')).filter((each) => each.startsWith('film/'))).toEqual([]);
  expect(await at('2s')).toContainEqual(expect.stringMatching(/^film\/outside-shot 3:/u));
  expect(await at('48f')).toContainEqual(expect.stringMatching(/^film\/outside-shot 3:/u));
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

describe('a mistake in one scene does not hide what the cuts of another are told', () => {
  /** A scene of its own place in close-ups alone, and an error in the other. */
  const film = (first: string, second: string): string => `title: T
environments:
  attic: { location: An attic }
  cellar: { location: A cellar }
scenes:
  - ${first}
  - ${second}
`;
  const close = (id: string, place: string): string =>
    `{ id: ${id}, environment: ${place}, shots: [{ id: ${id}1, size: cu, action: Hi. }, { id: ${id}2, size: cu, action: Ho. }] }`;
  const wrong = (id: string, place: string, mistake: string): string =>
    `{ id: ${id}, environment: ${place}, shots: [{ id: ${id}1, size: ws, action: Hi., ${mistake} }] }`;
  const told = async (text: string): Promise<readonly string[]> =>
    (await problems(text)).map((each) => each.split(':')[0]!);

  test('that comes before it', async () => {
    expect(await told(film(close('a', 'attic'), wrong('b', 'cellar', 'sise: cu')))).toEqual([
      'grammar/no-establishing 6',
      'film/unknown-key 7',
    ]);
  });

  test('that comes after it, but for what the broken one may have shown', async () => {
    const pair = `characters: { emma: {}, tom: {} }
environments:
  hall: { location: A hall, layout: { size: [12, 9] } }
scenes:
  - { id: a, shots: [{ id: a1, size: ws, action: Hi., MISTAKE }] }
  - id: b
    environment: hall
    shots:
      - { id: b1, size: mcu, framing: [two_shot], characters: [emma, tom], action: Hi., camera: { at: [6, 2] }, changes: { emma: { at: [4, 4] }, tom: { at: [8, 4] } } }
      - { id: b2, size: mcu, framing: [two_shot], characters: [tom, emma], action: Ho., camera: { at: [6, 7] } }
`;
    const text = `title: T\n${pair}`;
    const crossed = async (mistake: string) => told(text.replace('MISTAKE', mistake));
    expect(await crossed('sise: cu')).toEqual(['film/unknown-key 6', 'grammar/180-degree 11']);
    expect(await crossed('characters: [nobody]')).toEqual([
      'film/unknown-character 6',
      'grammar/180-degree 11',
    ]);
    // What this one changes is not known, and it may be where they are.
    expect(await crossed('changes: { emma: { att: [4, 4] } }')).toEqual(['film/unknown-key 6']);
    expect(await crossed('chagnes: { emma: { at: [4, 4] } }')).toEqual(['film/unknown-key 6']);
  });
});
