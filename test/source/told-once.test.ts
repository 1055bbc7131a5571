import { describe, expect, test } from '@jest/globals';
import { readFilm } from '../../src/source/read-film.ts';
import { memoryFiles } from './memory-files.ts';
import { readText } from './read-text.ts';

/** Each problem as `line:column message hint`. */
async function told(text: string): Promise<readonly string[]> {
  const { diagnostics } = await readText(text);
  return diagnostics.map(
    ({ start, message, hint }) => `${start.line}:${start.column} ${message} ${hint ?? ''}`,
  );
}

const SHOTS = 'shots: [{ id: a, action: Hello. }]\n';

describe('one mistake is one problem', () => {
  test.each([
    [
      'a title',
      `titel: T\n${SHOTS}`,
      '1:1 `titel` is not a field of the film. Did you mean `title`?',
    ],
    [
      'what a movement does',
      'title: T\nshots: [{ id: a, action: Hello., movement: { typ: dolly } }]\n',
      '2:46 `typ` is not a field of a movement. Did you mean `type`?',
    ],
    [
      'the providers',
      `title: T\nproviders: { usee: [animatic] }\n${SHOTS}`,
      '2:14 `usee` is not a field of providers. Did you mean `use`?',
    ],
  ])('a key that is needed and misspelt is not missing as well: %s', async (_, text, problem) => {
    expect(await told(text)).toEqual([problem]);
  });

  test('a key that is missing beside a misspelt one is told', async () => {
    expect(await told(`titel: T\nx-a: 1\nproviders: { alow: [fps] }\n${SHOTS}`)).toEqual([
      '1:1 `titel` is not a field of the film. Did you mean `title`?',
      '3:1 Providers need `use`. Write for example `use: animatic`.',
      '3:14 `alow` is not a field of providers. Did you mean `allow`?',
    ]);
  });

  test('a film that is parted like a page with front matter has its shots all the same', async () => {
    expect(await told(`---\ntitle: T\n---\n${SHOTS}`)).toEqual([
      expect.stringMatching(/^3:1 A film is one YAML document/),
    ]);
  });

  test('an alias bomb goes off once', async () => {
    const levels = Array.from({ length: 9 }, (_, index) => {
      const inner = index === 0 ? '1' : `*l${index - 1}`;
      return `x-${index}: &l${index} [${Array.from({ length: 10 }, () => inner).join(', ')}]`;
    });
    const problems = await told(`${levels.join('\n')}\nx-9: *l8\n${SHOTS}`);
    expect(problems).toEqual([
      '1:1 The document has more than 1,000,000 values once its aliases are expanded. Part the film, or look for an alias that repeats too much.',
    ]);
  });
});

describe('names are looked up in what the author meant', () => {
  const HALL = 'environments: { hall: { layout: LAYOUT } }';
  const YARD = 'environments: { yard: { layout: { size: [9, 9] } }, hall: { layout: LAYOUT } }';
  const USES = [
    'characters: { emma: { starts: { at: door } } }',
    'lighting: { eve: { key: { at: lamp } } }',
    'shots: [{ id: a, environment: hall, action: Hello., camera: { facing: lamp } }]',
  ].join('\n');
  const film = (environments: string, layout: string): string =>
    ['title: T', environments.replace('LAYOUT', layout), USES, ''].join('\n');
  const PLACES = 'marks: { door: [1, 1] }, pieces: { lamp: { at: [2, 2], size: [1, 1] } }';

  test.each([
    ['a misspelt key', `{ sise: [9, 9], ${PLACES} }`, '`sise` is not a field of a floor plan.'],
    [
      'a bad value',
      `{ size: 9, ${PLACES} }`,
      '`size` must be a size on the floor plan; this is `9`.',
    ],
    ['a missing key', `{ ${PLACES} }`, 'A floor plan needs `size`.'],
    ['no floor plan', '9', '`layout` must be a floor plan; this is `9`.'],
    [
      'no names in it',
      '{ size: [9, 9], marks: 1, pieces: {} }',
      '`marks` must be a mapping of marks; this is `1`.',
    ],
  ])('on a floor plan with %s', async (_, layout, problem) => {
    for (const environments of [HALL, YARD]) {
      const problems = await told(film(environments, layout));
      expect(problems).toEqual([expect.stringContaining(problem)]);
    }
  });

  test('in a shot that changes something else than a character', async () => {
    const text =
      'title: T\nshots: [{ id: a, action: Hello., changes: { environmetn: { weather: rain } } }]\n';
    expect(await told(text)).toEqual([
      '2:45 There is no character `environmetn`. Did you mean `environment`?',
    ]);
  });

  test.each([
    ['environment', 'hall', 'an environment', 'weather: rain'],
    ['lighting', 'dusk', 'a lighting setup', 'intensity: 0.5'],
  ])('in a shot that changes its %s by its name', async (kind, name, what, change) => {
    const text = `title: T\nenvironments: { hall: { location: A hall } }\nlighting: { dusk: { time: dusk } }\nshots: [{ id: a, environment: hall, lighting: dusk, action: Hello., changes: { ${name}: { ${change} } } }]\n`;
    expect(await told(text)).toEqual([
      `4:80 \`${name}\` is no character: it is ${what}. What changes in that of the shot is written below \`${kind}\`.`,
    ]);
  });

  test('what is wrong inside a misspelt key is told as well, and its own value is not', async () => {
    const text = 'title: T\nshots: [{ id: a, action: Hello., movemnt: { typ: [], speed: 7 } }]\n';
    expect(await told(text)).toEqual([
      '2:34 `movemnt` is not a field of a shot. Did you mean `movement`?',
      '2:45 `typ` is not a field of a movement. Did you mean `type`?',
      expect.stringMatching(/^2:61 `speed` must be /),
    ]);
  });

  test('in an included file whose key is misspelt, or that is named by a misspelt key', async () => {
    const files = memoryFiles({
      'film.yaml':
        'title: T\ninclde: cast.yaml\nshots: [{ id: a, action: Hello., characters: [emma, tom] }]\n',
      'cast.yaml': 'charactesr: { emma: {} }\n',
    });
    const { diagnostics } = await readFilm('film.yaml', { files });
    expect(diagnostics.map(({ file, message }) => `${file} ${message}`)).toEqual([
      'film.yaml `inclde` is not a field of the film.',
      'film.yaml There is no character `tom`.',
      'cast.yaml `charactesr` is not a field of an included file.',
    ]);
  });

  test('in a file that is missing, which may have them', async () => {
    const text =
      'title: T\ninclude: cast.yaml\nshots: [{ id: a, action: Hello., characters: emma }]\n';
    expect(await told(text)).toEqual([expect.stringMatching(/^2:10 There is no file/)]);
  });

  test('behind a mistake of the YAML, which may hide them, and not before it', async () => {
    const film = (head: string): string =>
      `title: T\n${head}shots: [{ id: a, action: Hello., characters: [tom] }]\nstyles: { x: [1 }\n`;
    expect(await told(film(''))).toHaveLength(1);
    expect(await told(film('characters: { emma: {} }\n'))).toEqual([
      '3:47 There is no character `tom`. Known here: `emma`.',
      expect.stringMatching(/^4:14 /),
    ]);
  });
});

