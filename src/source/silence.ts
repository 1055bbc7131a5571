import type { Explanation } from '../diagnostics/explanation.ts';
import type { Finding } from '../diagnostics/finding.ts';
import type { FilmDocument, Scene, Shot } from './generated/film-document.ts';
import { canonicalPath } from './locate.ts';
import type { Path } from './locate.ts';
import { didYouMean } from './nearest.ts';

/** One part of a film and the codes of warnings that are not shown for it. */
export interface Silence {
  /** Of the part, in the document. */
  readonly path: Path;
  readonly codes: readonly string[];
}

export function readSilences(document: FilmDocument): readonly Silence[] {
  const silences: Silence[] = [];
  const add = (part: FilmDocument | Scene | Shot, path: Path): void => {
    if (part.silence !== undefined) silences.push({ path, codes: part.silence });
  };
  add(document, []);
  for (const [index, scene] of (document.scenes ?? []).entries()) {
    add(scene, ['scenes', index]);
    for (const [shot, part] of (scene.shots ?? []).entries()) {
      add(part, ['scenes', index, 'shots', shot]);
    }
  }
  for (const [index, shot] of (document.shots ?? []).entries()) add(shot, ['shots', index]);
  return silences;
}

/** Whether a warning lies in a part of the film that silences it. Errors are never silenced. */
export function silencer(
  silences: readonly Silence[],
): (finding: Pick<Finding, 'code' | 'severity' | 'path'>) => boolean {
  const codesAt = new Map<string, ReadonlySet<string>>();
  for (const { path, codes } of silences) {
    codesAt.set(JSON.stringify(canonicalPath(path)), new Set(codes));
  }
  return ({ code, severity, path }) => {
    if (severity === 'error' || codesAt.size === 0) return false;
    const place = canonicalPath(path);
    // A film, a scene and a shot: paths of no, two and four segments.
    return [0, 2, 4].some((length) =>
      codesAt.get(JSON.stringify(place.slice(0, length)))?.has(code),
    );
  };
}

/** Codes that silence nothing. Those of a family that nobody explains here are let be. */
export function checkSilences(
  silences: readonly Silence[],
  explanations: ReadonlyMap<string, Explanation>,
): readonly Finding[] {
  const codes = [...explanations.keys()];
  const families = new Set(codes.map(familyOf));
  return silences.flatMap(({ path, codes: silenced }) =>
    silenced.flatMap((code, index) => {
      const known = explanations.get(code);
      if (known?.severity === 'warning' || !families.has(familyOf(code))) return [];
      const finding: Finding = {
        code: 'film/unknown-code',
        severity: 'warning',
        message:
          known === undefined
            ? `There is no warning \`${code}\`.`
            : `\`${code}\` is an error; only warnings can be silenced.`,
        path: [...path, 'silence', index],
        hint: () =>
          (known === undefined ? didYouMean(code, codes) : undefined) ??
          'Write the code of a warning; `ministudio explain` lists all.',
      };
      return [finding];
    }),
  );
}

function familyOf(code: string): string {
  return code.slice(0, code.indexOf('/'));
}
