import { expect, test } from '@jest/globals';
import type { CallSheet, PlannedRoute } from '../../src/plan/call-sheet.ts';
import { runHere } from '../support/run-here.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();
const SERVER = { OPENAI_BASE_URL: 'http://localhost:1/v1' };

async function planned(
  providers: string,
  flags: readonly string[] = [],
  env: Record<string, string> = {},
): Promise<{ readonly route: PlannedRoute; readonly text: string }> {
  const said = providers === '' ? '' : `providers: ${providers}\n`;
  const film = await writeFilm(
    await newFolder(),
    `title: Routed\n${said}shots: [{ id: a, action: A door opens., duration: 4s }]\n`,
  );
  const { stdout } = await runHere(['plan', film, '--json', ...flags], { env });
  const text = (await runHere(['plan', film, ...flags], { env })).stdout;
  return { route: (JSON.parse(stdout) as CallSheet).shots[0]!.route, text };
}

test('a provider that the film names is told as that, with why it is that model', async () => {
  const { route, text } = await planned('openai-videos\nquality: high', [], SERVER);
  const why = 'the film names openai-videos; sora-2-pro is its high one';
  expect(route).toEqual({ kind: 'named', why, passedOver: [] });
  expect(text).toContain(why);
});

test('where the film names none, that is why it is drawn', async () => {
  const { route } = await planned('');
  expect(route).toEqual({
    kind: 'unnamed',
    why: 'the film names no provider, so animatic draws it; animatic-1 is its only model',
    passedOver: [],
  });
});

test('one that a flag names is told as that', async () => {
  const { route } = await planned('openai-videos', ['--provider', 'mock']);
  expect(route).toMatchObject({ kind: 'asked', passedOver: [] });
  expect(route.why).toContain('mock is asked for by --provider or the configuration');
});

test('those that were passed over are told with why, once in the text', async () => {
  const { route, text } = await planned('[kling, animatic]');
  expect(route).toMatchObject({
    kind: 'next',
    passedOver: [{ provider: 'kling', why: expect.stringContaining('not set') }],
  });
  expect(text.split('not set')).toHaveLength(2);
  expect(text).not.toContain('first of its chain');
});

test('what auto has chosen is told with why, and who was passed over before it', async () => {
  const { route, text } = await planned('[kling, auto]', [], SERVER);
  expect(route).toMatchObject({ kind: 'auto', passedOver: [{ provider: 'kling' }] });
  expect(route.why).toMatch(/^openai-videos sora-2: /);
  expect(text.split(route.why)).toHaveLength(2);
});

test('one that only lacks its credentials is planned for, and told as such', async () => {
  const { route, text } = await planned('openai-videos');
  expect(route.kind).toBe('unset');
  expect(text).toContain(
    'none of its chain can be used now, and openai-videos only lacks its credentials',
  );
});
