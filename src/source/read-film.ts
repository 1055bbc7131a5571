import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { FilmRule } from '../diagnostics/film-rule.ts';
import type { Finding } from '../diagnostics/finding.ts';
import type { Film } from '../film/film.ts';
import type { AssetProbe } from './asset-probe.ts';
import { indexExplanations } from '../diagnostics/explanations.ts';
import { checkAssets } from './check-assets.ts';
import { SOURCE_EXPLANATIONS } from './explanations/all.ts';
import { deepFreeze } from './freeze.ts';
import type { FilmDocument, Scene } from './generated/film-document.ts';
import { LIMITS } from './limits.ts';
import { canonicalPath, locate, spanOf } from './locate.ts';
import { normaliseFilm } from './normalise/film.ts';
import type { Reading } from './normalise/reading.ts';
import { prune } from './prune.ts';
import { readSource } from './read-source.ts';
import { readVariables } from './read-variables.ts';
import { LANGUAGE_RULES } from './rules/language-rules.ts';
import { checkSaidTwice } from './said-twice.ts';
import { checkSchema } from './schema-findings.ts';
import type { SchemaFinding } from './schema-findings.ts';
import { checkSilences, isSilenced, readSilences } from './silence.ts';
import type { SourceFiles } from './source-files.ts';
import { diagnose } from './source-text.ts';
import { toData } from './to-data.ts';
import type { Data } from './to-data.ts';
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
 * where a port fails in a way that is not a system error.
 */
export async function readFilm(file: string, options: ReadFilmOptions): Promise<ReadFilm> {
  const { allowOutside = false, rules = [], set = {}, assets } = options;
  const { root, problems, files } = await readSource(file, options.files, allowOutside);
  if (root === null) return { ok: false, diagnostics: inOrder(problems, files) };

  const findings: Finding[] = [];
  const variables = readVariables(root, set, findings);
  const data = toData(root, variables, findings);
  const tooMany = checkShotCount(data);
  if (tooMany !== undefined) {
    return { ok: false, diagnostics: inOrder([...problems, place(root, tooMany)], files) };
  }
  const refused = schemaFindings(data, findings);
  findings.push(...checkSaidTwice(data));
  prune(data, refused);

  const document = data as unknown as FilmDocument;
  const folder = posix.dirname(file);
  const reading: Reading = {
    root,
    findings,
    assets: [],
    film: { folder, allowOutside },
    styleNames: Object.keys(document.styles ?? {}),
  };
  const { film, providersNamed } = normaliseFilm(reading, document);
  for (const rule of LANGUAGE_RULES) {
    for (const finding of rule.check(film)) {
      if (!isAboutRefused(finding, refused)) findings.push(finding);
    }
  }
  if (assets !== undefined) findings.push(...(await checkAssets(reading.assets, assets, folder)));
  const silences = readSilences(document);
  const explanations = indexExplanations(
    SOURCE_EXPLANATIONS,
    rules.map((rule) => rule.explanation),
  );
  findings.push(...checkSilences(silences, explanations));
  // Rules from elsewhere may rely on a film in which every name is defined.
  const isSound = ![...problems, ...refused, ...findings].some(isError);
  if (isSound) for (const rule of rules) findings.push(...rule.check(film));

  const diagnostics = inOrder(
    [
      ...problems,
      ...refused.map((finding) => place(root, finding, finding.atKey)),
      ...findings
        .filter((finding) => !isSilenced(finding, silences))
        .map((finding) => place(root, finding)),
    ],
    files,
  );
  if (diagnostics.some(isError)) return { ok: false, diagnostics };
  return {
    ok: true,
    film: deepFreeze(film),
    diagnostics,
    digest: digestOf(film),
    providersNamed,
    files,
  };
}

/** What the schema refuses, but for values that are known to be missing a variable. */
function schemaFindings(data: Data, earlier: readonly Finding[]): readonly SchemaFinding[] {
  const found = checkSchema(data);
  if (found.length === 0 || earlier.length === 0) return found;
  const known = new Set(earlier.map((finding) => JSON.stringify(finding.path)));
  return found.filter((finding) => finding.atKey || !known.has(JSON.stringify(finding.path)));
}

/** Whether a finding is about a part of the film from which something was left out. */
function isAboutRefused(finding: Finding, refused: readonly SchemaFinding[]): boolean {
  const path = canonicalPath(finding.path);
  return refused.some(({ drop }) => {
    const dropped = canonicalPath(drop);
    const isInside = path.every((segment, index) => segment === dropped[index]);
    return isInside && (path.length > 0 || dropped[0] === 'scenes');
  });
}

function checkShotCount(data: Data): Finding | undefined {
  const document = data as Partial<Record<'scenes' | 'shots', readonly Partial<Scene>[]>> | null;
  const countOf = (list: unknown): number => (Array.isArray(list) ? list.length : 0);
  const scenes = Array.isArray(document?.scenes) ? document.scenes : [];
  let count = countOf(document?.shots);
  for (const scene of scenes) count += countOf(scene?.shots);
  if (count <= LIMITS.shots) return undefined;
  return {
    code: 'film/too-many-shots',
    severity: 'error',
    message: `The film has ${count} shots; at most ${LIMITS.shots} can be read.`,
    hint: 'Part it into several films.',
    path: [],
  };
}

function place(root: YamlMapping, finding: Finding, atKey = false): Diagnostic {
  const found = locate(root, finding.path);
  return diagnose(atKey ? found.key : spanOf(found), finding);
}

function isError(problem: { readonly severity: 'error' | 'warning' }): boolean {
  return problem.severity === 'error';
}

/** In the order of their places, each once, and no more of them than anybody reads. */
function inOrder(
  diagnostics: readonly Diagnostic[],
  files: readonly string[],
): readonly Diagnostic[] {
  const order = new Map(files.map((file, index) => [file, index]));
  const rank = (diagnostic: Diagnostic): number => order.get(diagnostic.file) ?? files.length;
  const sorted = diagnostics.toSorted(
    (left, right) =>
      rank(left) - rank(right) ||
      left.start.line - right.start.line ||
      left.start.column - right.start.column,
  );
  const seen = new Set<string>();
  const once = sorted.filter(({ code, message, file, start }) => {
    const key = JSON.stringify([code, message, file, start]);
    return seen.size < seen.add(key).size;
  });
  const last = once[LIMITS.diagnostics - 1];
  if (last === undefined || once.length === LIMITS.diagnostics) return once;
  const more = once.length - LIMITS.diagnostics;
  const shown = once.slice(0, LIMITS.diagnostics);
  const severity = once.some(isError) ? 'error' : 'warning';
  const message = `There are ${more} more problems.`;
  return [...shown, { ...last, code: 'film/more-problems', severity, message }];
}

function digestOf(film: Film): string {
  return `sha256:${createHash('sha256').update(JSON.stringify(film)).digest('hex')}`;
}
