import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

describe('the package', () => {
  test('holds what it needs to run, and no sources or tests', () => {
    const { stdout } = spawnSync('npm', ['pack', '--dry-run', '--ignore-scripts', '--json'], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    const [{ files }] = JSON.parse(stdout) as [{ files: { path: string }[] }];
    const folders = new Set(files.map(({ path }) => path.split('/')[0]));
    expect([...folders].toSorted((left, right) => (left! < right! ? -1 : 1))).toEqual([
      '.env.example',
      'LICENSE',
      'README.md',
      'bin',
      'dist',
      'package.json',
      'schemas',
      'templates',
    ]);
  });

  test('locks no address of a registry', () => {
    const lock = readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8');
    expect(lock).not.toMatch(/"resolved":\s*"https?:/);
  });
});
