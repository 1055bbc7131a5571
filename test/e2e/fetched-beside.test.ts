import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { LINES_DESCRIPTION, startCustomVoices } from '../fakes/custom-voices.ts';
import { startHuggingfaceServer } from '../fakes/huggingface-server.ts';
import { runHere } from '../support/run-here.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();

let close = async (): Promise<void> => {};
afterEach(() => close());

interface Facts {
  readonly text: string;
  readonly config?: string;
  readonly env: Record<string, string>;
}

async function open({ text, config = '', env }: Facts) {
  const folder = await newFolder();
  const film = await writeFilm(folder, text);
  writeFileSync(join(folder, 'ministudio.config.yaml'), config);
  return {
    run: async (line: string) => {
      const [command, ...rest] = line.split(' ');
      return await runHere([command!, film, ...rest], { cwd: folder, env });
    },
    edit: (from: string, to: string): void => {
      const there = readFileSync(film, 'utf8');
      expect(there).toContain(from);
      writeFileSync(film, there.replace(from, to));
    },
  };
}
const TOLD =
  'The film asks for it otherwise by now, and has nothing of it: `ministudio takes` lists it, and `ministudio clean` keeps it unless --paid is given.\n';

test('a line that is fetched after it was edited is listed, counted and kept, and is said once it is asked for so again', async () => {
  const key = 'a key';
  const server = await startCustomVoices({ key });
  close = () => server.close();
  const { run, edit } = await open({
    text: `ministudio: 1
title: Said
format: { resolution: 64x36, fps: 24 }
providers: mock
voices: { use: custom, options: { custom: ${JSON.stringify(LINES_DESCRIPTION)} } }
characters: { ben: { name: Ben, identity: { hair: grey }, voice: { name: iris } } }
shots:
  - { id: ask, action: He waits., duration: 4s, characters: [ben], dialogue: [{ character: ben, line: Hello there. }] }
`,
    config:
      'providers: { custom: { prices: { custom: { usd_per_1m_characters: 100000, as_of: 2026-01-01 } } } }\n',
    env: {
      CUSTOM_PROVIDER_KEY: key,
      CUSTOM_PROVIDER_KEY_HEADER: 'x-api-key',
      CUSTOM_PROVIDER_URL: server.url,
    },
  });
  server.failNext('check', 400);
  expect(await run('render')).toMatchObject({ code: 5 });
  edit('Hello there.', 'Good evening to you.');
  const { stdout } = await run('resolve ask --fetch');
  const [, file] = /^line 1 of ask is fetched, and lies in (.+\.audio)\. /.exec(stdout) ?? [];
  expect(stdout).toMatch(new RegExp(`${TOLD}$`));
  expect(existsSync(file!)).toBe(true);

  const listed = await run('resolve');
  expect(listed.stdout).toMatch(
    /^line 1 of ask .* for \$1\.20; it is made and not used so far, and lies in .*\.audio$/m,
  );
  expect(listed.stderr).toBe(
    'What is made is used, and not paid for again, by the command that asked for it, with the film as it was then; resolve FILM SHOT --fetch makes a take of a clip whatever the film is by now.\n',
  );
  expect(JSON.parse((await run('resolve --json')).stdout)).toMatchObject({
    jobs: [],
    underWay: [],
    made: [{ kind: 'line', shot: 'ask', number: 1, provider: 'custom', usd: 1.2, file }],
  });
  const takes = await run('takes');
  expect(takes.stdout).toMatch(
    /^ {2}made and not used: line 1 of ask {2}custom \(custom\) {2}about \$1\.20\n +.*\.audio$/m,
  );
  expect(JSON.parse((await run('takes --json')).stdout)).toMatchObject({
    shots: [
      {
        id: 'ask',
        unused: [
          {
            of: { kind: 'line', shot: 'ask', number: 1 },
            what: 'line 1 of ask',
            provider: 'custom',
            model: 'custom',
            cost: { estimatedUsd: 1.2, actualUsd: null },
            file,
          },
        ],
      },
    ],
  });
  // It is fetched: there is nothing more to be had.
  expect((await run('resolve ask --fetch')).stderr).toContain('nothing of ask is under way');

  expect(await run('render')).toMatchObject({ code: 0 });
  expect((await run('costs')).stdout).toContain('spent: $3.20');
  expect((await run('clean')).stdout).toMatch(
    /Left alone:\n.* of which the film has nothing and that were paid for.*\n {2}ask, line 1/,
  );
  expect(existsSync(file!)).toBe(true);

  edit('Good evening to you.', 'Hello there.');
  expect((await run('clean --paid --dry-run')).stdout).not.toContain(file);
  const again = await run('render');
  expect(again.stderr).toContain('ask: line 1 spoken');
  expect(server.lines).toHaveLength(2);
  expect((await run('takes')).stdout).not.toContain('not used');
});

