import type { CallSheet, PlannedShot } from '../../plan/call-sheet.ts';
import { continuesFromFrame, recipeToBe } from '../../plan/plan-film.ts';
import { readRecipe } from '../../plan/stale/made-of.ts';
import { whyStale } from '../../plan/stale/why-stale.ts';
import { readRecipeFile } from '../../store/takes/recipe-files.ts';
import { usedTake } from './plan-with-kept.ts';
import type { PreparedFilm } from './prepare-film.ts';

/**
 * The plan with what made each stale shot so. Only for these is read of what their takes were made, so
 * that a film that has not changed is planned as quickly as ever.
 */
export async function explainStale(
  workingFolder: string,
  prepared: Pick<PreparedFilm, 'compiled' | 'library' | 'routes' | 'saidOf' | 'sheet'>,
): Promise<CallSheet> {
  const { compiled, library, routes, saidOf, sheet } = prepared;
  const planned = new Map(sheet.shots.map((shot) => [shot.id, shot]));
  const keyframes = new Map(sheet.keyframes.map((keyframe) => [keyframe.ends, keyframe]));
  const explain = async (shot: PlannedShot, index: number): Promise<PlannedShot> => {
    const used = shot.state === 'stale' ? usedTake(shot, library) : undefined;
    if (used === undefined) return shot;
    const { fingerprint, take } = used;
    const made = compiled[index]!;
    const recipe = recipeToBe(made, routes.get(shot.id)!.adapter.version, {
      library,
      plannedOf: (id) => planned.get(id),
      keyframeOf: (ends) => keyframes.get(ends),
    });
    const document = await readRecipeFile(workingFolder, fingerprint);
    const goesOn = made.join.from !== undefined && continuesFromFrame(made);
    const from = goesOn ? planned.get(made.join.from!) : undefined;
    const { reasons, changes } = whyStale(
      take,
      readRecipe(document, fingerprint),
      // Compared as it would be kept: without what is absent.
      JSON.parse(JSON.stringify({ recipe, said: saidOf(shot.id) })),
      from,
    );
    const { reasons: _general, ...rest } = shot;
    return { ...rest, reasons, ...(changes.length > 0 && { changes }) };
  };
  return { ...sheet, shots: await Promise.all(sheet.shots.map(explain)) };
}
