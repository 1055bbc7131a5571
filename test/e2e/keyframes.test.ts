import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { extractFrame } from '../../src/media/pictures/last-frame.ts';
import type { CallSheet } from '../../src/plan/call-sheet.ts';
import type { LedgerEntry } from '../../src/store/ledger/ledger.ts';
import type { Manifest } from '../../src/report/manifest.ts';
import { type ImagesServer, startImagesServer } from '../fakes/images-server.ts';
import { startVideosServer } from '../fakes/videos-server.ts';
import { tinyPicture } from '../fakes/tiny-picture.ts';
import { testFfmpeg } from '../support/ffmpeg.ts';
import { psnr, readPixels } from '../support/picture-difference.ts';
import type { CliResult } from '../support/run-cli.ts';
import { runHere } from '../support/run-here.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();
const KEY = 'sk-nobody-may-see-this';

/** Two shots that share a keyframe, and one that is cut to. */
const film = (more = '', resolution = '128x72'): string => `ministudio: 1
title: Shared
format: { resolution: ${resolution}, fps: 24 }
providers: mock
${more}
environments: { sea: { location: The open sea } }
scenes:
  - id: s
    environment: sea
    shots:
      - { id: far, size: ws, action: Waves roll in., duration: 1s }
      - { id: near, size: ms, action: They break., duration: 1s, join: keyframe }
      - { id: gulls, size: cu, action: Gulls cry., duration: 1s, join: cut }
`;

const manifestIn = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, 'build/film/manifest.json'), 'utf8')) as Manifest;

