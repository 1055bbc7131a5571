import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';

const ADAPTERS = new URL('../../src/adapters/', import.meta.url).pathname;

interface Reached {
  readonly files: ReadonlySet<string>;
  readonly packages: ReadonlySet<string>;
}

/** All that a source file loads as soon as it is loaded. */
function reachedFrom(entry: string): Reached {
  const files = new Set<string>();
  const packages = new Set<string>();
  const waiting = [entry];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (files.has(file)) continue;
    files.add(file);
    const text = readFileSync(file, 'utf8');
    for (const [, names, path] of text.matchAll(
      /^(?:import|export)\s+([^'"`;]*?)from\s+'([^']+)'/gm,
    )) {
      const onlyTypes = /^type\s/.test(names!) || /^\{(?:\s*type\s[^,}]*,?)+\s*\}/.test(names!);
      if (onlyTypes || path!.endsWith('.json')) continue;
      if (path!.startsWith('.')) waiting.push(join(file, '..', path!));
      else if (!path!.startsWith('node:')) packages.add(path!);
    }
  }
  return { files, packages };
}

// `providers list` loads these of every provider, and is to be quick.
describe.each(readdirSync(ADAPTERS, { withFileTypes: true }).filter((each) => each.isDirectory()))(
  'what $name is known by',
  ({ name }) => {
    const files = ['entry.ts', 'model.ts', 'image-model.ts', 'voice-model.ts'].filter((file) =>
      existsSync(join(ADAPTERS, name, file)),
    );

    test.each(files)('loads no package and no provider: %s', (file) => {
      const { files: reached, packages } = reachedFrom(join(ADAPTERS, name, file));
      expect([...packages]).toEqual([]);
      expect([...reached].filter((each) => each.endsWith('provider.ts'))).toEqual([]);
    });
  },
);
