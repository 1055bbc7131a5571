import { describe, expect, test } from '@jest/globals';
import { FILM_SCHEMA } from '../../src/source/generated/film-schema.ts';
import { resolveSchema } from '../../src/source/match-schema.ts';
import { FILM_WORDS } from '../../src/source/other-words.ts';
import type { SchemaNode } from '../../src/source/schema-node.ts';
import { readText } from './read-text.ts';

/** Each problem as `line:column hint`. */
async function hints(text: string): Promise<readonly string[]> {
  const { diagnostics } = await readText(text);
  return diagnostics.map(({ start, hint }) => `${start.line}:${start.column} ${hint ?? ''}`);
}

const HEAD = 'title: T\ncharacters: { emma: { form: person } }\n';
const shot = (fields: string): string =>
  `${HEAD}shots: [{ id: a, action: Emma waves., characters: [emma], ${fields} }]\n`;

describe('a field that is called otherwise elsewhere is read as the one that it stands for', () => {
  test.each([
    ['of other tools', shot('negative_prompt: text'), ['3:59 Here it is called `avoid`.']],
    [
      'for what a shot needs, which is not missing then',
      'title: T\nshots: [{ shot: a, description: Hello., shot_type: wide }]\n',
      [
        '2:11 Here it is called `id`.',
        '2:20 Here it is called `action`.',
        '2:41 Here it is called `size`.',
      ],
    ],
    [
      'for the version of the language',
      'version: 1\ntitle: T\nshots: [{ id: a, action: Hello. }]\n',
      ['1:1 Here it is called `ministudio`.'],
    ],
    [
      'for the words of a prompt of one’s own',
      shot('prompt: { text: Emma waves. }'),
      ['3:69 Here it is called `raw`.'],
    ],
    [
      'for a line of dialogue, whose speaker is looked up',
      shot('dialogue: [{ speaker: emna, text: Hi. }]'),
      [
        '3:72 Here it is called `character`.',
        '3:81 Did you mean `emma`?',
        '3:87 Here it is called `line`.',
      ],
    ],
    [
      'in a line of a script',
      shot('dialogue: [{ emma: "Hello, Tom." }]'),
      ['3:72 Write `{ character: emma, line: "Hello, Tom." }`.'],
    ],
    [
      'in a line of a script that says how it is spoken as well',
      shot('dialogue: [{ emma: Hello., tone: sad }]'),
      ['3:72 Write `{ character: emma, line: Hello., tone: sad }`.'],
    ],
    [
      'in a beat whose time is its key',
      shot('beats: [{ 0s: Emma waves. }, { 2s: Emma goes. }]'),
      ['3:69 Write `{ at: 0s, do: Emma waves. }`.', '3:90 Write `{ at: 2s, do: Emma goes. }`.'],
    ],
    [
      'for a place or a trait of a character',
      shot('x-a: 1').replace('form: person', 'hair: red, position: [1, 2]'),
      ['2:23 Write `identity: { hair: … }`.', '2:34 Write `starts: { at: … }`.'],
    ],
    [
      'in a line of a script that only has a field misspelt',
      shot('dialogue: [{ lin: Hello. }]'),
      ['3:72 Did you mean `line`?', '3:72 Write for example `character: orb`.'],
    ],
    [
      'for a field of another kind',
      shot('x-a: 1').replace('form: person', 'look: tall'),
      ['2:23 Here it is called `identity`.'],
    ],
    [
      'beside the field itself',
      shot('size: ws, shot_type: wide'),
      ['3:69 Here it is called `size`.'],
    ],
    [
      'for a field of another place',
      `aspect_ratio: '16:9'\nwidth: 1280\n${shot('x-a: 1')}`,
      [
        '1:1 Here it is called `aspect`. It belongs in `format: { aspect: … }`.',
        '2:1 Write `format: { resolution: WIDTHxHEIGHT }`.',
      ],
    ],
    [
      'that is an option of a provider',
      shot('model: veo-3'),
      ['3:59 Write `provider_options: { NAME: { model: … } }`.'],
    ],
  ])('%s', async (_, text, expected) => {
    expect(await hints(text)).toEqual(expected);
  });

  test('every other word stands for a field that there is', () => {
    const titled = new Map<string, Set<string>>();
    const everywhere = new Set<string>();
    const visit = (place: SchemaNode): void => {
      const { title, properties = {}, additionalProperties, items, oneOfType = {} } = place;
      for (const [field, node] of Object.entries(properties)) {
        everywhere.add(field);
        if (title !== undefined) titled.set(title, (titled.get(title) ?? new Set()).add(field));
        visit(node);
      }
      if (typeof additionalProperties === 'object') visit(additionalProperties);
      if (items !== undefined) visit(items);
      Object.values(oneOfType).forEach(visit);
    };
    visit(FILM_SCHEMA);
    for (const $ref of Object.keys(FILM_SCHEMA.definitions))
      visit(resolveSchema(FILM_SCHEMA, { $ref }));
    for (const [title, words] of Object.entries(FILM_WORDS)) {
      const fields = title === '*' ? everywhere : titled.get(title);
      const known = Object.entries(words).filter(([, field]) => !field.includes(': '));
      expect([title, known.filter(([, field]) => fields?.has(field) !== true)]).toEqual([
        title,
        [],
      ]);
      expect([title, known.filter(([word]) => title !== '*' && fields?.has(word))]).toEqual([
        title,
        [],
      ]);
    }
  });
});

