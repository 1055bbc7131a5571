import { readdirSync, readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { CLI_EXPLANATIONS } from '../../src/cli/explanations.ts';
import { MEDIA_EXPLANATIONS } from '../../src/media/explanations.ts';
import { PROVIDER_EXPLANATIONS } from '../../src/providers/explanations.ts';
import { SECRET_EXPLANATIONS } from '../../src/secrets/explanations.ts';
import { SHOOT_EXPLANATIONS } from '../../src/shoot/explanations.ts';
import { STORE_EXPLANATIONS } from '../../src/store/explanations.ts';
import { allExplanations } from '../../src/cli/all-explanations.ts';

/** The errors of each room, which are thrown and not found in a film. */
const UNIONS = [
  MEDIA_EXPLANATIONS,
  PROVIDER_EXPLANATIONS,
  SECRET_EXPLANATIONS,
  SHOOT_EXPLANATIONS,
  STORE_EXPLANATIONS,
  CLI_EXPLANATIONS,
].map((list) => list.map(({ code }) => code));

const SOURCE = new URL('../../src/', import.meta.url).pathname;

const sources = new Map(
  readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.includes('generated'))
    .map((file) => [file, readFileSync(join(SOURCE, file), 'utf8')]),
);
const explanations = allExplanations();
const origins = new Set([...explanations.keys()].map((code) => code.split('/')[0]!));

/** Quoted, as a code is wherever one is raised or matched. */
function codesIn(text: string): readonly string[] {
  return [...text.matchAll(/'([a-z]+)\/[a-z0-9-]+'/g)]
    .filter(([, origin]) => origins.has(origin!))
    .map(([quoted]) => quoted.slice(1, -1));
}

describe('the codes that ministudio prints', () => {
  const raised = new Map(
    [...sources]
      .filter(([file]) => !/explanations(\/|\.ts$)/.test(file))
      .flatMap(([file, text]) => codesIn(text).map((code) => [code, file] as const)),
  );

  test('are all explained', () => {
    expect([...raised].filter(([code]) => !explanations.has(code))).toEqual([]);
  });

  test('are all really raised: none is only in its union and explained', () => {
    const unions = UNIONS.flat();
    const elsewhere = [...sources]
      .filter(([file]) => !/explanations(\/|\.ts$)/.test(file))
      .flatMap(([, text]) => codesIn(text.replaceAll(/^export type \w+Code =[^;]*;/gm, '')));
    expect(unions.filter((code) => !elsewhere.includes(code))).toEqual([]);
  });

  test('come from few places, each with a union of them: what is missing there does not compile', () => {
    const makers = [...sources]
      .filter(([, text]) => /new StudioError\(|extends StudioError/.test(text))
      .map(([file]) => file)
      .sort();
    expect(makers).toEqual([
      'cli/cli-error.ts',
      'cli/reading/film-invalid-error.ts',
      'cli/setup/config-invalid-error.ts',
      'media/media-error.ts',
      'providers/provider-error.ts',
      'secrets/secret-error.ts',
      'shoot/money/budget-error.ts',
      'shoot/shoot-error.ts',
      'store/store-error.ts',
    ]);
  });

  test('are explained in whole sentences', () => {
    for (const { code, title, why, mend } of explanations.values()) {
      for (const text of [title, why, mend]) expect(`${code}: ${text}`).toMatch(/^\S.*[.!?][”]?$/s);
    }
  });
});

test('to validate a film loads no explanation of what only other commands can raise', () => {
  const loaded = new Set<string>();
  const load = (file: string): void => {
    if (loaded.has(file)) return;
    loaded.add(file);
    const imports = sources
      .get(file)!
      .matchAll(/^(?:import|export)\s+(?!type\b)(?:[^'"`;]|\n)*?from\s+'(\.[^']+)'/gm);
    for (const [, path] of imports) {
      const target = normalize(join(file, '..', path!));
      if (sources.has(target)) load(target);
    }
  };
  load('cli/main.ts');
  load('cli/commands/validate.ts');
  expect(loaded).toContain('source/explanations/assets.ts');
  expect(
    [...loaded].filter((file) => /^(?!diagnostics)[a-z]+\/(all-)?explanations\.ts$/.test(file)),
  ).toEqual([]);
});