describe('a keyframe by a service of stills', () => {
  const STILLS =
    'stills: { use: openai-images, options: { openai-images: { quality: low, x-why: cheap } } }';
  let server: ImagesServer;
  let folder: string;
  let env: Record<string, string>;
  beforeEach(async () => {
    server = await startImagesServer({ key: KEY });
    folder = await newFolder();
    env = { OPENAI_API_KEY: KEY, OPENAI_BASE_URL: server.url };
  });
  afterEach(() => server.close());

  const render = async (text: string, ...flags: string[]): Promise<CliResult> =>
    await runHere(['render', await writeFilm(folder, text), ...flags], { env });

  test('is paid for once, ends one shot and starts the next', async () => {
    expect(await render(film(STILLS, '360p'))).toMatchObject({ code: 0 });
    expect(server.made).toHaveLength(1);
    expect(server.made[0]!.fields).toMatchObject({ size: '1088x608', quality: 'low' });
    expect(server.made[0]!.fields['prompt']).toContain('They break');

    const manifest = manifestIn(folder);
    const [keyframe] = manifest.keyframes;
    expect(keyframe).toMatchObject({
      ends: 'far',
      starts: ['near'],
      number: 1,
      provider: 'openai-images',
      file: 'keyframes/s-far-k1.png',
      notes: [{ kind: 'cropped', from: '1088x608', to: '640x360' }],
    });
    const [far, near] = manifest.shots;
    expect([far!.endFrame, near!.firstFrame]).toEqual([keyframe!.sha256, keyframe!.sha256]);
    expect(near!.join).toMatchObject({ mode: 'keyframe', from: 'far' });
    const page = readFileSync(join(folder, 'build/film/report.html'), 'utf8');
    expect(page).toContain(
      '<img src="keyframes/s-far-k1.png" alt="The keyframe from far to near">',
    );
    expect(page).toContain('$0.00 and 1 of unknown cost');

    // Its picture is on the screen where the two shots meet, and once only.
    const picture = await readPixels(join(folder, 'build/film', keyframe!.file));
    const likeness = async (frame: number): Promise<number> => {
      const out = join(folder, `${frame}.png`);
      await extractFrame(await testFfmpeg(), join(folder, 'build/film/film.mp4'), frame, out);
      return psnr(await readPixels(out), picture);
    };
    expect(await likeness(23)).toBeGreaterThan(30);
    expect(await likeness(0)).toBeLessThan(30);

    expect(await render(film(STILLS, '360p'))).toMatchObject({ code: 0 });
    expect(server.made).toHaveLength(1);
  });

  test('is planned with its price, before anything is asked', async () => {
    const path = await writeFilm(folder, film(STILLS));
    // OpenAI's own price is nobody else's.
    const openai = { env: { OPENAI_API_KEY: KEY } };
    const { stdout } = await runHere(['plan', path, '--json'], openai);
    const { keyframes, totals } = JSON.parse(stdout) as CallSheet;
    expect(keyframes).toMatchObject([
      { ends: 'far', starts: ['near'], state: 'missing', width: 1088, height: 608 },
    ]);
    expect([keyframes[0]!.cost.usd, totals.usd]).toEqual([0.006, 0.006]);
    const text = (await runHere(['plan', path], openai)).stdout;
    expect(text).toMatch(/^\+ make +far +still +openai-images +keyframe into near +\$0\.01/m);
    const prompts = (await runHere(['prompts', path], openai)).stdout;
    expect(prompts).toContain('keyframe: shot far ends in it, near starts from it');
    expect(server.made).toEqual([]);
  });

  test('counts for the budget, also where nobody knows what it costs', async () => {
    const path = await writeFilm(folder, film(`${STILLS}\nbudget: { cap: 0.005 }`));
    const dear = await runHere(['render', path], { env: { OPENAI_API_KEY: KEY } });
    expect(dear).toMatchObject({ code: 7 });
    expect(dear.stderr).toContain('this would cost $0.01 after $0.00 that were spent');
    const unknown = await runHere(['render', path], { env });
    expect(unknown).toMatchObject({ code: 7 });
    expect(unknown.stderr).toContain('nobody knows the price of the keyframe of far');
    expect(server.made).toEqual([]);
  });

  test('that is refused costs no shot, and is asked for again only by name', async () => {
    server.next('refuse');
    const refused = await render(film(STILLS), '--keep-going');
    expect(refused).toMatchObject({ code: 5 });
    expect(refused.stderr).toMatch(/^far: keyframe 1 failed \(provider\/refused\)/m);
    expect(refused.stderr).toMatch(/^near: skipped, the keyframe of far is not there$/m);
    expect(refused.stderr).toMatch(/^gulls: take 1 done/m);
    expect(refused.stderr).not.toMatch(/^(far|near): take/m);
    expect(await render(film(STILLS))).toMatchObject({ code: 5 });
    expect(server.count('submit')).toBe(1);
    expect(await render(film(STILLS), '--only', 'near')).toMatchObject({ code: 5 });
    expect(server.made).toHaveLength(1);
    expect(await render(film(STILLS))).toMatchObject({ code: 0 });
    expect(server.made).toHaveLength(1);
  });

  test('that may have been made is not paid for once more, also where others were drawn since', async () => {
    server.failNext('submit', 'reset-after');
    expect(await render(film(STILLS))).toMatchObject({ code: 5 });
    expect(server.made).toHaveLength(1);
    const planned = await runHere(['plan', await writeFilm(folder, film(STILLS))], { env });
    expect(planned.stdout).toContain(
      'an earlier submission to openai-images may have been taken and charged',
    );
    const drawn = await runHere(['animatic', await writeFilm(folder, film(STILLS))], { env });
    expect(drawn).toMatchObject({ code: 0 });
    const { code, stderr } = await render(film(STILLS), '--stale');
    expect(code).toBe(5);
    expect(stderr).toContain('stopped while it submitted this keyframe to openai-images');
    expect(server.made).toHaveLength(1);
  });

  test('lacks credentials before anything is made', async () => {
    const path = await writeFilm(folder, film(STILLS));
    const result = await runHere(['render', path]);
    expect(result).toMatchObject({ code: 4 });
    expect(result.stderr).toContain(
      'the keyframe of far goes to openai-images, and OPENAI_API_KEY is not set',
    );
  });

  test('leaves no secret in anything that is written or said', async () => {
    const { stdout, stderr } = await render(film(STILLS), '--verbose');
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'latin1'));
    expect([stdout, stderr, ...files].some((text) => text.includes(KEY))).toBe(false);
  });

  /** Removes the frames whose digests the test gives. */
  const lose = (...digests: readonly string[]): void => {
    for (const digest of digests) {
      rmSync(join(folder, '.ministudio/frames', `${digest.slice('sha256:'.length)}.png`));
    }
  };
  const madeBytes = (): string =>
    readFileSync(join(folder, '.ministudio/film.ledger.jsonl'), 'utf8')
      .split('\n')
      .flatMap((line) => (line === '' ? [] : [JSON.parse(line) as LedgerEntry]))
      .flatMap((entry) => (entry.kind === 'keyframe' ? [entry.keyframe.made] : []))
      .at(-1)!;

  test('whose picture was lost is fitted again from what was paid for', async () => {
    expect(await render(film(STILLS))).toMatchObject({ code: 0 });
    const [before] = manifestIn(folder).keyframes;
    lose(before!.sha256);
    expect(await render(film(STILLS), '--only', 'near')).toMatchObject({ code: 0 });
    expect(server.made).toHaveLength(1);
    expect(manifestIn(folder).keyframes).toEqual([before]);
    expect((await render(film(STILLS))).stderr).toMatch(/^far: take 1 is used again$/m);
  });

  test('whose picture was lost is not fitted from what has changed, and is told to be remade', async () => {
    expect(await render(film(STILLS))).toMatchObject({ code: 0 });
    const [before] = manifestIn(folder).keyframes;
    lose(before!.sha256);
    const made = join(folder, '.ministudio/frames', `${madeBytes().slice('sha256:'.length)}.png`);
    const bytes = readFileSync(made);
    bytes[bytes.length - 1]! ^= 1;
    writeFileSync(made, bytes);
    const again = await render(film(STILLS), '--only', 'near');
    expect(again).toMatchObject({ code: 0 });
    expect(again.stderr).toMatch(/^far: keyframe 1: its picture is gone$/m);
    expect(server.made).toHaveLength(2);
    expect(manifestIn(folder).keyframes[0]!.number).toBe(2);
  });

  test('that was lost with all that it was made of is remade only when a shot needs it', async () => {
    expect(await render(film(STILLS))).toMatchObject({ code: 0 });
    lose(manifestIn(folder).keyframes[0]!.sha256, madeBytes());
    const again = await render(film(STILLS));
    expect(again).toMatchObject({ code: 0 });
    expect(again.stderr).toMatch(
      /^near: .* though it is stale: the keyframe that it starts from is made anew/m,
    );
    expect(server.made).toHaveLength(1);
    expect(await render(film(STILLS), '--only', 'near')).toMatchObject({ code: 0 });
    expect(server.made).toHaveLength(2);
    expect(manifestIn(folder).keyframes[0]!.number).toBe(2);
  });
});

