import { describe, expect, test } from '@jest/globals';
import type { AssetFacts } from '../../src/source/asset-probe.ts';
import { readText, summary } from './read-text.ts';

const TEXT = `title: T
style: { references: [look.png] }
characters:
  orb:
    references: [small.png, { image: gone.png, role: wardrobe }]
scenes:
  - id: s
    sound: { music: theme.wav, ambience: { file: look.png } }
    shots:
      - { id: a, first_frame: broken.png, action: Hello. }
      - { id: b, clip: own.mp4, sound: { effects: [{ at: 1s, file: own.mp4 }] } }
      - { id: c, last_frame: link.png, action: Hello. }
`;

const FACTS: Readonly<Record<string, AssetFacts>> = {
  'look.png': { kind: 'image', width: 1024, height: 768 },
  'small.png': { kind: 'image', width: 1024, height: 200 },
  'broken.png': { kind: 'unreadable', reason: 'it ends too early' },
  'theme.wav': { kind: 'audio' },
  'own.mp4': { kind: 'video' },
  'link.png': { kind: 'outside' },
};

test('every file that a film names is looked at once, and judged by what its place needs', async () => {
  const asked: string[] = [];
  const read = await readText(TEXT, {
    assets: async (path, folder) => {
      expect(folder).toBe('.');
      asked.push(path);
      return FACTS[path] ?? { kind: 'missing' };
    },
  });
  expect(asked.toSorted()).toEqual([
    'broken.png',
    'gone.png',
    'link.png',
    'look.png',
    'own.mp4',
    'small.png',
    'theme.wav',
  ]);
  expect(summary(read.diagnostics)).toEqual([
    'asset/small 5:18',
    'asset/missing 5:38',
    'asset/wrong-kind 8:50',
    'asset/unreadable 10:31',
    'asset/outside 12:30',
  ]);
  expect(read.diagnostics.map(({ severity }) => severity)[0]).toBe('warning');
});

test('without a probe no file is looked at', async () => {
  const read = await readText(TEXT);
  expect(read.ok).toBe(true);
});

describe('a file that is not what its place needs', () => {
  async function told(line: string, facts: AssetFacts): Promise<string> {
    const text = `title: T\n${line}\nshots: [{ id: a, action: Hello. }]\n`;
    const { diagnostics } = await readText(text, { assets: async () => facts });
    return diagnostics.map(({ message, hint }) => `${message} ${hint ?? ''}`).join('\n');
  }

  test('is looked for among those beside it, if it is missing', async () => {
    const beside = ['refs/orb-master.png', 'refs/library.png'];
    expect(
      await told('style: { references: refs/Orb-Mastr.png }', { kind: 'missing', beside }),
    ).toBe('There is no file `refs/Orb-Mastr.png`. Did you mean `refs/orb-master.png`?');
    expect(await told('style: { references: refs/emma.png }', { kind: 'missing', beside })).toBe(
      'There is no file `refs/emma.png`. Correct the path; it is relative to the file that names it.',
    );
  });

  test('is told how to be fetched, if it is a pointer of a version control system', async () => {
    expect(await told('style: { references: look.png }', { kind: 'pointer' })).toBe(
      '`look.png` is only a pointer that Git LFS has left in place of an image. Fetch the file itself: `git lfs pull`.',
    );
  });

  test('is told which formats can be read', async () => {
    const reason = 'it is cut short';
    expect(await told('style: { references: look.png }', { kind: 'unreadable', reason })).toBe(
      '`look.png` can’t be read as an image: it is cut short. Save it again as a PNG, JPEG or WebP picture.',
    );
    expect(await told('style: { references: look.wav }', { kind: 'audio' })).toBe(
      '`look.wav` is a sound, not an image. Name a PNG, JPEG or WebP picture.',
    );
  });
});

describe('a clip of the author’s own', () => {
  const lasting = (seconds: number) => async (): Promise<AssetFacts> => ({
    kind: 'video',
    seconds,
  });
  const film = (duration: string): string =>
    `title: T\nshots: [{ id: a, clip: own.mp4, duration: ${duration} }]\n`;

  test('must last as long as its shot', async () => {
    const read = await readText(film('2s'), { assets: lasting(0.5) });
    expect(read.diagnostics).toMatchObject([
      {
        code: 'film/clip-too-short',
        message: '`own.mp4` lasts 0.5 s, and the shot 2 s.',
        start: { line: 2, column: 24 },
      },
    ]);
  });

  test('may last longer, or less than half a frame shorter', async () => {
    expect((await readText(film('2s'), { assets: lasting(9) })).diagnostics).toEqual([]);
    expect((await readText(film('2s'), { assets: lasting(1.99) })).diagnostics).toEqual([]);
    expect((await readText(film('auto'), { assets: lasting(0.5) })).diagnostics).toEqual([]);
  });
});
