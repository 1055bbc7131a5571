import { ExitCode } from '../diagnostics/exit-code.ts';
import { errorCode } from '../diagnostics/studio-error.ts';
import { ownEnvironment, processEnvironment } from '../secrets/environment.ts';
import { createRedactor } from '../secrets/redactor.ts';
import { workingFolderError } from '../store/working-folder-error.ts';
import { watchCrashes } from './process/crashes.ts';
import { watchInterrupts } from './process/interrupts.ts';
import { buildProgram } from './program.ts';
import { byLines, printable, redactStream } from './process/redacted-output.ts';
import { reportDefect, reportError, reportThrown } from './process/report-thrown.ts';
import type { Shell } from './shell.ts';

/** Runs the command line of this process and returns its exit code; only `bin` ends the process. */
export async function main(): Promise<number> {
  const { argv, stdout, stderr } = process;
  const interrupts = watchInterrupts(process);
  // A file that gets larger than `ulimit -f` allows is then an error that is told, and no sudden end.
  process.on('SIGXFSZ', () => {});
  const lost: unknown[] = [];
  const unheard = new AbortController();
  for (const stream of [stdout, stderr]) {
    stream.on('error', (error) => {
      lost.push(error);
      unheard.abort(error);
    });
  }
  const redactor = createRedactor();
  const environment = ownEnvironment();
  // To the end of the process: timers and threads may outlive the command.
  for (const stream of [stdout, stderr]) redactStream(stream, printable(redactor.redact));
  const out = byLines((text) => stdout.write(text));
  const err = byLines((text) => stderr.write(text));
  const plain = !stderr.isTTY || processEnvironment.get('CI') !== undefined;
  const shell: Shell = {
    cwd: process.cwd(),
    environment,
    withhold: environment.withhold,
    redactor,
    out: out.write,
    err: err.write,
    outIsTerminal: stdout.isTTY && processEnvironment.get('CI') === undefined,
    ...(!plain && { terminal: stderr }),
    color: colorWanted(argv, stderr.isTTY),
    now: () => Date.now(),
    signal: interrupts.signal,
    unheard: unheard.signal,
  };
  const flushed = async (): Promise<void> => {
    out.flush();
    err.flush();
    for (const stream of [stdout, stderr]) await written(stream);
  };
  watchCrashes(
    process,
    async (error) => {
      reportDefect(shell, error);
      await flushed();
    },
    shell.err,
  );
  try {
    const exitCode = await buildProgram(shell)(argv.slice(2));
    await flushed();
    const [first] = lost;
    if (first === undefined) return exitCode;
    // Whoever read a pipe and closed it has seen enough: that is success.
    if (errorCode(first) === 'EPIPE') return ExitCode.done;
    return reportError(shell, workingFolderError(first, 'the output'));
  } catch (error) {
    return await reportThrown(shell, error, () => interrupts.exitCode());
  } finally {
    interrupts.stop();
    await flushed();
  }
}

function colorWanted(argv: readonly string[], isTerminal: boolean): boolean {
  if (argv.includes('--no-color') || processEnvironment.get('NO_COLOR') !== undefined) return false;
  return processEnvironment.get('FORCE_COLOR') !== undefined || isTerminal;
}

/** Returns when everything was written, or could not be and has told so. */
async function written(stream: NodeJS.WriteStream): Promise<void> {
  if (stream.writableLength > 0) await new Promise((resolve) => stream.write('', resolve));
  await new Promise(setImmediate);
}
