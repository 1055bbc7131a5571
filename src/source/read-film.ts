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
import type { FilmDocument } from './generated/film-document.ts';
import { placeFinding } from './locate.ts';
import { normaliseFilm } from './normalise/film.ts';
import type { Reading } from './normalise/reading.ts';
import { orderDiagnostics } from './order-diagnostics.ts';
import { prune } from './prune.ts';
import { aboutRefused, unexplained } from './refused-parts.ts';
import { checkShotCount } from './count-shots.ts';
import { readSource } from './read-source.ts';
import { readVariables } from './read-variables.ts';
import { LANGUAGE_RULES } from './rules/language-rules.ts';
import { checkSaidTwice } from './said-twice.ts';
import { checkSchema } from './schema-findings.ts';
import { checkSilences, readSilences, silencer } from './silence.ts';
import type { SourceFiles } from './source-files.ts';
import { toData } from './to-data.ts';

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
  if (root === null) return { ok: false, diagnostics: orderDiagnostics(problems, files) };

  const findings: Finding[] = [];
  const variables = readVariables(root, set, findings);
  const data = toData(root, variables, findings);
  const tooMany = checkShotCount(data);
  if (tooMany !== undefined) {
    return {
      ok: false,
      diagnostics: orderDiagnostics([...problems, placeFinding(root, tooMany)], files),
    };
  }
  const schemaFindings = checkSchema(data);
  const refused = unexplained(schemaFindings, findings);
  findings.push(...checkSaidTwice(data));
  prune(data, schemaFindings);

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
  const isAboutRefused = aboutRefused(schemaFindings);
  for (const rule of LANGUAGE_RULES) {
    for (const finding of rule.check(film)) {
      if (!isAboutRefused(finding)) findings.push(finding);
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

  const isSilenced = silencer(silences);
  const diagnostics = orderDiagnostics(
    [
      ...problems,
      ...refused.map((finding) => placeFinding(root, finding, finding.atKey)),
      ...findings
        .filter((finding) => !isSilenced(finding))
        .map((finding) => placeFinding(root, finding)),
    ],
    files,
  );
  if (diagnostics.some(isError)) return { ok: false, diagnostics };
  return { ok: true, film: deepFreeze(film), diagnostics, providersNamed, files };
}

function isError(problem: { readonly severity: 'error' | 'warning' }): boolean {
  return problem.severity === 'error';
}