describe('of a field in the wrong place it is said where it belongs', () => {
  test.each([
    [
      'of the shot, in its camera',
      shot('camera: { size: cu, height: 1 }'),
      ['3:69 It belongs to the shot, beside `camera`.'],
    ],
    [
      'of a shot, on its scene',
      'title: T\nscenes: [{ id: s, size: ws, shots: [{ id: a, action: Hello. }] }]\n',
      ['2:19 It belongs in `shots: [{ size: … }]`.'],
    ],
    [
      'of a scene or a shot, on the film',
      `environment: hall\nenvironments: { hall: { location: Hall } }\n${shot('environment: hall')}`,
      ['1:1 It belongs in `scenes: [{ environment: … }]` or `shots: [{ environment: … }]`.'],
    ],
    [
      'of the film, in a shot',
      shot('logline: Hello.'),
      ['3:59 It belongs to the film, beside `shots`.'],
    ],
    [
      'of the state of a character, in a shot',
      shot('posture: seated'),
      ['3:59 It belongs in `changes: { NAME: { posture: … } }`.'],
    ],
    [
      'of an environment, in a scene',
      'title: T\nscenes: [{ id: s, weather: rain, shots: [{ id: a, action: Hello. }] }]\n',
      ['2:19 It belongs in `environments: { NAME: { weather: … } }`.'],
    ],
    [
      'of a floor plan, whose names are then not looked up',
      `${HEAD}environments: { hall: { marks: { door: [1, 1] } } }\nshots: [{ id: a, environment: hall, action: Hello., characters: [emma], camera: { at: door } }]\n`,
      ['3:25 It belongs in `layout: { marks: … }`.'],
    ],
  ])('%s', async (_, text, expected) => {
    expect(await hints(text)).toEqual(expected);
  });

  test('a misspelt field is not sought elsewhere', async () => {
    expect(await hints(shot('camera: { heigth: 1 }'))).toEqual(['3:69 Did you mean `height`?']);
  });

  test('a place, a light or a character is described under its name', async () => {
    expect(await hints(shot('environment: { location: Hall }'))).toEqual([
      '3:59 Write its name here, and describe it in `environments: { NAME: { … } }` of the film.',
    ]);
    const text = shot('x-a: 1').replace('[emma]', '[emma, { name: Tom, form: child }]');
    expect(await hints(text)).toEqual([
      '3:60 Write its name here, and describe it in `characters: { NAME: { … } }` of the film.',
    ]);
  });
});

describe('a number with its unit', () => {
  test.each([
    ['height: 175cm', '1.75'],
    ['height: 1.8 m', '1.8'],
    ['height: 6ft', '1.8288'],
  ])('%s', async (written, meant) => {
    const text = shot('x-a: 1').replace('form: person', written);
    expect(await hints(text)).toEqual([`2:31 Did you mean \`${meant}\`?`]);
  });

  test.each([
    ['lens: { mm: 35mm }', '3:71 Did you mean `35`?'],
    ['movement: { type: dolly, amount: 2m }', '3:92 Did you mean `2`?'],
    ['angle: 45', '3:66 For example `eye`, `low`, `high`.'],
  ])('%s', async (written, hint) => {
    expect(await hints(shot(written))).toEqual([hint]);
  });
});

test('fields that are needed are named where there is something else', async () => {
  expect(await hints(shot('beats: [She stirs.]').replace('action: Emma waves., ', ''))).toEqual([
    '3:46 Write it as `{ do: … }`.',
  ]);
});
