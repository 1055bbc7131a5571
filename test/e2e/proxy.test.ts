import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { startConnectProxy, startSecureDoor } from '../fakes/connect-proxy.ts';
import { startVideosServer } from '../fakes/videos-server.ts';
import { chainedFilm } from '../support/chained-film.ts';
import { runCli } from '../support/run-cli.ts';
import { selfSigned } from '../support/self-signed.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();
const PASSWORD = 'my-proxy-password';

test('a film by a service of https is made through a proxy, whose password nobody is shown', async () => {
  const folder = await newFolder();
  const server = await startVideosServer({ key: 'a key' });
  const { port, pathname } = new URL(server.url);
  const certificate = selfSigned('films.test');
  const door = await startSecureDoor(Number(port), certificate);
  const routes = { 'films.test:443': door.port };
  const proxy = await startConnectProxy({ routes, user: `me:${PASSWORD}` });
  try {
    const trusted = join(folder, 'ca.pem');
    await writeFile(trusted, certificate.cert);
    const env = {
      OPENAI_API_KEY: 'a key',
      // A name that nothing but the proxy knows.
      OPENAI_BASE_URL: `https://films.test${pathname}`,
      HTTPS_PROXY: `http://me:${PASSWORD}@127.0.0.1:${proxy.port}`,
      NODE_EXTRA_CA_CERTS: trusted,
    };
    const film = await writeFilm(folder, chainedFilm('openai-videos'));
    const result = await runCli(['render', film, '--json'], { env });
    expect(result).toMatchObject({ code: 0 });
    expect(server.jobs).toHaveLength(2);
    expect(new Set(proxy.asked)).toEqual(new Set(['CONNECT films.test:443']));

    // Each submission has a connection of its own; looks and downloads share theirs.
    expect(proxy.asked.length).toBeLessThan(server.requests.length);

    const wrong = { ...env, HTTPS_PROXY: env.HTTPS_PROXY.replace('me:', 'you:') };
    const refused = await runCli(['providers', 'check', 'openai-videos'], { env: wrong });
    expect(refused).toMatchObject({
      code: 5,
      stdout: expect.stringContaining('(407): it asks for a name and password'),
    });
    const untrusted = { ...env, NODE_EXTRA_CA_CERTS: '' };
    expect((await runCli(['providers', 'check', 'openai-videos'], { env: untrusted })).code).toBe(
      5,
    );

    const said = [result, refused].map(({ stdout, stderr }) => stdout + stderr).join('');
    expect(said).not.toContain(PASSWORD);
  } finally {
    await Promise.all([proxy.close(), door.close(), server.close()]);
  }
});
