import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { codeFrame } from '../../src/report/diagnostics/code-frame.ts';
import { formatGithub } from '../../src/report/diagnostics/github.ts';
import { formatJson } from '../../src/report/diagnostics/json.ts';
import { formatPretty } from '../../src/report/diagnostics/pretty.ts';
import type { Painter } from '../../src/report/diagnostics/pretty.ts';
import { columnsOf } from '../../src/report/diagnostics/visible.ts';
import { formatSarif } from '../../src/report/diagnostics/sarif.ts';

const UNKNOWN_KEY: Diagnostic = {
  code: 'film/unknown-key',
  severity: 'error',
  message: '`camra` is not a field of a shot.',
  hint: 'Did you mean `camera`?',
  file: 'films/orb.yaml',
  start: { line: 4, column: 5 },
  end: { line: 4, column: 10 },
};
const NOTHING: Diagnostic = {
  code: 'film/nothing-happens',
  severity: 'warning',
  message: '`b` does not say what happens in it.',
  file: 'films/orb.yaml',
  start: { line: 5, column: 7 },
  end: { line: 5, column: 8 },
};
const TEXT = 'title: T\nshots:\n  - id: a\n    camra: 1\n\t- { id: b }\n';
const sourceOf = (file: string): string | undefined =>
  file === 'films/orb.yaml' ? TEXT : undefined;

describe('for people', () => {
  test('each problem shows its line, a caret under the place and how to mend it', () => {
    expect(formatPretty([UNKNOWN_KEY, NOTHING], sourceOf)).toBe(`\
films/orb.yaml:4:5 error film/unknown-key  \`camra\` is not a field of a shot.
  4 |     camra: 1
    |     ^^^^^
    = Did you mean \`camera\`?

films/orb.yaml:5:7 warning film/nothing-happens  \`b\` does not say what happens in it.
  5 |     - { id: b }
    |          ^

1 error, 1 warning
`);
  });

  test.each(['\n', '\r\n', '\r'])(
    'a line ends where %j stands, and is found above the last one',
    (end) => {
      const text = TEXT.replaceAll('\n', end);
      const printed = formatPretty([NOTHING, UNKNOWN_KEY], () => text);
      expect(printed).toContain('  5 |     - { id: b }\n');
      expect(printed).toContain('  4 |     camra: 1\n');
    },
  );

  test('nothing is printed where nothing is wrong', () => {
    expect(formatPretty([], sourceOf)).toBe('');
  });

  test('a file that can’t be shown is still named', () => {
    expect(formatPretty([{ ...NOTHING, file: 'gone.yaml' }], sourceOf)).toBe(
      'gone.yaml:5:7 warning film/nothing-happens  `b` does not say what happens in it.\n\n1 warning\n',
    );
  });

  test('colours are the caller’s', () => {
    const mark = (name: string) => (text: string) => `<${name}>${text}</${name}>`;
    const paint: Painter = {
      place: mark('place'),
      error: mark('error'),
      warning: mark('warning'),
      code: mark('code'),
      quiet: mark('quiet'),
    };
    const printed = formatPretty([UNKNOWN_KEY], sourceOf, paint);
    expect(printed).toContain('<place>films/orb.yaml:4:5</place> <error>error</error>');
    expect(printed).toContain('<error>^^^^^</error>');
  });

  test('a film can’t send commands to the terminal', () => {
    const evil = '\u001b[2Jgone\u0007\u202Etxet';
    const printed = formatPretty(
      [{ ...NOTHING, message: evil, hint: evil, file: evil, start: { line: 1, column: 1 } }],
      () => evil,
    );
    expect(printed).not.toMatch(/[^\P{Cc}\n]|\u202E/u);
    expect(printed).toContain('␛[2Jgone␇');
  });
});

