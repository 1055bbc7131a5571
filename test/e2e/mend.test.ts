import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { runHere } from '../support/run-here.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();

const FILM = `ministudio: 1
title: Mended
format: { resolution: 64x36, fps: 24 }
providers: mock
scenes:
  - id: s
    shots:
      - { id: far, action: Waves roll in., duration: 0.5s }
      - { id: near, action: They break., duration: 0.5s, join: cut }
`;

test('a film whose ledger was damaged is mended when it is asked for, and told what that costs', async () => {
  const folder = await newFolder();
  const film = await writeFilm(folder, FILM);
  expect(await runHere(['render', film, '--quiet'])).toMatchObject({ code: 0 });
  expect((await runHere(['mend', film])).stdout).toContain('is not damaged');

  const path = join(folder, '.ministudio/film.ledger.jsonl');
  const lines = readFileSync(path, 'utf8').split('\n');
  const at = lines.findIndex((line) => line.includes('"kind":"take"') && line.includes('"near"'));
  lines[at] = lines[at]!.replace('"frames":12', '"frames":13');
  writeFileSync(path, lines.join('\n'));
  const refused = await runHere(['plan', film]);
  expect(refused).toMatchObject({ code: 9 });
  expect(refused.stderr).toContain('ministudio mend FILM --dry-run');
  expect((await runHere(['explain', 'ledger/damaged'])).stdout).toContain('ministudio mend');

  const shown = await runHere(['mend', film, '--dry-run']);
  expect(shown).toMatchObject({ code: 0 });
  expect(shown.stdout).toMatch(
    /line \d+ was changed after it was written \(entry \d+, take, near, take 1\)/,
  );
  expect(shown.stdout).toMatch(/^ {2}near, take 1: its take, line \d+, was changed/m);
  expect(shown.stdout).toContain('Nothing was changed.');
  expect(await runHere(['plan', film])).toMatchObject({ code: 9 });

  const mended = await runHere(['mend', film, '--json']);
  expect(JSON.parse(mended.stdout)).toMatchObject({
    schema: 'ministudio/mend@1',
    damaged: true,
    lines: lines.length - 1,
    whole: lines.length - 2,
    unproven: [],
    leftOut: [{ line: at + 1, why: 'was changed after it was written' }],
    possiblyCharged: [{ shot: 'near', take: 1 }],
    unnamed: [{ path: expect.stringMatching(/^frames\//), isWhole: true, line: at + 1 }],
    copies: ['film.ledger.damaged-1.jsonl', 'film.ledger.damaged-1.head'],
  });
  expect(readdirSync(join(folder, '.ministudio'))).toContain('film.ledger.damaged-1.jsonl');
  // The take alone was lost: its clip is kept under what its job has made.
  const again = await runHere(['render', film]);
  expect(again).toMatchObject({ code: 0 });
  expect(again.stderr).toMatch(/^far: take 1 is used again$/m);
  expect(again.stderr).toMatch(/^near: take 1 done/m);
});
