import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { blankSecrets } from '../../src/cli/providers/blank-secrets.ts';
import { probeClip } from '../../src/media/probe/probe-clip.ts';
import { probeImage } from '../../src/media/probe/probe-image.ts';
import { createRedactor } from '../../src/secrets/redactor.ts';
import { tinyClip } from '../fakes/tiny-clip.ts';
import { tinyPicture } from '../fakes/tiny-picture.ts';
import { canary, leaksIn } from '../support/canaries.ts';
import { ffmpegBytes, testFfmpeg } from '../support/ffmpeg.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();

describe('a secret that a service wrote into a file', () => {
  const secret = canary('key');
  const redactor = createRedactor();
  redactor.add(secret);

  test('of a clip is overwritten, and the clip is the same', async () => {
    const folder = await newFolder();
    const [plain, made] = [join(folder, 'plain.mp4'), join(folder, 'made.mp4')];
    await writeFile(plain, await tinyClip({ width: 64, height: 36, fps: 24, seconds: 1 }));
    const comment = `comment=asked with ${secret} and ${encodeURIComponent(secret)}`;
    const ffmpeg = await testFfmpeg();
    await ffmpegBytes(ffmpeg, '-i', plain, '-c', 'copy', '-metadata', comment, made);
    const before = await readFile(made);
    expect(before.includes(secret)).toBe(true);
    expect(await blankSecrets(made, redactor)).toBe(true);
    const after = await readFile(made);
    expect(leaksIn(new Map([['clip', after.toString('latin1')]]), { secret })).toEqual([]);
    expect(after.length).toBe(before.length);
    expect(await probeClip(made)).toEqual(await probeClip(plain));
    expect(await blankSecrets(made, redactor)).toBe(false);
    expect((await readFile(made)).equals(after)).toBe(true);
  });

  test('of a picture is overwritten, and the picture can be read', async () => {
    const path = join(await newFolder(), 'still.png');
    const png = Buffer.from(tinyPicture({ width: 64, height: 36 }));
    const type = Buffer.from('tEXt');
    const data = Buffer.from(`parameters\0{"key": ${JSON.stringify(secret)}}`);
    const chunk = Buffer.alloc(data.length + 12);
    chunk.writeUInt32BE(data.length, 0);
    type.copy(chunk, 4);
    data.copy(chunk, 8);
    chunk.writeUInt32BE(crc32(Buffer.concat([type, data])), data.length + 8);
    // After the header, which has 33 bytes with the signature.
    await writeFile(path, Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]));
    expect(await blankSecrets(path, redactor)).toBe(true);
    const text = (await readFile(path)).toString('latin1');
    expect(leaksIn(new Map([['still', text]]), { secret })).toEqual([]);
    expect(await probeImage(path)).toMatchObject({ width: 64, height: 36 });
  });

  test('that lies across the pieces in which a long file is read is found', async () => {
    const path = join(await newFolder(), 'long');
    const size = 1024 * 1024;
    const bytes = Buffer.alloc(3 * size, 7);
    for (const at of [size - 10, 2 * size + 5, 3 * size - secret.length]) bytes.write(secret, at);
    await writeFile(path, bytes);
    expect(await blankSecrets(path, redactor)).toBe(true);
    expect((await readFile(path)).includes(secret.slice(0, 8))).toBe(false);
  });
});
