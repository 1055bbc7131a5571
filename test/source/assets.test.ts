import { expect, test } from '@jest/globals';
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
