import { ExitCode } from '../../src/diagnostics/exit-code.ts';
import { loadProgram } from './program.ts';
import { type CliResult, userEnvironment } from './run-cli.ts';

const HOME = process.cwd();
/** How many commands are under way, all of them in one working directory. */
let underWay = 0;

/**
 * Runs a command in this process, with a shell as `main` makes it, for what is not about a process: that
 * takes a fraction of what one takes to start. Nobody waits: where a command would, time passes at once.
 */
export async function runHere(
  args: readonly string[],
  { cwd = HOME, env = {} }: { cwd?: string; env?: Record<string, string> } = {},
): Promise<CliResult> {
  if (underWay > 0 && cwd !== process.cwd()) throw new Error('a command is at work elsewhere');
  const environment: Readonly<Record<string, string | undefined>> = {
    ...userEnvironment(),
    ...env,
  };
  const { buildProgram, byLines, createRedactor, printable, reportThrown } = await loadProgram();
  const redactor = createRedactor();
  const redact = printable(redactor.redact);
  let [stdout, stderr] = ['', ''];
  const out = byLines((text) => (stdout += redact(text)));
  const err = byLines((text) => (stderr += redact(text)));
  let waited = 0;
  const shell = {
    cwd,
    environment: { get: (name: string) => environment[name] || undefined },
    redactor,
    out: out.write,
    err: err.write,
    color: false,
    now: () => Date.now() + waited,
    delay: async (ms: number, signal: AbortSignal) => {
      signal.throwIfAborted();
      waited += ms;
      // A moment is left to others.
      await new Promise(setImmediate);
    },
    signal: new AbortController().signal,
  };
  underWay += 1;
  process.chdir(cwd);
  try {
    const code = await buildProgram(shell)(args).catch((error: unknown) =>
      reportThrown(shell, error, () => ExitCode.interrupted),
    );
    out.flush();
    err.flush();
    return { code, stdout, stderr };
  } finally {
    underWay -= 1;
    if (underWay === 0) process.chdir(HOME);
  }
}
