import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sceneId, shotId } from '../../src/film/ids.ts';
import { frameRate } from '../../src/film/time.ts';
import type { CallSheet, PlannedShot } from '../../src/plan/call-sheet.ts';
import type { Fingerprint } from '../../src/plan/fingerprint.ts';
import { totalsOf } from '../../src/plan/totals.ts';
import { codeText } from '../../src/report/markdown/escape.ts';
import { MOST_CHARACTERS, planMarkdown } from '../../src/report/markdown/plan-markdown.ts';
import { oneLine } from '../../src/report/one-line.ts';
import { NAMED } from '../support/named-route.ts';

function shot(id: string, parts: Partial<PlannedShot> = {}): PlannedShot {
  return {
    id: shotId(id),
    scene: sceneId('one'),
    startFrame: 0,
    frames: 48,
    state: 'missing',
    reasons: ['never shot'],
    provider: 'mock',
    model: 'mock-1',
    route: NAMED,
    segments: [{ seconds: 2, join: 'none', usd: 1 }],
    join: { mode: 'cut', why: 'the first shot' },
    adjustments: [],
    cost: { usd: 1, asOf: '2026-11-21' },
    fingerprint: 'sha256:a' as Fingerprint,
    ...parts,
  };
}

function sheetOf(title: string, shots: readonly PlannedShot[]): CallSheet {
  const rate = frameRate(24);
  return {
    schema: 'ministudio/plan@1',
    film: { title, frames: 48 * shots.length, frameRate: rate, width: 64, height: 36 },
    shots,
    keyframes: [],
    lines: [],
    totals: totalsOf({ shots, keyframes: [], lines: [] }, rate, { takes: {} }),
  };
}

test('a plan is a title, the totals, a table, and folded away what is behind it', () => {
  const stale = shot('on', {
    state: 'stale',
    reasons: ['action: "a" → "b"'],
    join: { mode: 'chain', from: shotId('wide'), why: 'asked for' },
    adjustments: [
      { kind: 'rounded', field: 'duration', asked: '2s', given: '48f', why: 'Whole frames.' },
    ],
    estimatedSeconds: 40,
  });
  const fresh = shot('end', { state: 'fresh', reasons: [], cost: { usd: 0 } });
  expect(planMarkdown(sheetOf('Orb', [shot('wide'), stale, fresh])))
    .toBe(`## Plan of <code>Orb</code>

**2 shots to make**, 1 kept · 4 s for 4 s of film · **&#36;2.00**

| | shot | length | made by | join | price | time |
| --- | --- | --- | --- | --- | --- | --- |
| **shoot** | <code>wide</code> | 48 f | <code>mock</code> <code>mock-1</code> | cut | &#36;1.00 (prices of 2026-11-21) |  |
| **stale** | <code>on</code> | 48 f | <code>mock</code> <code>mock-1</code> | chain from <code>wide</code> | &#36;1.00 (prices of 2026-11-21) | 40 s |
| keep | <code>end</code> | 48 f | <code>mock</code> <code>mock-1</code> | cut | free |  |

<details><summary>Totals</summary>

- <code>mock</code>: 2 shots to make, 1 kept, 4 s, &#36;2.00
- 1 shot kept: free
- <code>the film names mock</code>

</details>

<details><summary>Reasons and adjustments</summary>

- <code>wide</code>
  - <code>never shot</code>
- <code>on</code>
  - <code>action&#58; "a" → "b"</code>
  - <code>duration</code>: <code>Whole frames&#46;</code>

</details>
`);
});

describe('text of a film', () => {
  test('can’t break a table, inject HTML, call anybody or make a link', () => {
    const hostile = '| <img src=x> `a` @you #1 [x](http://x.y) $x$ **b**\n\n# c';
    const [, inside = ''] = /^<code>(.*)<\/code>$/.exec(codeText(hostile))!;
    expect(inside).not.toMatch(/[|<>`@[\]()$*_\n\\/.:]|#(?!\d+;)|&(?!#\d+;)/);
  });

  test('is still itself, whatever it is', () => {
    const text = fc.string({ unit: 'binary', maxLength: 100 });
    fc.assert(
      fc.property(text, (written) => {
        const [, inside] = /^<code>((?:[^!-+./:-@[-`{-~]|["%',;?]|&#\d+;)*)<\/code>$/u.exec(
          codeText(written),
        )!;
        const read = inside!.replaceAll(/&#(\d+);/g, (_, point: string) =>
          String.fromCodePoint(Number(point)),
        );
        expect(read).toBe(oneLine(written));
      }),
    );
  });

  test('makes no other table, whatever stands in it', () => {
    const text = fc.string({ unit: 'binary', maxLength: 60 });
    fc.assert(
      fc.property(text, text, text, (title, model, reason) => {
        const sheet = sheetOf(title, [shot('a', { model, reasons: [reason] })]);
        const lines = planMarkdown(sheet).split('\n');
        expect(lines.filter((line) => line.startsWith('|'))).toHaveLength(3);
        expect(lines.filter((line) => line.split('|').length === 9)).toHaveLength(3);
        expect(lines.filter((line) => line.includes('<details>'))).toHaveLength(2);
      }),
    );
  });
});

describe('a comment has room for so many characters', () => {
  const long = 'An adjustment with (many) words. '.repeat(10);
  const many = (count: number) =>
    planMarkdown(
      sheetOf(
        'Long '.repeat(1_000),
        Array.from({ length: count }, (_, index) =>
          shot(`shot-${index}`, { scene: sceneId(`scene-${index}`), reasons: [long] }),
        ),
      ),
    );

  test('a plan that is longer leaves out reasons first, and says how many', () => {
    const text = many(100);
    expect(text.length).toBeLessThanOrEqual(MOST_CHARACTERS);
    expect(text.match(/^\| \*\*shoot/gm)).toHaveLength(100);
    expect(text).toMatch(
      /\d+ more shots are left out here: a comment has room for 65536 characters/,
    );
  });

  test('then rows, and no plan is longer, however long the film is', () => {
    const text = many(3_000);
    expect(text.length).toBeLessThanOrEqual(MOST_CHARACTERS);
    expect(text).toMatch(/\d+ more rows are left out here/);
    expect(text).toMatch(/\d+ more lines are left out here/);
    expect(text).toContain('3000 more shots are left out here');
    expect(text.endsWith('</details>\n')).toBe(true);
  });
});
