import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Net, openNet } from '../../src/net/open-net.ts';
import type { UrlMedia } from '../../src/providers/outcome.ts';
import { type FakeServer, startFake } from '../fakes/fake-server.ts';
import { sourceScript } from '../support/source-script.ts';

const FILE = Buffer.from(Array.from({ length: 300_000 }, (_, index) => index % 251));

function fileServer(): Promise<FakeServer> {
  return startFake({
    deny: () => undefined,
    routes: [
      {
        endpoint: 'file',
        method: 'GET',
        path: /^\/clip$/,
        answer: () => ({ file: FILE, type: 'video/mp4' }),
      },
    ],
  });
}

describe('a download', () => {
  let server: FakeServer;
  let net: Net;
  let folder: string;
  let pauses: number[];
  beforeEach(async () => {
    server = await fileServer();
    net = openNet([new URL(server.url)]);
    folder = await mkdtemp(join(tmpdir(), 'ministudio-net-'));
    pauses = [];
  });
  afterEach(async () => {
    net.close();
    await server.close();
    await rm(folder, { recursive: true });
  });

  const fetchFile = async (
    media: Partial<UrlMedia> = {},
    options: { maxBytes?: number; net?: Net } = {},
  ): Promise<Buffer> => {
    const path = join(folder, 'clip.mp4');
    await (options.net ?? net).download(
      { kind: 'url', url: `${server.url}/clip`, ...media },
      path,
      {
        clock: { now: () => 0, delay: async (ms) => void pauses.push(ms) },
        random: () => 0,
        signal: new AbortController().signal,
        maxBytes: options.maxBytes ?? 1e9,
      },
    );
    return await readFile(path);
  };

  const onUnix = process.platform === 'win32' ? test.skip : test;
  onUnix('does not take the part that a full disk took for the whole', async () => {
    const script = await sourceScript(
      folder,
      `import { openNet } from './src/net/open-net.ts';
       process.on('SIGXFSZ', () => {});
       const [base, path] = process.argv.slice(2);
       const net = openNet([new URL(base)]);
       const settings = {
         clock: { now: Date.now, delay: async () => {} }, random: Math.random,
         signal: new AbortController().signal, maxBytes: 1e9,
       };
       await net.download({ kind: 'url', url: base + '/clip' }, path, settings).then(
         () => console.log('whole'), (error) => console.log(error.code));
       net.close();`,
    );
    // 512 bytes short of the whole: what is refused is within the last piece that comes.
    const limited = `ulimit -f ${Math.floor(FILE.length / 512)}; exec "$0" "$@"`;
    const args = [process.execPath, script, server.url, join(folder, 'clip.mp4')];
    const child = spawn('sh', ['-c', limited, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [said] = (await once(child.stdout, 'data')) as [Buffer];
    expect(said.toString()).toBe('EFBIG\n');
  });

  test('brings every byte', async () => {
    expect((await fetchFile()).equals(FILE)).toBe(true);
  });

  test('that breaks goes on where it broke, with the same file only', async () => {
    server.failNext('file', 'cut');
    expect((await fetchFile()).equals(FILE)).toBe(true);
    const [, second] = server.requests;
    expect(second!.headers).toMatchObject({ 'if-range': '"one"' });
    expect(second!.headers['range']).toMatch(/^bytes=[1-9]\d*-$/);
  });

  test('is tried a few times where its server is busy, and then given up', async () => {
    server.failNext('file', 503, 4);
    await expect(fetchFile()).rejects.toMatchObject({
      code: 'provider/unreachable',
      retryable: true,
    });
    expect(pauses).toEqual([1000, 2000, 4000]);
    expect((await fetchFile()).equals(FILE)).toBe(true);
  });

  test('of more bytes than are allowed is stopped, and leaves no file', async () => {
    await expect(fetchFile({}, { maxBytes: 1000 })).rejects.toMatchObject({
      code: 'provider/bad-media',
    });
    await expect(readFile(join(folder, 'clip.mp4'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('sends credentials to the origin that they belong to', async () => {
    const credentials = {
      origin: new URL(server.url).origin,
      headers: { authorization: 'secret' },
    };
    await fetchFile({ credentials });
    expect(server.requests[0]!.headers['authorization']).toBe('secret');
  });

  test('sends no credentials to another origin, whether named at once or by a redirect', async () => {
    const other = await fileServer();
    const credentials = {
      origin: new URL(server.url).origin,
      headers: { authorization: 'secret' },
    };
    await fetchFile({ url: `${other.url}/clip`, credentials });
    server.failNext('file', { redirect: `${other.url}/clip` });
    expect((await fetchFile({ credentials })).equals(FILE)).toBe(true);
    expect(other.requests.map(({ headers }) => headers['authorization'])).toEqual([
      undefined,
      undefined,
    ]);
    await other.close();
  });

  test('from a private address needs a base URL that is configured there', async () => {
    const distrustful = openNet([new URL('https://api.example.com')]);
    for (const host of [
      '127.0.0.1',
      'localhost',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '169.254.169.254',
    ]) {
      const url = `http://${host}:${new URL(server.url).port}/clip`;
      await expect(fetchFile({ url }, { net: distrustful })).rejects.toMatchObject({
        code: 'provider/bad-media',
        message: expect.stringContaining('private network'),
      });
    }
    expect(server.requests).toEqual([]);
    distrustful.close();
  });

  test.each(['file:///etc/passwd', 'data:video/mp4;base64,AAAA', 'ftp://127.0.0.1/clip', 'clip'])(
    'does not fetch %s',
    async (url) => {
      await expect(fetchFile({ url })).rejects.toMatchObject({ code: 'provider/bad-media' });
    },
  );

  test('follows few redirects', async () => {
    server.failNext('file', { redirect: `${server.url}/clip` }, 20);
    await expect(fetchFile()).rejects.toMatchObject({ code: 'provider/bad-media' });
    expect(server.requests).toHaveLength(6);
  });
});
