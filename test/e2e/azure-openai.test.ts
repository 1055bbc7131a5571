import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { CLIENT, CLIENT_SECRET, startEntraServer, TENANT } from '../fakes/entra-server.ts';
import { startVideosServer } from '../fakes/videos-server.ts';
import { chainedFilm } from '../support/chained-film.ts';
import { runHere } from '../support/run-here.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();

test('a film is rendered as an application of Microsoft Entra ID, which `.env` names', async () => {
  const entra = await startEntraServer();
  const server = await startVideosServer({ key: 'nobody', azure: true, tokens: entra.tokens });
  const folder = await newFolder();
  const film = await writeFilm(folder, chainedFilm('azure-openai'));
  const lines = [
    `AZURE_TENANT_ID=${TENANT}`,
    `AZURE_CLIENT_ID=${CLIENT}`,
    `AZURE_CLIENT_SECRET=${CLIENT_SECRET}`,
    `AZURE_AUTHORITY_HOST=${entra.url}`,
  ];
  await writeFile(join(folder, '.env'), lines.join('\n'));
  const env = {
    MINISTUDIO_ENV_FILE: join(folder, '.env'),
    AZURE_OPENAI_ENDPOINT: server.url,
  };
  const check = await runHere(['secrets', 'check', 'azure-openai'], { env });
  expect([check.code, check.stdout]).toEqual([
    0,
    expect.stringMatching(/– AZURE_OPENAI_API_KEY +not set, and not needed/),
  ]);
  const result = await runHere(['render', film, '--json'], { env });
  expect(result).toMatchObject({ code: 0 });
  expect(server.jobs).toHaveLength(2);
  const ledger = await readFile(join(folder, '.ministudio/film.ledger.jsonl'), 'utf8');
  const said = [result.stdout, result.stderr, ledger].join('');
  for (const secret of [CLIENT_SECRET, ...entra.tokens]) expect(said).not.toContain(secret);
  await Promise.all([server.close(), entra.close()]);
});