test('a keyframe that is fetched after its shots were edited is listed, counted and kept until --paid', async () => {
  const token = 'a token';
  const server = await startHuggingfaceServer({ token });
  close = () => server.close();
  const { run, edit } = await open({
    text: `ministudio: 1
title: Shared
format: { resolution: 64x36, fps: 24 }
providers: mock
stills: huggingface
shots:
  - { id: near, action: She waits., duration: 1s }
  - { id: far, action: He waits., duration: 1s, join: { mode: keyframe } }
`,
    env: { HF_TOKEN: token, HF_ENDPOINT: server.url, HF_ROUTER_BASE_URL: server.url },
  });
  server.failNext('check', 400);
  expect(await run('render')).toMatchObject({ code: 5 });
  edit('He waits.', 'He jumps.');
  const { stdout } = await run('resolve near --fetch');
  const [, file] = /^the keyframe of near is fetched, and lies in (.+\.png)\. /.exec(stdout) ?? [];
  expect(stdout).toMatch(new RegExp(`${TOLD}$`));
  expect((await run('takes near')).stdout).toMatch(
    /^ {2}made and not used: the keyframe of near {2}huggingface \(flux\.1-dev\) {2}about \$0\.03\n/m,
  );
  // Of a shot that the film has no more, too.
  edit('id: near', 'id: close');
  expect((await run('takes')).stdout).toMatch(/^near: not in the film\n {2}no take yet\n {2}made/m);
  expect((await run('costs')).stdout).toContain('spent: $0.03');
  expect((await run('clean')).stdout).toContain(
    'that were paid for, or may have been: --paid removes them',
  );
  expect(existsSync(file!)).toBe(true);
  expect((await run('clean --paid')).stdout).toMatch(/^ {2}the keyframe of near, number 1 /m);
  expect(existsSync(file!)).toBe(false);
  expect((await run('takes')).stdout).not.toContain('near');
  expect((await run('resolve')).stdout).not.toContain('made');
  expect((await run('costs')).stdout).toContain('spent: $0.03');
});

test('a keyframe that the film still asks for is gone on with, and no more is told', async () => {
  const token = 'a token';
  const server = await startHuggingfaceServer({ token });
  close = () => server.close();
  const { run } = await open({
    text: `ministudio: 1
title: Shared
format: { resolution: 64x36, fps: 24 }
providers: mock
stills: huggingface
shots:
  - { id: near, action: She waits., duration: 1s }
  - { id: far, action: He waits., duration: 1s, join: { mode: keyframe } }
`,
    env: { HF_TOKEN: token, HF_ENDPOINT: server.url, HF_ROUTER_BASE_URL: server.url },
  });
  server.failNext('check', 400);
  expect(await run('render')).toMatchObject({ code: 5 });
  expect((await run('resolve near --fetch')).stdout).toMatch(/the film as it was then\.\n$/);
  expect((await run('clean --paid --dry-run')).stdout).toContain('There is nothing to remove.');
  expect(await run('render')).toMatchObject({ code: 0 });
  expect(server.jobs).toHaveLength(1);
});
