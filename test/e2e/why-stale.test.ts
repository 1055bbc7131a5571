import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { CallSheet } from '../../src/plan/call-sheet.ts';
import { tinyPicture } from '../fakes/tiny-picture.ts';
import { runHere } from '../support/run-here.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();

const FILM = `ministudio: 1
title: Changed
format: { resolution: 64x36, fps: 24 }
providers: { use: animatic }
characters:
  elara: { name: Elara, wardrobe: { coat: green coat }, starts: { wardrobe: coat, emotion: calm } }
environments:
  library: { location: a library }
scenes:
  - id: one
    environment: library
    shots:
      - { id: wide, size: ws, action: Nobody is there., duration: 0.5s }
      - { id: on, size: ms, action: She comes in., characters: [elara], duration: 0.5s, join: { mode: chain } }
      - { id: close, size: cu, action: She looks up., characters: [elara], duration: 0.5s, first_frame: close.png, notes: at last }
`;

let rendered: string;
beforeAll(async () => {
  rendered = mkdtempSync(join(tmpdir(), 'ministudio-'));
  writeFileSync(join(rendered, 'close.png'), tinyPicture({ width: 64, height: 36 }));
  const { code } = await runHere(['render', await writeFilm(rendered, FILM), '--quiet']);
  expect(code).toBe(0);
});
afterAll(() => rmSync(rendered, { recursive: true }));

/** The film as it was rendered, in a folder of its own. */
async function copied(): Promise<{ folder: string; film: string; recipes: string }> {
  const folder = await newFolder();
  cpSync(rendered, folder, { recursive: true });
  const film = join(folder, 'film.yaml');
  return { folder, film, recipes: join(folder, '.ministudio/recipes') };
}

async function plannedOf(film: string): Promise<CallSheet> {
  return JSON.parse((await runHere(['plan', film, '--json'])).stdout) as CallSheet;
}

/** The reasons of each shot that is not fresh, after the film was changed. */
async function reasonsOf(film: string, ...changes: readonly (readonly [string, string])[]) {
  const text = changes.reduce((changed, [from, to]) => changed.replace(from, to), FILM);
  writeFileSync(film, text);
  const { shots } = await plannedOf(film);
  return Object.fromEntries(
    shots.flatMap(({ id, reasons }) => (reasons[0] ? [[id, reasons]] : [])),
  );
}

test('a film that has not changed, or only in what no picture shows, is fresh', async () => {
  const { film } = await copied();
  expect(await reasonsOf(film)).toEqual({});
  expect(await reasonsOf(film, ['notes: at last', 'notes: at length'])).toEqual({});
});

test('a shot that is stale names the field, as the film has it, and what it was', async () => {
  const { film } = await copied();
  const changes = [
    ['action: She looks up.', 'action: She looks down.'],
    ['size: cu', 'size: mcu'],
    ['notes: at last', 'notes: at length'],
  ] as const;
  const reasons = [`size: "cu" → "mcu"`, `action: "She looks up." → "She looks down."`];
  expect(await reasonsOf(film, ...changes)).toEqual({ close: reasons });
  expect((await plannedOf(film)).shots.at(-1)).toMatchObject({
    state: 'stale',
    changes: [
      { field: 'size', from: 'cu', to: 'mcu' },
      { field: 'action', from: 'She looks up.', to: 'She looks down.' },
    ],
  });
});

test('a field of a person or a place is named in every shot where it matters', async () => {
  const { film } = await copied();
  const coat = 'characters.elara.wardrobe.coat: "green coat" → "red coat"';
  expect(await reasonsOf(film, ['green coat', 'red coat'])).toEqual({ on: [coat], close: [coat] });
});

test('a shot that goes on from another names the one that set it off', async () => {
  const { film } = await copied();
  expect(await reasonsOf(film, ['Nobody is there.', 'Somebody is there.'])).toEqual({
    wide: ['action: "Nobody is there." → "Somebody is there."'],
    on: ['it goes on from wide, which is to be shot anew'],
  });
});

test('what an earlier shot has changed in the world is named as the shot finds it', async () => {
  const { film } = await copied();
  const moved = [
    'join: { mode: chain }',
    'join: { mode: chain }, changes: { elara: { emotion: joy } }',
  ];
  expect(await reasonsOf(film, moved as [string, string])).toEqual({
    on: ['changes.elara.emotion: not said → "joy"'],
    close: ['elara.emotion, as the shot begins: "calm" → "joy"'],
  });
});

test('a picture with another content is named by its path', async () => {
  const { folder, film } = await copied();
  writeFileSync(join(folder, 'close.png'), tinyPicture({ width: 64, height: 36 }, 3));
  expect(await reasonsOf(film)).toEqual({ close: ['close.png has another content'] });
});

test('another provider is named, and who chose it', async () => {
  const { film } = await copied();
  const { close } = await reasonsOf(film, ['use: animatic', 'use: mock']);
  expect(close).toEqual(['providers.use: ["animatic"] → ["mock"]']);
  writeFileSync(film, FILM);
  const flagged = await runHere(['plan', film, '--provider', 'mock']);
  expect(flagged.stdout).toContain('providers.use: ["animatic"] → ["mock"]');
});

test('a shot goes on from another take of the one before', async () => {
  const { film } = await copied();
  expect((await runHere(['render', film, '--quiet', '--only', 'wide'])).code).toBe(0);
  expect(await reasonsOf(film)).toEqual({
    on: ['it goes on from take 1 of wide; take 2 is what the film shows now'],
  });
});

test.each([
  ['is lost', (path: string) => rmSync(path)],
  ['is no JSON', (path: string) => writeFileSync(path, '{"schema":')],
  ['is of another version', (path: string) => rewrite(path, 'recipe@1', 'recipe@9')],
  [
    'has another recipe',
    (path: string) => rewrite(path, '"adapterVersion":', '"adapterVersion":9'),
  ],
  ['has other fields', (path: string) => rewrite(path, '"value":"cu"', '"value":"ms"')],
])('no field is named where what is known of a take %s', async (_, damage) => {
  const { film, recipes } = await copied();
  for (const name of readdirSync(recipes)) damage(join(recipes, name));
  const { close } = await reasonsOf(film, ['size: cu', 'size: mcu']);
  expect(close).toEqual([
    'the film has changed since take 1; what that was made of is not known any more',
  ]);
});

function rewrite(path: string, from: string, to: string): void {
  writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
}

test('what holds a secret is not kept', async () => {
  const folder = await newFolder();
  const film = await writeFilm(folder, FILM.replace('She looks up.', 'She says tok-a1b2c3d4e5f6.'));
  writeFileSync(join(folder, 'close.png'), tinyPicture({ width: 64, height: 36 }));
  const env = { LUMA_AGENTS_API_KEY: 'tok-a1b2c3d4e5f6' };
  expect((await runHere(['render', film, '--quiet'], { env })).code).toBe(0);
  expect(readdirSync(join(folder, '.ministudio/recipes'))).toHaveLength(2);
});
