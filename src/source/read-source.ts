import { posix } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { refusalOf } from '../diagnostics/refusal.ts';
import { errorCode } from '../diagnostics/studio-error.ts';
import { checkKeysOf } from './check-part.ts';
import { findKeys } from './find-keys.ts';
import { decodeText } from './decode-text.ts';
import { LIMITS } from './limits.ts';
import { judgeInclude, realPath, targetOf } from './judge-include.ts';
import { mergeParts } from './merge-parts.ts';
import type { Placed } from './place-finding.ts';
import type { SourceFiles } from './source-files.ts';
import { diagnose, sourceText } from './source-text.ts';
import type { Span } from './source-text.ts';
import { readFilmKeys, readPartKeys } from './top-keys.ts';
import { parseYaml } from './yaml/parse-yaml.ts';
import { resolveAlias } from './yaml/yaml-node.ts';
import type { YamlMapping, YamlNode } from './yaml/yaml-node.ts';

/** A film and all that it includes, as one document. */
export interface ReadSource {
  /** Null where there is nothing that could be a film. */
  readonly root: YamlMapping | null;
  readonly problems: readonly Placed[];
  /** Further problems, of which only the number is known. */
  readonly more: number;
  /** Every file read, the film's own first. */
  readonly files: readonly string[];
  /** Whether a part that the film includes was not read. */
  readonly isPartial: boolean;
}

/** What is known while the files of a film are read. */
interface Gathering {
  readonly file: string;
  readonly folder: string;
  readonly files: SourceFiles;
  readonly allowOutside: boolean;
  readonly problems: Placed[];
  /** Paths in the order in which they were read. */
  readonly read: string[];
  /** Included files, with symbolic links followed. */
  readonly included: Set<string>;
  /** Finished files, those that are included before those that include them. */
  readonly parts: YamlMapping[];
  isPartial: boolean;
  bytes: number;
  weight: number;
  more: number;
}

/** Reads the film's file and, depth first, the files that it includes. */
export async function readSource(
  file: string,
  files: SourceFiles,
  allowOutside: boolean,
): Promise<ReadSource> {
  const gathering: Gathering = {
    file,
    folder: posix.dirname(file),
    files,
    allowOutside,
    problems: [],
    read: [],
    included: new Set(),
    parts: [],
    isPartial: false,
    bytes: 0,
    weight: 0,
    more: 0,
  };
  await visit(gathering, file, { source: sourceText(file, ''), start: 0, end: 0 }, []);
  const { parts, problems, read, more } = gathering;
  const film = parts.at(-1);
  const isThere = film !== undefined && film.source.file === file;
  const root = isThere ? mergeParts(film, parts.slice(0, -1), problems) : null;
  return { root, problems, more, files: read, isPartial: gathering.isPartial };
}

/** Reads one file and what it includes; `trail` are the files that led to it. */
async function visit(
  gathering: Gathering,
  path: string,
  from: Span,
  trail: readonly string[],
): Promise<void> {
  const written = await readMapping(gathering, path, from);
  gathering.read.push(path);
  if (written === null) {
    gathering.isPartial = true;
    return;
  }
  const isPart = trail.length > 0;
  const mapping = (isPart ? readPartKeys : readFilmKeys)(written, gathering.problems);
  if (isPart) gathering.problems.push(...checkKeysOf(mapping, ['ministudio', 'include']));
  for (const { written, span } of includesOf(mapping)) {
    if (gathering.included.size >= LIMITS.includes) {
      const message = `More than ${LIMITS.includes} files are included.`;
      const hint = 'Put several parts into one file.';
      gathering.problems.push(error(span, 'film/include-too-many', message, hint));
      gathering.isPartial = true;
      break;
    }
    const problem = await judgeInclude(gathering, written, path, trail);
    if (problem !== undefined) {
      gathering.problems.push(error(span, ...problem));
      gathering.isPartial = true;
      continue;
    }
    const target = targetOf(written, path);
    gathering.included.add((await realPath(gathering.files, target)) ?? target);
    await visit(gathering, target, span, [...trail, path]);
  }
  gathering.parts.push(mapping);
}

