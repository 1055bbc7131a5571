import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { FLITE } from '../../src/adapters/flite/voice-model.ts';
import { createVoiceProvider } from '../../src/adapters/flite/voice-provider.ts';
import { providerCall } from '../support/provider-call.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';
import { voiceRequestOf } from '../support/voice-request.ts';

const CHUNKS = fileURLToPath(new URL('../../dist/chunks/', import.meta.url));
const newFolder = temporaryFolders();

const REQUEST = voiceRequestOf({
  model: FLITE.id,
  voice: 'slt',
  text: 'A light finds a book. It reads.',
  words: true,
});

/** The built provider, which no command asks to speak yet. */
async function builtProvider(): Promise<string> {
  for (const name of await readdir(CHUNKS)) {
    const path = join(CHUNKS, name);
    if (name.endsWith('.js') && (await readFile(path, 'utf8')).includes('speaking-thread.js')) {
      return path;
    }
  }
  throw new Error('nothing that is built names the speaking thread');
}

test('what is built speaks in a thread: the process goes on, stops it, and ends by itself', async () => {
  const folder = await newFolder();
  await writeFile(
    join(folder, 'speak.mjs'),
    `
    import { createHash } from 'node:crypto';
    import { readFile } from 'node:fs/promises';
    const [create] = Object.values(await import(process.argv[2]));
    const provider = create();
    const request = JSON.parse(process.argv[3]);
    const call = (signal) => ({ signal, scratchFolder: process.argv[4] });
    const long = { ...request, text: 'Nobody reads all of this to the end. '.repeat(200) };
    const stop = new AbortController();
    let ticks = 0;
    const ticking = setInterval(() => { if ((ticks += 1) === 20) stop.abort(new Error('stopped')); }, 1);
    const why = await provider.start(long, call(stop.signal)).catch(({ message }) => message);
    clearInterval(ticking);
    const outcomes = await Promise.all([1, 2].map(() => provider.start(request, call(new AbortController().signal))));
    const wave = await readFile(outcomes[1].media.path);
    const digest = createHash('sha256').update(wave).digest('hex');
    console.log(JSON.stringify({ why, digest, words: outcomes.map(({ words }) => words) }));
    `,
  );
  const arguments_ = ['speak.mjs', await builtProvider(), JSON.stringify(REQUEST), folder];
  const child = spawn(process.execPath, arguments_, { cwd: folder, env: {} });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number];
  // Not a word of warning, as of Node's own WASI.
  expect([code, stderr]).toEqual([0, '']);

  const { call, remove } = await providerCall();
  const outcome = await createVoiceProvider().start(REQUEST, call);
  const wave = await readFile(join(call.scratchFolder, 'line.wav'));
  await remove();
  const words = outcome.kind === 'completed' ? outcome.words : undefined;
  const digest = createHash('sha256').update(wave).digest('hex');
  expect(JSON.parse(stdout)).toEqual({ why: 'stopped', digest, words: [words, words] });
});