describe('a caret stands under its place', () => {
  const under = (line: string, from: number, to: number): string => {
    const { text, before, carets } = codeFrame(line, from, to);
    return `${text}\n${before}${carets}`;
  };

  test('in a long line, which is cut around it', () => {
    const line = `${'a'.repeat(200)}HERE${'b'.repeat(200)}`;
    expect(under(line, 201, 205)).toBe(
      `…${'a'.repeat(32)}HERE${'b'.repeat(60)}…\n${' '.repeat(33)}^^^^`,
    );
  });

  test('after tabs and wide letters', () => {
    expect(under('\tx: 1', 2, 3)).toBe('    x: 1\n    ^');
    expect(under('日本: x', 5, 6)).toBe('日本: x\n      ^');
    expect(under('🎬: x', 5, 6)).toBe('🎬: x\n    ^');
  });

  test('at the end of a line, and in an endless one', () => {
    expect(under('ab', 3, 3)).toBe('ab\n  ^');
    const started = performance.now();
    expect(under('x'.repeat(10_000_000), 5_000_000, 5_000_003)).toContain('^^^');
    expect(performance.now() - started).toBeLessThan(1000);
  });

  test('there is one for every place, never wider than the line that is shown', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), fc.nat(400), fc.nat(50), (line, from, length) => {
        const { text, before, carets } = codeFrame(line, from + 1, from + 1 + length);
        expect(carets).toMatch(/^\^+$/);
        expect(before).toMatch(/^ *$/);
        const columns = Array.from(text, columnsOf).reduce((sum, width) => sum + width, 0);
        // 96, and a mark for what was cut on each side.
        expect(columns).toBeLessThanOrEqual(98);
      }),
    );
  });
});

describe('for machines', () => {
  test('JSON has the shape that is promised', () => {
    expect(JSON.parse(formatJson([UNKNOWN_KEY]))).toEqual({
      schema: 'ministudio/diagnostics@1',
      ok: false,
      diagnostics: [UNKNOWN_KEY],
    });
    expect(JSON.parse(formatJson([NOTHING]))).toMatchObject({ ok: true });
  });

  test('GitHub gets one annotation a line, and no text can start another', () => {
    expect(
      formatGithub([UNKNOWN_KEY, { ...NOTHING, file: 'a,b:c.yaml', message: 'x\n::error::y %' }]),
    ).toBe(
      '::error file=films/orb.yaml,line=4,endLine=4,col=5,endColumn=10,title=film/unknown-key::`camra` is not a field of a shot.%0ADid you mean `camera`?\n' +
        '::warning file=a%2Cb%3Ac.yaml,line=5,endLine=5,col=7,endColumn=8,title=film/nothing-happens::x%0A::error::y %25\n',
    );
  });

  test('SARIF names the rule, the level and the region', () => {
    const explanation = {
      code: 'film/unknown-key',
      severity: 'error',
      title: 'Unknown.',
      why: 'Because.',
      mend: 'Mend it.',
    } as const;
    const log: unknown = JSON.parse(
      formatSarif(
        [UNKNOWN_KEY, { ...NOTHING, file: '/films/a b#.yaml' }],
        { version: '1.2.3' },
        new Map([[explanation.code, explanation]]),
      ),
    );
    expect(log).toMatchObject({
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              name: 'ministudio',
              version: '1.2.3',
              rules: [
                { id: 'film/unknown-key', shortDescription: { text: 'Unknown.' } },
                { id: 'film/nothing-happens' },
              ],
            },
          },
          results: [
            {
              ruleId: 'film/unknown-key',
              ruleIndex: 0,
              level: 'error',
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri: 'films/orb.yaml' },
                    region: { startLine: 4, startColumn: 5, endLine: 4, endColumn: 10 },
                  },
                },
              ],
            },
            {
              ruleIndex: 1,
              level: 'warning',
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri: 'file:///films/a%20b%23.yaml' },
                  },
                },
              ],
            },
          ],
        },
      ],
    });
  });
});
