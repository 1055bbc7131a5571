import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sourceText } from '../../src/source/source-text.ts';
import { parseBroken } from '../../src/source/yaml/parse-broken.ts';
import { parseYaml } from '../../src/source/yaml/parse-yaml.ts';
import { readText } from './read-text.ts';

const FILM = 'shots: [{ id: a, action: A door opens. }]\n';

/** What both parsers say of the anchors of well-formed text; they say the same. */
async function unusedIn(text: string): Promise<readonly string[]> {
  const source = sourceText('x.yaml', text);
  const quick = await parseYaml(source);
  const thorough = parseBroken(source, { kind: 'broken', offset: 0, reason: 'tried for a test' });
  const [said, alike] = [quick, thorough].map(({ problems }) =>
    problems.filter(({ code }) => code === 'yaml/unused-anchor'),
  );
  expect(alike).toEqual(said);
  return said!.map(({ start, end, message, hint }) => {
    const place = `${start.line}:${start.column}-${end.column}`;
    return `${place} ${message} ${hint}`;
  });
}

describe('an anchor that no alias uses', () => {
  const TEXT = 'Put text that begins with `&` in quotes; take out an anchor that nothing uses.';

  test.each([
    [
      'before text may be a word of it, and is told so',
      'title: &then what\n',
      [
        `1:8-13 \`&then\` is an anchor that no alias \`*then\` uses, and not part of the text. ${TEXT}`,
      ],
    ],
    [
      'may be all of the text',
      'title: &then\nlogline: x\n',
      [
        `1:8-13 \`&then\` is an anchor that no alias \`*then\` uses, and not part of the text. ${TEXT}`,
      ],
    ],
    [
      'before anything else is left over',
      'a: &list [x]\nb: &map\n  c: 1\nd: &quoted "x"\ne: &block |\n  x\n',
      [
        '1:4-9 No alias `*list` uses the anchor `&list`. Take it out.',
        '2:4-8 No alias `*map` uses the anchor `&map`. Take it out.',
        '4:4-11 No alias `*quoted` uses the anchor `&quoted`. Take it out.',
        '5:4-10 No alias `*block` uses the anchor `&block`. Take it out.',
      ],
    ],
    ['is none where one comes later', 'a: &a x\nb: *a\nc: [&c { d: 1 }, *c]\n', []],
    [
      'is one where they all come before it',
      'a: &a x\nb: *a\nc: &a {}\n',
      ['3:4-6 No alias `*a` uses the anchor `&a`. Take it out.'],
    ],
    [
      'is none in text: in quotes, in a block, after a letter',
      'a: "&a x"\nb: |\n  &b\nc: R&D\n',
      [],
    ],
  ])('%s', async (_rule, text, expected) => {
    expect(await unusedIn(text)).toEqual(expected);
  });

  test('is told alike by both parsers, wherever it stands', async () => {
    const name = fc.constantFrom<string>('a', 'ab', 'a-b', 'é');
    const mark = fc.option(
      name.map((each) => `&${each} `),
      { nil: '' },
    );
    const value = fc.constantFrom('x', '"x"', '[x, y]', '{ x: y }', '!!str 5', '');
    const item = fc.oneof(
      fc.tuple(mark, value).map((parts) => parts.join('')),
      fc
        .tuple(mark, fc.array(fc.tuple(mark, value)))
        .map(
          ([before, inner]) => `${before}[${inner.map((each) => `${each.join('')} `).join(',')}]`,
        ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(item, { minLength: 1 }), fc.array(name), async (items, used) => {
        const lines = items.map((each, index) => `k${index}: ${each}`);
        const marked = new Set(lines.join('\n').match(/&[^\s,\]]+/g) ?? []);
        const uses = used.filter((each) => marked.has(`&${each}`));
        const text = [...lines, ...uses.map((each, index) => `u${index}: *${each}`), ''].join('\n');
        const said = await unusedIn(text);
        const expected = text.match(/&[^\s,\]]+/g)?.filter((each) => !uses.includes(each.slice(1)));
        expect(said).toHaveLength(expected?.length ?? 0);
      }),
    );
  });

  test('does not hide what is wrong with its value', async () => {
    const { diagnostics } = await readText(`title: T\ncharacters: &all [orb]\n${FILM}`);
    expect(diagnostics.map(({ code }) => code).toSorted()).toEqual([
      'film/wrong-type',
      'yaml/unused-anchor',
    ]);
  });

  test('is a warning, which the film as a whole can silence', async () => {
    const told = await readText(`title: &then what\n${FILM}`);
    expect(told.ok).toBe(true);
    expect(told.diagnostics.map(({ code }) => code)).toEqual(['yaml/unused-anchor']);
    const silent = `silence: [yaml/unused-anchor]\ntitle: &then what\n${FILM}`;
    expect((await readText(silent)).diagnostics).toEqual([]);
  });
});

test('a file that holds one text with an anchor is still no film', async () => {
  const { diagnostics } = await readText('&then what\n');
  expect(diagnostics.map(({ code }) => code)).toContain('film/wrong-type');
});