test('a keyframe is drawn offline where the film is, whoever else makes its stills', async () => {
  const folder = await newFolder();
  const path = await writeFilm(folder, film('stills: vertex-ai'));
  expect(await runHere(['render', path, '--provider', 'animatic'])).toMatchObject({ code: 0 });
  expect(manifestIn(folder).keyframes).toMatchObject([{ provider: 'animatic', notes: [] }]);
});

test('a still of the author’s own is shared, and nobody is asked for it', async () => {
  const folder = await newFolder();
  writeFileSync(join(folder, 'own.png'), tinyPicture({ width: 128, height: 72 }, 1));
  const text = film().replace('duration: 1s, join: keyframe', '$&, first_frame: own.png');
  const path = await writeFilm(folder, text);
  expect(await runHere(['render', path])).toMatchObject({ code: 0 });
  const { keyframes, shots } = manifestIn(folder);
  expect(keyframes).toEqual([]);
  expect(shots[1]!.join).toMatchObject({ mode: 'keyframe', from: 'far', still: 'own.png' });
});

test('a shot that is to end in a keyframe goes to nobody who can’t, unless the film allows it', async () => {
  const server = await startVideosServer({ key: KEY });
  const folder = await newFolder();
  const env = { OPENAI_API_KEY: KEY, OPENAI_BASE_URL: server.url };
  const chain = (allow: string): string =>
    film('stills: mock')
      .replace('providers: mock', `providers: { use: [mock, openai-videos], allow: ${allow} }`)
      .replace('Waves roll in., ', '$&provider_options: { mock: { fault: refusal } }, ');
  try {
    const most = 'resolution, fps, seed, duration, aspect, avoid';
    const path = await writeFilm(folder, chain(`[${most}]`));
    const stopped = await runHere(['render', path], { env });
    expect(stopped).toMatchObject({ code: 5 });
    expect(stopped.stderr).toContain('does not go to openai-videos: that would change last_frame,');
    await writeFilm(folder, chain(`[${most}, last_frame]`));
    expect(await runHere(['render', path], { env })).toMatchObject({ code: 0 });
    expect(manifestIn(folder).shots.map(({ provider }) => provider)).toEqual([
      'openai-videos',
      'mock',
      'mock',
    ]);
  } finally {
    await server.close();
  }
});

describe('who makes the stills of a film', () => {
  const said = async (stills: string): Promise<string> => {
    const folder = await newFolder();
    const { stderr, stdout } = await runHere(['validate', await writeFilm(folder, film(stills))]);
    return stdout + stderr;
  };

  test('has to be known, and to make stills', async () => {
    expect(await said('stills: [animtic, kling, auto]')).toMatch(
      /There is no provider `animtic`[^]*Did you mean `animatic`\?[^]*There is no provider `auto`/,
    );
    expect(await said('stills: [animatic, kling]')).toContain(
      'The provider `kling` makes clips, and no stills.',
    );
    expect(await said('stills: animatic')).not.toContain('error');
  });

  test('is passed over where it is not set up, aloud', async () => {
    const folder = await newFolder();
    const path = await writeFilm(folder, film('stills: [openai-images, vertex-ai, animatic]'));
    const { stdout } = await runHere(['plan', path]);
    expect(stdout).toMatch(/^\+ make +far +still +animatic/m);
    expect(stdout).toContain(
      'stills.use: openai-images: OPENAI_API_KEY is not set; vertex-ai: GOOGLE_CLOUD_PROJECT is not set',
    );
  });

  test('is asked for a model that nobody knows only as a guess, aloud', async () => {
    const folder = await newFolder();
    const options = '{ openai-images: { model: my-own } }';
    const stills = `stills: { use: openai-images, options: ${options} }`;
    const { stdout } = await runHere(['plan', await writeFilm(folder, film(stills))]);
    expect(stdout).toContain('stills.options: my-own is not in the table of models');
  });

  test('is named, or shots share no still that would have to be made, aloud', async () => {
    const folder = await newFolder();
    const { stdout } = await runHere(['plan', await writeFilm(folder, film())]);
    expect(stdout).toContain(
      'join.mode: A shared keyframe has to be made, and the film names nobody for its stills (`stills:`).',
    );
  });
});
