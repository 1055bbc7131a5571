import type { Path } from './locate.ts';
import { nearest } from './nearest.ts';
import type { SchemaFinding } from './schema-findings.ts';
import { isMapping } from './to-data.ts';
import type { Data, DataMapping } from './to-data.ts';

/** What `changes` has beside characters. */
const OTHERS: readonly string[] = ['environment', 'lighting'];

/**
 * `environmetn`, or the name of an environment, in `changes`: to the schema they are characters, as every
 * name there is, so that what they say would be refused as what no character can do.
 */
export function misnamedChanges(film: Data): readonly SchemaFinding[] {
  if (!isMapping(film)) return [];
  const characters = namesIn(film['characters']);
  const kinds = new Map([
    ...namesIn(film['lighting']).map((name) => [name, 'lighting'] as const),
    ...namesIn(film['environments']).map((name) => [name, 'environment'] as const),
  ]);
  const findings: SchemaFinding[] = [];
  for (const [path, changes] of changesOf(film)) {
    for (const name of Object.keys(changes)) {
      if (OTHERS.includes(name) || characters.includes(name)) continue;
      const kind = kinds.get(name);
      const meant = kind ?? nearest(name, [...characters, ...OTHERS]);
      if (meant === undefined || !OTHERS.includes(meant) || meant in changes) continue;
      findings.push({
        code: 'film/unknown-character',
        severity: 'error',
        message:
          kind === undefined
            ? `There is no character \`${name}\`.`
            : `\`${name}\` is no character: it is ${kind === 'lighting' ? 'a lighting setup' : 'an environment'}.`,
        hint:
          kind === undefined
            ? `Did you mean \`${meant}\`?`
            : `What changes in that of the shot is written below \`${kind}\`.`,
        path: [...path, name],
        atKey: true,
        drop: [],
        about: [],
        meant: () => meant,
      });
    }
  }
  return findings;
}

function namesIn(dictionary: Data | undefined): readonly string[] {
  return isMapping(dictionary) ? Object.keys(dictionary) : [];
}

function* changesOf(film: DataMapping): Generator<readonly [Path, DataMapping]> {
  const lists: (readonly [Path, Data | undefined])[] = [[['shots'], film['shots']]];
  for (const [index, scene] of listOf(film['scenes']).entries()) {
    if (isMapping(scene)) lists.push([['scenes', index, 'shots'], scene['shots']]);
  }
  for (const [path, shots] of lists) {
    for (const [index, shot] of listOf(shots).entries()) {
      const changes = isMapping(shot) ? shot['changes'] : undefined;
      if (isMapping(changes)) yield [[...path, index, 'changes'], changes];
    }
  }
}

function listOf(value: Data | undefined): readonly Data[] {
  return Array.isArray(value) ? value : [];
}