describe('a hint leads to what is right', () => {
  test('quotes are not advised where they do not help', async () => {
    expect(await told(`title: T\nformat: { resolution: 720 }\n${SHOTS}`)).toEqual([
      '2:23 `resolution` must be a resolution; this is `720`. For example `720p`, `1080p`, `4k`.',
    ]);
    expect(await told(`title: 1984\n${SHOTS}`)).toEqual([
      '1:8 `title` must be text; this is `1984`. Put it in quotes: `"1984"`.',
    ]);
  });

  test('braces without a name are not said to lack a variable of no name', async () => {
    const hint = 'Write its name in the braces; a `${` that is only text is written `$${`.';
    expect(await told('title: T\nshots: [{ id: a, action: "It costs ${}, ${a b}." }]\n')).toEqual([
      `2:36 \`\${}\` names no variable. ${hint}`,
      `2:41 \`\${a b}\` names no variable. ${hint}`,
    ]);
  });

  test('a length of time that is written otherwise is read as it was meant', async () => {
    const text = 'title: T\nshots: [{ id: a, action: Hello., duration: 1:30 }]\n';
    expect(await told(text)).toEqual([
      '2:44 `duration` must be a length of time, or auto; this is `1:30`. Did you mean `1m30s`?',
    ]);
  });

  test('a lens may be a number of millimetres', async () => {
    const lens = async (written: string): Promise<readonly string[]> =>
      told(`title: T\nlens: ${written}\n${SHOTS}`);
    expect(await lens('24 m')).toEqual([
      '2:7 `24 m` is no focal length. In millimetres, it is written `24mm`.',
    ]);
    expect(await lens('periscope')).toEqual([
      '2:7 `periscope` is not a kind of lens. Known: `ultra_wide`, `wide`, `normal`, `short_tele`, `tele`, `macro`, `anamorphic`. Or a focal length such as `24mm`.',
    ]);
  });

  test('two numbers are parted by a comma', async () => {
    const text = `title: T\nenvironments: { hall: { layout: { size: [9 8] } } }\n${SHOTS}`;
    expect(await told(text)).toEqual([
      '2:35 `size` must be a size on the floor plan; this is a list of 1. Write a comma between them: `[9, 8]`.',
    ]);
  });

  test('a dash begins the next item', async () => {
    const text = 'title: T\nshots:\n  - id: a\n    action: x\n    id: b\n    action: y\n';
    expect(await told(text)).toEqual([
      '5:5 `id` is written twice in this mapping. Where the next item of the list begins, write a dash: `- id: …`.',
    ]);
  });

  test('what lasts how long is not judged where nobody knows what it is', async () => {
    const text = `title: T\nending: { type: fade_ouut, duration: 1s }\n${SHOTS}`;
    expect(await told(text)).toEqual([
      '2:17 `fade_ouut` is not a transition. Did you mean `fade_out`?',
    ]);
  });

  test('a text that is no further in than its `|` is not empty as well', async () => {
    const text = 'title: T\nshots:\n  - id: a\n    action: |\n    Anna waves\n    and goes.\n';
    expect(await told(text)).toEqual([
      '5:5 Text below `|` must be indented more than its key. Indent each line of the text by two spaces more.',
    ]);
  });

  test('a comment after a value is told as one', async () => {
    const text = 'title: T\nshots:\n  - id: a\n    action: x\n    duration: 4s // short\n';
    expect(await told(text)).toEqual([
      '5:15 `duration` must be a length of time, or auto; this is `4s // short`. A comment begins with `#`.',
    ]);
  });

  test('a language is asked for as a tag', async () => {
    expect(await told(`title: T\nlanguage: english\n${SHOTS}`)).toEqual([
      '2:11 `language` must be a language tag; this is `english`. For example `en`, `de`, `pt-BR`.',
    ]);
  });
});

test('a carriage return alone ends a line, as it does for YAML and for editors', async () => {
  expect(
    await told('title: T\rx-a: 1\r\nstyel: noir\nshots: [{ id: a, action: Hello. }]\r'),
  ).toEqual(['3:1 `styel` is not a field of the film. Did you mean `style`?']);
});
