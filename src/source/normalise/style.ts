import { BUILT_IN_STYLES } from '../../film/style.ts';
import type { Style } from '../../film/style.ts';
import { foldTerm } from '../aliases.ts';
import type * as document from '../generated/film-document.ts';
import type { Path } from '../locate.ts';
import { suggestion } from '../nearest.ts';
import { canonicalColor } from '../values/color.ts';
import { given, listOf, report } from './reading.ts';
import type { Reading } from './reading.ts';
import { readReferences } from './references.ts';

export type Styles = Readonly<Record<string, Style>>;

/** The look of a film whose author says nothing about it. */
export const PLAIN_STYLE: Style = {
  name: 'cinematic',
  base: 'cinematic',
  traits: [],
  palette: [],
  references: [],
  avoid: [],
};

/** The author's own styles. One may be based on another; a circle is reported and cut. */
export function readStyles(
  reading: Reading,
  written: Readonly<Record<string, document.StyleMapping>> | undefined,
): Styles {
  const styles = Object.create(null) as Record<string, Style>;
  const byName = (name: string): Style | undefined => styles[name];
  for (const name of Object.keys(written ?? {})) {
    // From the one that stands on no other, so that each finds its base.
    for (const [own, mapping] of chainFrom(reading, written ?? {}, styles, name).toReversed()) {
      styles[own] = readMapping(reading, mapping, ['styles', own], byName, own);
    }
  }
  return styles;
}

/** A style, the one that it is based on, and so on, as far as they are not read yet. */
function chainFrom(
  reading: Reading,
  written: Readonly<Record<string, document.StyleMapping>>,
  styles: Record<string, Style>,
  first: string,
): readonly (readonly [name: string, mapping: document.StyleMapping])[] {
  const chain = new Map<string, document.StyleMapping>();
  for (let name: string | undefined = first; name !== undefined;) {
    const mapping: document.StyleMapping | undefined = written[name];
    if (mapping === undefined || styles[name] !== undefined) break;
    if (chain.has(name)) {
      report(reading, {
        code: 'film/style-cycle',
        message: `The style \`${name}\` is based on itself.`,
        hint: 'Take one `base:` out.',
        path: ['styles', name, 'base'],
      });
      styles[name] = PLAIN_STYLE;
      break;
    }
    chain.set(name, mapping);
    name = mapping.base;
  }
  return [...chain];
}

/** A style by name or as a mapping; `outer` is what is inherited where the name is unknown. */
export function readStyle(
  reading: Reading,
  written: document.Style | undefined,
  styles: Styles,
  outer: Style,
  path: Path,
): Style {
  if (written === undefined) return outer;
  const byName = (name: string): Style | undefined => styles[name];
  if (typeof written === 'string') return named(reading, written, byName, path) ?? outer;
  return readMapping(reading, written, path, byName, undefined, outer);
}

function readMapping(
  reading: Reading,
  mapping: document.StyleMapping,
  path: Path,
  byName: (name: string) => Style | undefined,
  ownName: string | undefined,
  outer?: Style,
): Style {
  const base =
    mapping.base === undefined ? outer : named(reading, mapping.base, byName, [...path, 'base']);
  const references = readReferences(reading, mapping.references, 'style', [...path, 'references']);
  // Mappings merge and lists replace: what is not written comes from the style that it starts from.
  return {
    name: mapping.name ?? ownName ?? base?.name ?? 'own',
    ...given({ base: base?.base }),
    traits: mapping.traits === undefined ? (base?.traits ?? []) : listOf(mapping.traits),
    palette: mapping.palette?.map(canonicalColor) ?? base?.palette ?? [],
    references: mapping.references === undefined ? (base?.references ?? []) : references,
    avoid: mapping.avoid === undefined ? (base?.avoid ?? []) : listOf(mapping.avoid),
  };
}

function named(
  reading: Reading,
  name: string,
  byName: (name: string) => Style | undefined,
  path: Path,
): Style | undefined {
  const own = byName(name);
  if (own !== undefined) return own;
  const folded = foldTerm(name);
  const builtIn = BUILT_IN_STYLES.find((candidate) => candidate === folded);
  if (builtIn !== undefined) return { ...PLAIN_STYLE, name: builtIn, base: builtIn };
  const known = [...BUILT_IN_STYLES, ...reading.styleNames];
  report(reading, {
    code: 'film/unknown-style',
    message: `There is no style \`${name}\`.`,
    hint: () =>
      suggestion(name, known) ??
      `Built in are ${BUILT_IN_STYLES.join(', ')}; describe others in \`styles:\`.`,
    path,
  });
  return undefined;
}