const MISSING = 'Correct the path; `ministudio init` writes a first film.';
const UNREADABLE = 'Check what the path names and who may read it.';

function error(span: Span, code: string, message: string, hint: string): Diagnostic {
  const severity = 'error';
  return diagnose(span, { code, severity, message, hint });
}

async function readMapping(
  gathering: Gathering,
  path: string,
  from: Span,
): Promise<YamlMapping | null> {
  const { problems } = gathering;
  const bytes = await readBytes(gathering, path, from);
  if (bytes === null) return null;
  const decoded = decodeText(path, bytes);
  if (!decoded.ok) {
    problems.push(decoded.problem);
    return null;
  }
  const { source } = decoded;
  for (const problem of findKeys(source)) problems.push(problem);
  const { root, problems: found, more, weight } = await parseYaml(source);
  for (const problem of found) problems.push(problem);
  gathering.weight += weight;
  gathering.more += more;
  const isToldAlready = found.some(({ code }) => code === 'yaml/too-many-nodes');
  if (gathering.weight > LIMITS.written && !isToldAlready) {
    const message = 'With this file, the film has too many values.';
    const hint = 'Part the film, or look for an alias that repeats too much.';
    problems.push(error(from, 'yaml/too-many-nodes', message, hint));
    return null;
  }
  const node = root === null ? null : resolveAlias(root);
  if (node?.kind === 'mapping') return node;
  if (found.some(({ severity }) => severity === 'error')) return null;
  const { isA, hint } = gathering.read.length > 0 ? PART : FILM;
  const message = node === null ? 'The file is empty.' : isA;
  problems.push(error(node ?? { source, start: 0, end: 1 }, 'film/wrong-type', message, hint));
  return null;
}

const FILM = {
  isA: 'A film is a mapping of keys such as `title` and `scenes`.',
  hint: 'Start with `title: …` and `shots:`; `ministudio init` writes a first film.',
};
const PART = {
  isA: 'An included file is a mapping of keys such as `characters` and `environments`.',
  hint: 'Start with `characters:`, `environments:`, `lighting:`, `styles:`, `vars:` or `scenes:`.',
};

/** The bytes of a file that is there and not too large; anything else is reported. */
async function readBytes(
  gathering: Gathering,
  path: string,
  from: Span,
): Promise<Uint8Array | null> {
  const { files, problems } = gathering;
  try {
    const size = await files.size(path);
    gathering.bytes += size;
    const most = size > LIMITS.bytes ? LIMITS.bytes : LIMITS.allBytes;
    if (size <= LIMITS.bytes && gathering.bytes <= LIMITS.allBytes) return await files.read(path);
    const what = size > LIMITS.bytes ? `\`${path}\` is` : 'The film and what it includes are';
    const message = `${what} larger than ${most / 1024 / 1024} MiB.`;
    const hint = 'Part it into files that are included, and keep media in files of their own.';
    problems.push(error(from, 'yaml/too-large', message, hint));
  } catch (caught) {
    const code = errorCode(caught);
    if (code === undefined) throw caught;
    problems.push(
      code === 'ENOENT'
        ? error(from, 'film/missing', `There is no file \`${path}\`.`, MISSING)
        : error(
            from,
            'film/unreadable',
            `\`${path}\` can’t be read: ${refusalOf(code)}.`,
            UNREADABLE,
          ),
    );
  }
  return null;
}

function includesOf(mapping: YamlMapping): readonly { written: string; span: Span }[] {
  const entry = mapping.entries.get('include');
  if (entry === undefined) return [];
  const node = resolveAlias(entry.value);
  const items: readonly YamlNode[] =
    node.kind === 'sequence' ? node.items.map(resolveAlias) : [node];
  return items.flatMap((item) =>
    item.kind === 'scalar' && typeof item.value === 'string' && item.value !== ''
      ? [{ written: item.value, span: item }]
      : [],
  );
}
