import { posix } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Explanation } from '../diagnostics/explanation.ts';
import type { FilmRule } from '../diagnostics/film-rule.ts';
import type { Finding } from '../diagnostics/finding.ts';
import type { Film } from '../film/film.ts';
import type { AssetProbe } from './asset-probe.ts';
import { indexExplanations } from '../diagnostics/explanations.ts';
import { checkAssets, lookAtAssets } from './check-assets.ts';
import { checkClipLengths } from './check-clip-lengths.ts';
import { checkDocument } from './check-document.ts';
import { checkOptions, type JudgeOptions } from './check-options.ts';
import { checkProviders } from './check-providers.ts';
import { SOURCE_EXPLANATIONS } from './explanations/all.ts';
import { FILM_LANGUAGE } from './film-language.ts';
import { deepFreeze } from './freeze.ts';
import type { FilmDocument } from './generated/film-document.ts';
import { placeFinding } from './place-finding.ts';
import { normaliseFilm } from './normalise/film.ts';
import type { Reading } from './normalise/reading.ts';
import { orderDiagnostics } from './order-diagnostics.ts';
import { prune } from './prune.ts';
import { aboutNames, aboutRefused, aboutVariables } from './refused-parts.ts';
import { checkShotCount } from './count-shots.ts';
import { readSource } from './read-source.ts';
import { readVariables } from './read-variables.ts';
import { noVariables } from './replace-variables.ts';
import { LANGUAGE_RULES } from './rules/language-rules.ts';
import { checkSaidTwice } from './said-twice.ts';
import { checkSilences, readSilences, silencer } from './silence.ts';
import { checkSoundParts } from './sound-parts.ts';
import type { SourceFiles } from './source-files.ts';
import { unreadNames } from './unread-names.ts';
import { toData } from './to-data.ts';

export interface ReadFilmOptions {
  readonly files: SourceFiles;
  /** Without it, the files that the film names are not looked at. */
  readonly assets?: AssetProbe;
  /** Values that replace those of `vars`. */
  readonly set?: Readonly<Record<string, string>>;
  /** Whether the film may name files outside its folder. */
  readonly allowOutside?: boolean;
  /** Names of the providers that there are; without them, those of the film are not judged. */
  readonly providers?: readonly string[];
  /** Judges the options that providers are sent; not asked where a film gives none. */
  readonly judgeOptions?: JudgeOptions;
  /** Rules beside those of the language, e.g. of film grammar. */
  readonly rules?: readonly FilmRule[];
  /** Rules that take more than the film to know: asked last, of a film without an error. */
  readonly lateRules?: readonly LateRule[];
}

export interface LateRule {
  readonly explanation: Explanation;
  find(film: Film): Promise<readonly Finding[]>;
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
  const { allowOutside = false, rules = [], lateRules = [], set = {}, assets, providers } = options;
  const { judgeOptions } = options;
  const source = await readSource(file, options.files, allowOutside);
  const { root: written, problems, more, files } = source;
  if (written === null) return { ok: false, diagnostics: orderDiagnostics(problems, files, more) };

  let early: Finding[] = [];
  let variables = noVariables();
  const language = providers === undefined ? FILM_LANGUAGE : { ...FILM_LANGUAGE, providers };
  const schema = checkDocument(written, language, (tree) => {
    early = [];
    variables = readVariables(tree, set, early);
    return toData(tree, variables, early);
  });
  const { root, data } = schema;
  const tooMany = checkShotCount(data);
  if (tooMany !== undefined || schema.more > 0) {
    const found = tooMany === undefined ? [...early, ...schema.findings] : [tooMany];
    const all = [...problems, ...found.map((finding) => placeFinding(root, finding))];
    return { ok: false, diagnostics: orderDiagnostics(all, files, more + schema.more) };
  }
  const later: Finding[] = [...checkSaidTwice(data)];
  prune(data, schema.refused);

  const document = data as unknown as FilmDocument;
  const folder = posix.dirname(file);
  const reading: Reading = {
    root,
    findings: later,
    assets: [],
    film: { folder, allowOutside },
    styleNames: Object.keys(document.styles ?? {}),
  };
  const { film, providersNamed } = normaliseFilm(reading, document);
  const isAboutRefused = aboutRefused(root, schema.refused);
  const isAboutNames = aboutNames(schema.refused, unreadNames(source));
  for (const rule of LANGUAGE_RULES) {
    for (const finding of rule.check(film)) {
      if (!isAboutRefused(finding)) later.push(finding);
    }
  }
  const looked =
    assets === undefined ? new Map() : await lookAtAssets(reading.assets, assets, folder);
  const silences = readSilences(document);
  const explanations = indexExplanations(
    SOURCE_EXPLANATIONS,
    [...rules, ...lateRules].map((rule) => rule.explanation),
  );
  const isAboutVariables = aboutVariables(root, variables.unresolved, early);
  const isSilenced = silencer(silences);
  const found = [
    ...early.filter((finding) => !isAboutNames(finding)),
    ...[
      ...schema.findings,
      ...later.filter((finding) => !isAboutNames(finding)),
      ...checkAssets(reading.assets, looked),
      ...checkClipLengths(film, looked),
      ...checkSilences(silences, explanations),
      ...(providers === undefined ? [] : checkProviders(document, providers)),
      ...(judgeOptions === undefined ? [] : await checkOptions(document, judgeOptions)),
    ].filter((finding) => !isAboutVariables(finding)),
  ];
  const isBroken = problems.some(isError);
  const errors = found.filter(isError);
  // Rules from elsewhere rely on a film in which every name is defined.
  const isSound = !isBroken && errors.length === 0;
  const beyond: Finding[] = [];
  if (isSound) for (const rule of rules) beyond.push(...rule.check(film));
  else if (!isBroken) beyond.push(...checkSoundParts(film, rules, errors));
  const all = [...found, ...beyond];
  if (!all.some(isError)) {
    for (const rule of lateRules) all.push(...(await rule.find(film)));
  }
  const placed = all
    .filter((finding) => !isSilenced(finding))
    .map((finding) => placeFinding(root, finding));
  // What the YAML itself is warned of belongs to no part of the film but the whole.
  const unsilenced = problems.filter(
    ({ code, severity }) => !isSilenced({ code, severity, path: [] }),
  );
  const diagnostics = orderDiagnostics([...unsilenced, ...placed], files, more);
  if (diagnostics.some(isError)) return { ok: false, diagnostics };
  return { ok: true, film: deepFreeze(film), diagnostics, providersNamed, files };
}

function isError(problem: { readonly severity: 'error' | 'warning' }): boolean {
  return problem.severity === 'error';
}
