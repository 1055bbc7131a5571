import { COMPASS } from '../../film/geometry.ts';
import type { Heading } from '../../film/geometry.ts';
import type { Finding } from '../../diagnostics/finding.ts';
import { HEADING_ALIASES, canonicalTerm, foldTerm } from '../aliases.ts';
import type { Vocabulary } from '../aliases.ts';
import { locate } from '../locate.ts';
import type { Path } from '../locate.ts';
import { suggestion } from '../nearest.ts';
import { resolveAlias } from '../yaml/yaml-node.ts';
import type { YamlNode } from '../yaml/yaml-node.ts';

/** What the normaliser carries along: where things were written, and what it finds wrong. */
export interface Reading {
  readonly root: YamlNode;
  readonly film: FilmFolder;
  /** The author's own styles, for suggestions. */
  readonly styleNames: readonly string[];
  readonly findings: Finding[];
  /** Every file that the film names, where it is named. */
  readonly assets: NamedAsset[];
}

export interface NamedAsset {
  /** From the film's folder. */
  readonly file: string;
  readonly kind: AssetKind;
  readonly path: Path;
}

export type AssetKind = 'image' | 'audio' | 'video';

export interface FilmFolder {
  /** Where the film's file is. */
  readonly folder: string;
  readonly allowOutside: boolean;
}

export function report(reading: Reading, finding: Omit<Finding, 'severity'>): void {
  reading.findings.push({ severity: 'error', ...finding });
}

/** A term in its canonical form; an unknown one is reported with the nearest. */
export function readTerm<Term extends string>(
  reading: Reading,
  vocabulary: Vocabulary<Term>,
  written: string | undefined,
  path: Path,
): Term | undefined {
  if (written === undefined) return undefined;
  const term = canonicalTerm(vocabulary, written);
  if (term === undefined) reportUnknownTerm(reading, vocabulary, written, path);
  return term;
}

export function reportUnknownTerm(
  reading: Reading,
  vocabulary: Vocabulary<string>,
  written: string,
  path: Path,
  /** What else may be written there. */
  otherwise = '',
): void {
  const known = [...vocabulary.terms, ...Object.keys(vocabulary.aliases())];
  const list =
    `Known: ${vocabulary.terms.map((term) => `\`${term}\``).join(', ')}. ${otherwise}`.trim();
  report(reading, {
    code: 'film/unknown-term',
    message: `\`${written}\` is not a ${vocabulary.name}.`,
    hint: () => suggestion(foldTerm(written), known) ?? list,
    path,
  });
}

/** Degrees clockwise from north for a compass word or a number; the name itself for a target. */
export function readHeadingOrTarget(written: string | number): Heading | string {
  if (typeof written === 'number') return turn(written);
  return compassHeading(written) ?? written;
}

/** A heading where no name is allowed; north where it is not one, which is reported. */
export function readHeading(reading: Reading, written: string | number, path: Path): Heading {
  const heading = readHeadingOrTarget(written);
  if (typeof heading === 'number') return heading;
  report(reading, {
    code: 'film/unknown-term',
    message: `\`${heading}\` is not a compass direction.`,
    hint: () =>
      suggestion(heading, Object.keys(COMPASS)) ??
      'Write a direction such as `north` or `south-east`, or degrees clockwise from north.',
    path,
  });
  return 0;
}

function compassHeading(written: string): Heading | undefined {
  const folded = foldTerm(written);
  const name = HEADING_ALIASES[folded] ?? folded;
  return Object.hasOwn(COMPASS, name) ? COMPASS[name] : undefined;
}

function turn(degrees: number): Heading {
  return ((degrees % 360) + 360) % 360;
}

/** An id as it was written: `04` stays `04`, although YAML reads a number. */
export function readId(reading: Reading, value: string | number | undefined, path: Path): string {
  if (typeof value !== 'number') return value ?? '';
  const found = locate(reading.root, path);
  const node = resolveAlias(found.value);
  const isItself = found.exact && node.kind === 'scalar' && node.value === value && node.plain;
  return isItself ? node.source.text.slice(node.start, node.end) : String(value);
}

/** Words as one string; a list is joined with commas. */
export function readWords(
  written: string | number | boolean | readonly (string | number)[],
): string {
  return Array.isArray(written) ? written.join(', ') : String(written);
}

/** A record without prototype, so that no name of the author's is special. */
export function record<Key extends string, Value>(
  entries: Iterable<readonly [Key, Value]>,
): Readonly<Record<Key, Value>> {
  const result = Object.create(null) as Record<Key, Value>;
  for (const [key, value] of entries) result[key] = value;
  return result;
}

/** Values of a mapping of names converted one by one. */
export function mapEntries<Value, Result>(
  mapping: Readonly<Record<string, Value | undefined>> | undefined,
  convert: (value: Value, key: string) => Result,
): Readonly<Record<string, Result>> {
  const result = Object.create(null) as Record<string, Result>;
  for (const [key, value] of Object.entries(mapping ?? {})) {
    if (value !== undefined) result[key] = convert(value, key);
  }
  return result;
}

export function listOf<Item>(written: Item | readonly Item[] | undefined): readonly Item[] {
  if (written === undefined) return [];
  return Array.isArray(written) ? written : [written as Item];
}

/** The properties that have a value; absent and undefined are the same to an author. */
export function given<Properties extends object>(
  properties: Properties,
): { [Key in keyof Properties]?: Exclude<Properties[Key], undefined> } {
  const result: Record<string, unknown> = {};
  for (const key in properties) {
    if (properties[key] !== undefined) result[key] = properties[key];
  }
  return result as { [Key in keyof Properties]?: Exclude<Properties[Key], undefined> };
}
