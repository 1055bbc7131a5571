import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ExitCode } from '../../src/diagnostics/exit-code.ts';
import {
  defineProvider,
  FilmInvalidError,
  planFilm,
  type ProviderDefinition,
  readFilm,
  renderFilm,
} from '../../src/index.ts';
import { tinyClip } from '../fakes/tiny-clip.ts';
import { set468 } from '../compile/support/models.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();

const filmNaming = (providers: string): string => `ministudio: 1
title: Far Away
format: { resolution: 320x180, fps: 24 }
providers: ${providers}
scenes:
  - id: arrival
    shots:
      - { id: wide, size: ws, action: A light drifts in., duration: 2s }
      - { id: on, size: ws, action: It goes on., duration: 2s, join: { mode: chain } }
`;

/** A provider that exists in this process only, and what it was asked. */
function providerOfMine(name = 'mine', hue = 0) {
  const prompts: string[] = [];
  const definition = defineProvider({
    name,
    kind: 'video',
    summary: 'clips that this test makes',
    version: 1,
    secrets: [],
    settings: [],
    concurrency: 2,
    lifecycle: { state: 'live' },
    models: async () => [{ ...set468, id: `${name}-1` }],
    load: async () => ({
      name,
      idempotent: true,
      async start({ prompt, seconds }) {
        prompts.push(prompt);
        const bytes = await tinyClip({ width: 64, height: 36, fps: 24, seconds }, hue);
        return { kind: 'completed', media: { kind: 'bytes', bytes }, actualUsd: 0 };
      },
      async check() {
        throw new Error('it completes at once');
      },
    }),
  });
  return { definition, prompts };
}

test('a program is told which shots are missing where it has asked for others only', async () => {
  const film = await writeFilm(await newFolder(), filmNaming('mock'));
  await expect(renderFilm(film, { only: ['wide'] })).rejects.toMatchObject({
    code: 'film/incomplete',
    message: 'The film is not complete: on is missing. What was made is kept.',
  });
});

test('a program is told of a number of shots that is none before its film is read', async () => {
  const told: unknown[] = [];
  for (const maxParallel of [0, -1, 1.5, NaN, -Infinity, '2' as unknown as number]) {
    await renderFilm('nowhere.yaml', { maxParallel }).catch((error: unknown) => told.push(error));
  }
  expect(told).toHaveLength(6);
  for (const error of told) {
    expect(error).toMatchObject({ code: 'usage/wrong-flag', exitCode: ExitCode.usage });
  }
  expect(told[0]).toMatchObject({
    message: 'maxParallel 0 is no number of shots',
    hint: 'Write a whole number from 1.',
  });
});

describe('a provider that a program defines', () => {
  test('makes the film that it is given for, whatever the film names', async () => {
    const { definition, prompts } = providerOfMine();
    const film = await writeFilm(await newFolder(), filmNaming('animatic'));
    const { manifest } = await renderFilm(film, { providers: [definition] });
    expect(manifest.film.frames).toBe(96);
    expect(manifest.shots.map(({ provider, model }) => [provider, model])).toEqual([
      ['mine', 'mine-1'],
      ['mine', 'mine-1'],
    ]);
    expect(prompts).toHaveLength(2);
  });

  test('may be named by the film, also in a chain, and is known to who reads and plans', async () => {
    const { definition } = providerOfMine();
    const settings = { definitions: [definition] };
    const film = await writeFilm(await newFolder(), filmNaming('[mine, animatic]'));
    expect(await readFilm(film, settings)).toMatchObject({ ok: true, diagnostics: [] });
    expect((await planFilm(film, settings)).shots[0]).toMatchObject({ provider: 'mine' });
    const used = await planFilm(film, { ...settings, providers: ['animatic', definition] });
    expect(used.shots[0]).toMatchObject({ provider: 'animatic' });
    expect(await readFilm(film, { providers: [definition] })).toMatchObject({ ok: true });
  });

  test('is unknown to other runs of the same process, before, beside and after', async () => {
    const [one, other] = [providerOfMine('mine', 0), providerOfMine('mine', 120)];
    const films = await Promise.all(
      [1, 2].map(async () => await writeFilm(await newFolder(), filmNaming('mine'))),
    );
    const isUnknown = async (): Promise<void> => {
      const read = await readFilm(films[0]!);
      expect(read.diagnostics).toMatchObject([{ code: 'film/unknown-provider' }]);
      await expect(planFilm(films[0]!)).rejects.toBeInstanceOf(FilmInvalidError);
    };
    await isUnknown();
    const rendered = await Promise.all(
      [one, other].map(({ definition }, index) =>
        renderFilm(films[index]!, { definitions: [definition] }),
      ),
    );
    await isUnknown();
    expect([one.prompts.length, other.prompts.length]).toEqual([2, 2]);
    const clips = await Promise.all(
      rendered.map(async ({ file }) => await readFile(join(file, '..', 'film.mp4'))),
    );
    expect(clips[0]!.equals(clips[1]!)).toBe(false);
  });

  test('of a name that is taken, or that is no definition, is refused by what is wrong with it', async () => {
    const film = await writeFilm(await newFolder(), filmNaming('animatic'));
    const planned = async (...definitions: readonly unknown[]) =>
      await planFilm(film, { definitions: definitions as readonly ProviderDefinition[] });
    const { definition } = providerOfMine('kling');
    await expect(planned(definition)).rejects.toMatchObject({
      code: 'provider/bad-module',
      message: 'definition 1 is called kling, as another that there is already',
    });
    const mine = providerOfMine().definition;
    await expect(planned(mine, providerOfMine().definition)).rejects.toMatchObject({
      message: 'definition 2 is called mine, as another that there is already',
    });
    await expect(planned(mine, mine)).resolves.toBeDefined();
    await expect(planned({ name: 'x' })).rejects.toMatchObject({
      code: 'provider/bad-module',
      message: expect.stringContaining('definition 1 is no provider: '),
    });
  });
});
