import { expect, test } from '@jest/globals';
import type { MendReport } from '../../../src/cli/mend/mend-film.ts';
import { mendText } from '../../../src/cli/mend/mend-text.ts';
import { readableOf } from '../../../src/cli/mend/readable.ts';

const PRINT = '0123456789abcdef';

function report(facts: Partial<MendReport>): MendReport {
  return {
    ledger: 'film.ledger.jsonl',
    lines: 1,
    whole: 1,
    unproven: [],
    leftOut: [],
    missing: [],
    possiblyCharged: [],
    unnamed: [],
    copies: [],
    ...facts,
  };
}

const leftOut = (line: number, content: string, n?: number) => ({
  line,
  ...(n !== undefined && { n }),
  why: 'is not JSON',
  readable: readableOf(content),
});

test('all that was found of a damaged ledger is told, and that nothing was changed', () => {
  const text = mendText(
    report({
      lines: 12,
      whole: 5,
      unproven: [3, 4, 7, 9],
      leftOut: [
        leftOut(1, 'nothing'),
        leftOut(2, `{"n":2,"kind":"step","name":"a/t2/s1/${PRINT}#claim1","re`, 2),
        leftOut(5, `{"n":5,"kind":"step","name":"keyframe/a/k1/${PRINT}#submit1","re`, 5),
        leftOut(6, `{"n":6,"kind":"step","name":"line/a/l3/${PRINT}#done","re`, 6),
        leftOut(8, '{"n":8,"kind":"take","take":{"shot":"a \\"b\\"","take":3,"fi', 8),
      ],
      missing: [
        [2, 2],
        [5, 8],
      ],
      possiblyCharged: [
        { shot: 'a', take: 2, why: 'the claim of its job, line 2, is not JSON' },
        { shot: 'a', why: 'the done of its job, line 6, is not JSON' },
      ],
      unnamed: [
        { path: 'takes/one.mp4', bytes: 2_000_000, isWhole: true, line: 8 },
        { path: 'takes/two.mp4', bytes: 700, isWhole: false },
      ],
    }),
    true,
  );
  expect(text).toBe(`12 lines, of which 5 are whole
of lines 3–4, 7, 9 nobody can say whether they are as written: the line before is lost

Left out:
  line 1 is not JSON
  line 2 is not JSON (entry 2, the claim of a job, a, take 2)
  line 5 is not JSON (entry 5, the submit of a job, keyframe of a)
  line 6 is not JSON (entry 6, the done of a job, line 3 of a)
  line 8 is not JSON (entry 8, take, a "b", take 3)

Entries 2, 5–8 are not among the whole ones: what they told of counts as never made, and is paid for again where the film needs it.

Possibly charged, and made and paid for again where the film needs it:
  a, take 2: the claim of its job, line 2, is not JSON
  a: the done of its job, line 6, is not JSON

Kept files that no line names any more:
  takes/one.mp4 (2.0 MB), named by line 8
  takes/two.mp4 (700 bytes), which has changed since

Nothing was changed. Without --dry-run, the damaged files are kept under another name and the ledger is written anew of what is whole.
\`ministudio plan\` shows what the film lacks now.
`);
});

test('one of each is told as one, and where the damaged files are kept', () => {
  const copies = ['film.ledger.damaged-1.jsonl', 'film.ledger.damaged-1.head'];
  expect(mendText(report({ unproven: [1], missing: [[2, 2]], copies }), false))
    .toBe(`1 line, of which 1 is whole and kept
of line 1 nobody can say whether it is as written: the line before is lost

Entry 2 is not among the whole ones: what it told of counts as never made, and is paid for again where the film needs it.

The ledger is written anew. The damaged files are kept as film.ledger.damaged-1.jsonl and film.ledger.damaged-1.head.
\`ministudio plan\` shows what the film lacks now.
`);
});

test('what there is none of is not told', () => {
  expect(mendText(report({ whole: 0, leftOut: [leftOut(1, 'nothing')] }), true))
    .toBe(`1 line, of which 0 are whole

Left out:
  line 1 is not JSON

Nothing was changed. Without --dry-run, the damaged files are kept under another name and the ledger is written anew of what is whole.
\`ministudio plan\` shows what the film lacks now.
`);
});

test('several entries in one row are told as several', () => {
  expect(mendText(report({ missing: [[2, 3]] }), true)).toContain(
    '\nEntries 2–3 are not among the whole ones: what they told of ',
  );
});
