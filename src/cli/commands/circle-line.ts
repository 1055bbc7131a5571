import { ExitCode } from '../../diagnostics/exit-code.ts';
import { lossOfSound } from '../../plan/line-takes.ts';
import { takeOfLine } from '../../plan/voice-record.ts';
import { changedVoice } from '../../store/takes/take-files.ts';
import { cliError } from '../cli-error.ts';
import type { PreparedFilm } from '../planning/prepare-film.ts';
import { openChooser } from '../retakes/chooser.ts';
import { namedLine, parseLine, takeOf } from '../retakes/named-line.ts';
import type { Shell } from '../shell.ts';
import type { CircleOptions } from './circle.ts';

/** Chooses a take of a line: it is heard until another is chosen or spoken. Nothing is made or spent. */
export async function circleLine(
  shell: Shell,
  file: string,
  named: { readonly shot: string; readonly line: string; readonly take: number },
  options: CircleOptions,
): Promise<number> {
  const place = parseLine(named.line);
  const chooser = await openChooser(shell, file, options);
  if (chooser === undefined) return ExitCode.filmInvalid;
  const { place: home } = chooser;
  // Before anything is written: where there is no such take there may be no folder for it either.
  takeOf(namedLine(await chooser.prepare(), named.shot, place), named.take);
  return await chooser.inFolder(async ({ ledger }) => {
    const before = await chooser.prepare();
    const line = namedLine(before, named.shot, place);
    const record = takeOf(line, named.take);
    const { lost } = before.library;
    const changed = await changedVoice(home.workingFolder, record, lost);
    requireKept(lossOfSound(record, { ...lost, ...changed }), named, place);
    const { fingerprint } = line;
    const heard = before.library.voices[fingerprint];
    const isHeard = heard !== undefined && takeOfLine(heard) === named.take;
    if (!isHeard) await ledger.append({ kind: 'line-circled', fingerprint, take: named.take });
    const stale = staleIn(isHeard ? before : await chooser.prepare(), before);
    const { shot, scene } = line.planned;
    if (options.json) {
      const facts = { id: shot, scene, line: place, take: named.take, stale };
      shell.out(`${JSON.stringify({ schema: 'ministudio/line-circle@1', ...facts }, null, 2)}\n`);
      return ExitCode.done;
    }
    const what = `${shot}: line ${place}: take ${named.take}`;
    const lines = [
      `${what} is heard ${isHeard ? 'already' : 'from now on'}`,
      ...stale.map((id) => `${id} is stale now: it has another length with it`),
    ];
    shell.out(`${lines.join('\n')}\n`);
    return ExitCode.done;
  });
}

/** How long a shot is may depend on what is said in it. */
function staleIn(after: PreparedFilm, before: PreparedFilm): readonly string[] {
  const wasStale = new Set(
    before.sheet.shots.flatMap(({ id, state }) => (state === 'stale' ? [id] : [])),
  );
  return after.sheet.shots.flatMap(({ id, state }) =>
    state === 'stale' && !wasStale.has(id) ? [id] : [],
  );
}

function requireKept(
  loss: string | undefined,
  { shot, take }: { readonly shot: string; readonly take: number },
  line: number,
): void {
  if (loss === undefined) return;
  throw cliError(
    'usage/lost-take',
    `take ${take} of line ${line} of ${shot} can’t be heard: ${loss}`,
    'Choose another; `ministudio takes` shows what there is. Or put the file back.',
  );
}
