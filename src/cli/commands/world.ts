import { ExitCode } from '../../diagnostics/exit-code.ts';
import { worldOf } from '../../world/fold/world-of.ts';
import { printWorld } from '../../world/report/print-world.ts';
import { reportWorld } from '../../world/report/world-report.ts';
import type { ReadOptions } from '../reading/film-options.ts';
import { readAndReport } from '../reading/read-and-report.ts';
import { runProviders } from '../providers/run-providers.ts';
import type { Shell } from '../shell.ts';
import { unknownShot } from '../reading/unknown-shot.ts';

export interface WorldOptions extends ReadOptions {
  readonly at?: string;
  readonly json?: boolean;
}

/** The world at a shot, or at every shot of the film. */
export async function world(shell: Shell, file: string, options: WorldOptions): Promise<number> {
  const providers = await runProviders(shell, { ...options, envFiles: false });
  const read = await readAndReport(shell, file, options, providers);
  if (read === undefined) return ExitCode.filmInvalid;
  const { film } = read;
  const filmWorld = worldOf(film);
  const { at } = options;
  if (at === undefined) {
    const shots = filmWorld.shots.map((_, index) => reportWorld(film, filmWorld, index));
    shell.out(
      options.json
        ? `${JSON.stringify({ schema: 'ministudio/worlds@1', shots }, null, 2)}\n`
        : shots.map(printWorld).join('\n'),
    );
    return ExitCode.done;
  }
  const index = filmWorld.shots.findIndex(({ id }) => id === at);
  if (index < 0) throw unknownShot(at, filmWorld.shots);
  const report = reportWorld(film, filmWorld, index);
  shell.out(options.json ? `${JSON.stringify(report, null, 2)}\n` : printWorld(report));
  return ExitCode.done;
}
