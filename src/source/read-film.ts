import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { FilmRule } from '../diagnostics/film-rule.ts';
import type { Finding } from '../diagnostics/finding.ts';
import type { Film } from '../film/film.ts';
import type { AssetProbe } from './asset-probe.ts';
import type { FilmDocument } from './generated/film-document.ts';
import { locate, spanOf } from './locate.ts';
import { normaliseFilm } from './normalise/film.ts';
import type { Reading } from './normalise/reading.ts';
import { prune } from './prune.ts';
import { readSource } from './read-source.ts';
import { readVariables } from './read-variables.ts';
import { checkSchema } from './schema-findings.ts';
import type { SourceFiles } from './source-files.ts';
import { diagnose } from './source-text.ts';
import { toData } from './to-data.ts';
import { resolveAlias } from './yaml/yaml-node.ts';
import type { YamlMapping } from './yaml/yaml-node.ts';

export interface ReadFilmOptions {
  readonly files: SourceFiles;
  /** Without it, the files that the film names are not looked at. */
  readonly assets?: AssetProbe;
  /** Values that replace those of `vars`. */
  readonly set?: Readonly<Record<string, string>>;
  /** Whether the film may name files outside its folder. */
  readonly allowOutside?: boolean;
  /** Rules beside those of the language, e.g. of film grammar. */
  readonly rules?: readonly FilmRule[];
}

export type ReadFilm =
  | {
      readonly ok: true;
      readonly film: Film;
      /** Warnings, in the order of their places. */
      readonly diagnostics: readonly Diagnostic[];
      /** `sha256:` and 64 hex digits, of what the film means: comments don't change it. */
      readonly digest: string;
      /** False where nothing was said, and the film is drawn by `animatic`. */
      readonly providersNamed: boolean;
      /** Every file read, the film's own first. */
      readonly files: readonly string[];
    }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * Reads a film from its file: either the film, with warnings, or every problem at once. Rejects only
 * where the port fails in a way that is not a system error.
 */
export async function readFilm(file: string, options: ReadFilmOptions): Promise<ReadFilm> {
  const { root, problems, files } = await readSource(
    file,
    options.files,
    options.allowOutside ?? false,
  );
  if (root === null) return { ok: false, diagnostics: sorted(problems, files) };

  const findings: Finding[] = [];
  const variables = readVariables(root, options.set ?? {}, findings);
  const data = toData(root, variables, findings);
  const unreadable = new Set(findings.map((finding) => finding.path.join('\0')));
  const schemaFindings = checkSchema(data).filter(
    (finding) => !unreadable.has(finding.path.join('\0')),
  );
  prune(data, schemaFindings);
  const reading: Reading = {
    root,
    findings,
    film: { folder: posix.dirname(file), allowOutside: options.allowOutside ?? false },
    styleNames: styleNames(root),
  };
  const { film, providersNamed } = normaliseFilm(reading, data as unknown as FilmDocument);

  const diagnostics = [
    ...problems,
    ...schemaFindings.map((finding) => place(root, finding, finding.atKey)),
    ...findings.map((finding) => place(root, finding, false)),
  ];
  const isValid = !diagnostics.some(isError);
  if (isValid) {
    for (const rule of options.rules ?? []) {
      for (const finding of rule.check(film)) diagnostics.push(place(root, finding, false));
    }
  }
  const inOrder = sorted(diagnostics, files);
  if (inOrder.some(isError)) return { ok: false, diagnostics: inOrder };
  return { ok: true, film, diagnostics: inOrder, digest: digestOf(film), providersNamed, files };
}

function place(root: YamlMapping, finding: Finding, atKey: boolean): Diagnostic {
  const found = locate(root, finding.path);
  return diagnose(atKey ? found.key : spanOf(found), finding);
}

function isError(diagnostic: Diagnostic): boolean {
  return diagnostic.severity === 'error';
}

function sorted(
  diagnostics: readonly Diagnostic[],
  files: readonly string[],
): readonly Diagnostic[] {
  return diagnostics.toSorted(
    (left, right) =>
      files.indexOf(left.file) - files.indexOf(right.file) ||
      left.start.line - right.start.line ||
      left.start.column - right.start.column,
  );
}

function styleNames(root: YamlMapping): readonly string[] {
  const styles = root.entries.get('styles');
  const node = styles === undefined ? undefined : resolveAlias(styles.value);
  return node?.kind === 'mapping' ? [...node.entries.keys()] : [];
}

function digestOf(film: Film): string {
  return `sha256:${createHash('sha256').update(JSON.stringify(film)).digest('hex')}`;
}
