import { resolve } from 'node:path';
import { speechTooLong } from '../../compile/rules/speech-too-long.ts';
import { GRAMMAR_RULES } from '../../grammar/rules.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { type ReadFilm, readFilm } from '../../source/read-film.ts';
import { assetProbe } from './asset-probe.ts';
import { parseSettings, type ReadOptions } from './film-options.ts';
import { formatDiagnostics, printDiagnostics } from './print-diagnostics.ts';
import { makesNoStills } from '../rules/makes-no-stills.ts';
import { makesNoVoices } from '../rules/makes-no-voices.ts';
import { needsPicture } from '../rules/needs-picture.ts';
import { needsSpeechPackages } from '../rules/needs-speech-packages.ts';
import { providerEnded } from '../rules/provider-ended.ts';
import type { Shell } from '../shell.ts';
import { diskFiles } from './source-files.ts';
import type { RunProviders } from '../providers/run-providers.ts';

/**
 * Reads a film with all its rules. Never throws for what is wrong with the film.
 *
 * @param onSought told of each file that is looked for, whether or not it is there.
 */
export async function readFilmFile(
  file: string,
  options: ReadOptions,
  providers: RunProviders,
  onSought: (path: string) => void = () => {},
): Promise<ReadFilm> {
  const probe = assetProbe(options.allowOutside ?? false);
  return await readFilm(file, {
    files: {
      ...diskFiles,
      realPath(path) {
        onSought(path);
        return diskFiles.realPath(path);
      },
    },
    assets(path, folder) {
      onSought(resolve(folder, path));
      return probe(path, folder);
    },
    providers: providers.names,
    async judgeOptions(said) {
      // By way of a command, as below: few films have options.
      const { unknownOptions } = await import('../commands/config.ts');
      return await unknownOptions(said, providers);
    },
    set: parseSettings(options.set),
    allowOutside: options.allowOutside ?? false,
    rules: [
      ...GRAMMAR_RULES,
      speechTooLong,
      providerEnded(providers),
      makesNoStills(providers),
      makesNoVoices(providers),
    ],
    lateRules: [
      needsPicture(providers, async (film) => {
        // By way of a command, which is a file of its own: another would cut what every start loads.
        const { unmetShots } = await import('../commands/plan.ts');
        return await unmetShots(film, file, providers);
      }),
      needsSpeechPackages(async () => {
        const { speechLack } = await import('../commands/plan.ts');
        return speechLack();
      }),
    ],
  });
}

/**
 * Reads a film for a command that goes on with it; its problems go to stderr, with
 * `--quiet` only those that stop it. With `--json`, a film
 * that is not valid is answered with the document of `validate --json` on stdout.
 */
export async function readAndReport(
  shell: Shell,
  file: string,
  options: ReadOptions & { readonly json?: boolean },
  providers: RunProviders,
  onSought?: (path: string) => void,
): Promise<Extract<ReadFilm, { ok: true }> | undefined> {
  const read = await readFilmFile(file, options, providers, onSought);
  const shown = read.diagnostics.filter(
    ({ severity }) => severity === 'error' || options.quiet !== true,
  );
  if (read.ok || options.json !== true) await printDiagnostics(shell, shown);
  else shell.out(await formatDiagnostics(shell, read.diagnostics, 'json'));
  return read.ok ? read : undefined;
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}
