import { describe, expect, test } from '@jest/globals';
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
