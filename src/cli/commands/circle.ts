import { ExitCode } from '../../diagnostics/exit-code.ts';
import type { StudioError } from '../../diagnostics/studio-error.ts';
import type { ShotId } from '../../film/ids.ts';
import type { PlannedShot } from '../../plan/call-sheet.ts';
import { consequencesOf } from '../../plan/consequences.ts';
import type { TakeLibrary, TakeRecord } from '../../plan/take-record.ts';
import { consequencesText } from '../../report/takes/consequences-text.ts';
import { changedFiles } from '../../store/takes/take-files.ts';
import { cliError } from '../cli-error.ts';
import type { PreparedFilm } from '../planning/prepare-film.ts';
import { type ChooserOptions, openChooser } from '../retakes/chooser.ts';
import type { Shell } from '../shell.ts';
import { unknownShot } from '../reading/unknown-shot.ts';

export interface CircleOptions extends ChooserOptions {
  readonly line?: string;
}

/** Chooses a take: the film shows it until another is chosen or made. Nothing is made or spent. */
export async function circle(
  shell: Shell,
  file: string,
  shot: string,
  take: string,
  options: CircleOptions,
): Promise<number> {
  const number = parseTake(take);
  if (options.line !== undefined) {
    const { circleLine } = await import('./circle-line.ts');
    return await circleLine(shell, file, { shot, line: options.line, take: number }, options);
  }
  const chooser = await openChooser(shell, file, options);
  if (chooser === undefined) return ExitCode.filmInvalid;
  const { place } = chooser;
  // Before anything is written: where there is no such take there may be no folder for it either.
  takeOf(await chooser.prepare(), shot, number);
  return await chooser.inFolder(async ({ ledger }) => {
    const prepared = await chooser.prepare();
    const { library, sheet, planWith } = prepared;
    const { planned, record } = takeOf(prepared, shot, number);
    const changed = await changedFiles(place.workingFolder, record, library.lost);
    const chosen = {
      ...library,
      lost: { ...library.lost, ...changed },
      circled: { ...library.circled, [planned.id]: number },
    };
    const after = planWith(chosen);
    const shown = after.shots.find(({ id }) => id === planned.id)!;
    requireKept(shown, number);
    const isChosen = library.circled[planned.id] === number;
    if (!isChosen) await ledger.append({ kind: 'circled', shot: planned.id, take: number });
    const follows = consequencesOf(planned.id, sheet, after);
    const { id, scene, state, reasons } = shown;
    if (options.json) {
      const document = {
        schema: 'ministudio/circle@1',
        id,
        scene,
        take: number,
        state,
        reasons,
        follows,
      };
      shell.out(`${JSON.stringify(document, null, 2)}\n`);
      return ExitCode.done;
    }
    const lines = [
      `${id}: take ${number} is ${isChosen ? 'chosen already' : 'shown from now on'}`,
      ...reasons.map((reason) => `${id}: ${reason}`),
      ...consequencesText(follows),
    ];
    shell.out(`${lines.join('\n')}\n`);
    return ExitCode.done;
  });
}

function parseTake(text: string): number {
  const take = Number(text);
  if (/^\d+$/.test(text) && take > 0) return take;
  throw cliError(
    'usage/unknown-take',
    `"${text}" is not the number of a take`,
    'Write a number as `ministudio takes` shows it.',
  );
}

function takeOf(
  { sheet, library }: PreparedFilm,
  shot: string,
  number: number,
): { readonly planned: PlannedShot; readonly record: TakeRecord } {
  const planned = sheet.shots.find(({ id }) => id === shot);
  if (planned === undefined) throw unknownShot(shot, sheet.shots);
  const record = library.takes[planned.id]?.find(({ take }) => take === number);
  if (record === undefined) throw unknownTake(planned.id, number, library);
  if (record.discarded === true) throw discardedTake(planned.id, number);
  return { planned, record };
}

function unknownTake(shot: ShotId, number: number, { takes }: TakeLibrary): StudioError {
  const numbers = (takes[shot] ?? []).map(({ take }) => take).toSorted((a, b) => a - b);
  return cliError(
    'usage/unknown-take',
    `${shot} has no take ${number}`,
    numbers.length === 0
      ? 'It has none yet: `ministudio render` makes one.'
      : `It has ${numbers.length === 1 ? 'take' : 'takes'} ${numbers.join(', ')}.`,
  );
}

function discardedTake(shot: ShotId, number: number): StudioError {
  return cliError(
    'usage/lost-take',
    `take ${number} of ${shot} can’t be shown: its files were removed by \`ministudio clean\``,
    'Choose another; `ministudio takes` shows what there is.',
  );
}

/** What is lost of the take can be made again from what is kept, or it can't be shown. */
function requireKept({ id, state, restorable, reasons }: PlannedShot, take: number): void {
  if (state !== 'missing' || restorable === true) return;
  throw cliError(
    'usage/lost-take',
    `take ${take} of ${id} can’t be shown: ${reasons.join('; ')}`,
    'Choose another; `ministudio takes` shows what there is. Or put the file back.',
  );
}
