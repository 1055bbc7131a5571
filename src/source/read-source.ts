import { posix } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { errorCode } from '../diagnostics/studio-error.ts';
import { decodeText } from './decode-text.ts';
import { LIMITS } from './limits.ts';
import { leaves } from './normalise/paths.ts';
import type { SourceFiles } from './source-files.ts';
import { diagnose, sourceText } from './source-text.ts';
import type { Span } from './source-text.ts';
import { parseYaml } from './yaml/parse-yaml.ts';
import { resolveAlias } from './yaml/yaml-node.ts';
import type { YamlEntry, YamlMapping, YamlNode } from './yaml/yaml-node.ts';
import { suggestion } from './nearest.ts';

/** A film and all that it includes, as one document. */
export interface ReadSource {
  /** Null where there is nothing that could be a film. */
  readonly root: YamlMapping | null;
  readonly problems: readonly Diagnostic[];
  /** Every file read, the film's own first. */
  readonly files: readonly string[];
}

/** Keys that an included file may have; each is merged into the film's. */
const INCLUDABLE = ['characters', 'environments', 'lighting', 'styles', 'vars', 'scenes'] as const;

/** Reads the film's file and, depth first, the files that it includes. */
export async function readSource(
  file: string,
  files: SourceFiles,
  allowOutside: boolean,
): Promise<ReadSource> {
  const problems: Diagnostic[] = [];
  const read: string[] = [];
  const folder = posix.dirname(file);
  const parts: YamlMapping[] = [];
  const done = new Set<string>();

  const visit = async (path: string, from: Span, trail: readonly string[]): Promise<void> => {
    const mapping = await readMapping(path, files, from, problems);
    read.push(path);
    if (mapping === null) return;
    const isFilm = trail.length === 0;
    if (!isFilm) checkKeys(mapping, problems);
    for (const { written, span } of includesOf(mapping)) {
      const problem = (code: string, message: string, hint?: string): void => {
        problems.push(
          diagnose(span, {
            code,
            severity: 'error',
            message,
            ...(hint === undefined ? {} : { hint }),
          }),
        );
      };
      const target = posix.normalize(
        posix.isAbsolute(written) ? written : posix.join(posix.dirname(path), written),
      );
      const real = await realPath(files, target);
      const identity = real ?? target;
      if (/^[a-z][a-z0-9+.-]+:\/\//i.test(written))
        problem('asset/url', `\`${written}\` is an address; URLs are not fetched.`);
      else if (!allowOutside && (await isOutside(folder, target, real, files))) {
        problem(
          'asset/outside',
          `\`${written}\` is outside the film’s folder.`,
          'Move the file into the film’s folder, or allow it with `--allow-outside`.',
        );
      } else if (real === null)
        problem(
          'film/include-missing',
          `There is no file \`${written}\`.`,
          'Paths are relative to the file that names them.',
        );
      else if ([...trail, path].includes(target) || identity === (await realPath(files, file))) {
        problem(
          'film/include-cycle',
          `\`${written}\` is being included already: the files include one another in a circle.`,
        );
      } else if (done.has(identity))
        problem(
          'film/include-twice',
          `\`${written}\` is included more than once.`,
          'Include it once; everything in it is seen by the whole film.',
        );
      else if (trail.length + 1 > LIMITS.includeDepth)
        problem(
          'film/include-too-many',
          `Files include one another more than ${LIMITS.includeDepth} levels deep.`,
        );
      else if (done.size >= LIMITS.includes) {
        problem('film/include-too-many', `More than ${LIMITS.includes} files are included.`);
        return;
      } else {
        done.add(identity);
        await visit(target, span, [...trail, path]);
      }
    }
    parts.push(mapping);
  };

  const nowhere = { source: sourceText(file, ''), start: 0, end: 0 };
  await visit(file, nowhere, []);
  const film = parts.at(-1);
  if (film === undefined || film.source.file !== file) return { root: null, problems, files: read };
  return { root: mergeParts(film, parts.slice(0, -1), problems), problems, files: read };
}

async function readMapping(
  path: string,
  files: SourceFiles,
  from: Span,
  problems: Diagnostic[],
): Promise<YamlMapping | null> {
  const problem = (code: string, message: string, hint?: string): null => {
    problems.push(
      diagnose(from, { code, severity: 'error', message, ...(hint === undefined ? {} : { hint }) }),
    );
    return null;
  };
  let bytes: Uint8Array;
  try {
    const size = await files.size(path);
    if (size > LIMITS.bytes) {
      return problem(
        'yaml/too-large',
        `\`${path}\` is larger than ${LIMITS.bytes / 1024 / 1024} MiB.`,
        'Part it into files that are included.',
      );
    }
    bytes = await files.read(path);
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    return code === 'ENOENT'
      ? problem('film/missing', `There is no file \`${path}\`.`)
      : problem('film/unreadable', `\`${path}\` can’t be read (${code}).`);
  }
  const decoded = decodeText(path, bytes);
  if (!decoded.ok) {
    problems.push(decoded.problem);
    return null;
  }
  const { source } = decoded;
  const { root, problems: found } = await parseYaml(source);
  problems.push(...found);
  const node = root === null ? null : resolveAlias(root);
  if (node?.kind === 'mapping') return node;
  if (found.length > 0) return null;
  const at = node ?? { source, start: 0, end: 1 };
  problems.push(
    diagnose(at, {
      code: 'film/wrong-type',
      severity: 'error',
      message:
        node === null
          ? 'The file is empty.'
          : 'A film is a mapping of keys such as `title` and `scenes`.',
      hint: 'Start with `title: …` and `shots:`; `ministudio init` writes a first film.',
    }),
  );
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

async function realPath(files: SourceFiles, path: string): Promise<string | null> {
  try {
    return await files.realPath(path);
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return null;
  }
}

/** Whether a file leaves the folder by its path, or by a symbolic link on the way. */
async function isOutside(
  folder: string,
  target: string,
  real: string | null,
  files: SourceFiles,
): Promise<boolean> {
  if (leaves(posix.relative(folder, target))) return true;
  const realFolder = await realPath(files, folder);
  return real !== null && realFolder !== null && leaves(posix.relative(realFolder, real));
}

function checkKeys(mapping: YamlMapping, problems: Diagnostic[]): void {
  const known: readonly string[] = [...INCLUDABLE, 'include'];
  for (const { key } of mapping.entries.values()) {
    if (known.includes(key.name) || key.name.startsWith('x-') || key.name === 'ministudio')
      continue;
    const hint = suggestion(key.name, known);
    problems.push(
      diagnose(key, {
        code: 'film/include-key',
        severity: 'error',
        message: `\`${key.name}\` can’t be in an included file.`,
        ...(hint === undefined ? {} : { hint }),
      }),
    );
  }
}

/** One mapping out of the film's own and those of the files that it includes, in their order. */
function mergeParts(
  film: YamlMapping,
  included: readonly YamlMapping[],
  problems: Diagnostic[],
): YamlMapping {
  if (included.length === 0) return film;
  const entries = new Map(film.entries);
  for (const name of INCLUDABLE) {
    const parts = [...included, film].flatMap((part) => part.entries.get(name) ?? []);
    const [first] = parts;
    if (first === undefined) continue;
    entries.set(name, parts.length === 1 ? first : mergeEntries(name, parts, first, problems));
  }
  return { ...film, entries };
}

function mergeEntries(
  name: string,
  parts: readonly YamlEntry[],
  first: YamlEntry,
  problems: Diagnostic[],
): YamlEntry {
  const values = parts.map((part) => resolveAlias(part.value));
  if (name === 'scenes') {
    const items = values.flatMap((value) => (value.kind === 'sequence' ? value.items : [value]));
    return { key: first.key, value: { ...placeOf(first), kind: 'sequence', items } };
  }
  const entries = new Map<string, YamlEntry>();
  for (const value of values) {
    if (value.kind !== 'mapping') continue;
    for (const [key, entry] of value.entries) {
      const before = entries.get(key);
      if (before === undefined) entries.set(key, entry);
      else reportTwice(name, before, entry, problems);
    }
  }
  return { key: first.key, value: { ...placeOf(first), kind: 'mapping', entries } };
}

function placeOf(entry: YamlEntry): Span {
  const { source, start, end } = entry.value;
  return { source, start, end };
}

function reportTwice(
  name: string,
  before: YamlEntry,
  entry: YamlEntry,
  problems: Diagnostic[],
): void {
  const other = diagnose(before.key, { code: '', severity: 'error', message: '' });
  problems.push(
    diagnose(entry.key, {
      code: 'film/defined-twice',
      severity: 'error',
      message: `\`${entry.key.name}\` is in \`${name}\` twice: here and at ${other.file}:${other.start.line}:${other.start.column}.`,
      hint: 'Keep one of them, or give the other a name of its own.',
    }),
  );
}
