import { describe, expect, test } from '@jest/globals';
import { ADAPTERS } from '../../src/adapters/registry.ts';
import type { KnownOptions, ModelNames } from '../../src/providers/adapter-entry.ts';
import { settingKey } from '../../src/cli/setup/provider-environment.ts';
import { isSentOption } from '../../src/film/vocabulary.ts';

type Half = KnownOptions & ModelNames;

const HALVES = ADAPTERS.flatMap((entry): readonly (readonly [string, Half])[] => [
  ...(entry.kind === 'video' ? [[`${entry.name}, for clips`, entry] as const] : []),
  ...(entry.images === undefined ? [] : [[`${entry.name}, for stills`, entry.images] as const]),
  ...(entry.voices === undefined ? [] : [[`${entry.name}, for voices`, entry.voices] as const]),
]);

test('all providers say which options they know, but the one that a film describes', () => {
  const silent = HALVES.filter(([, { optionNames }]) => optionNames === undefined);
  expect(silent.map(([name]) => name)).toEqual(['custom, for clips']);
});

describe.each(HALVES)('the options of %s', (name, { optionNames, presets, shortNames }) => {
  test('are names that are sent, each once, and none of a setting', async () => {
    const names = (await optionNames?.()) ?? [];
    expect(names.filter(isSentOption)).toEqual([...new Set(names)]);
    const { settings } = ADAPTERS.find((entry) => entry.name === name.split(',')[0])!;
    const taken = settings.flatMap((setting) => [setting.name, settingKey(setting.name)]);
    expect(names.filter((each) => taken.includes(each))).toEqual([]);
  });

  test('hold those that a quality or the short name of a model stands for', async () => {
    const meant = [...Object.values(presets ?? {}), ...Object.values(shortNames ?? {})];
    const names = meant.flatMap(({ options = {} }) => Object.keys(options));
    if (names.length > 0) expect(await optionNames?.()).toEqual(expect.arrayContaining(names));
  });
});
