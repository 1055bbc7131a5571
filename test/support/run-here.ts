import { ExitCode } from '../../src/diagnostics/exit-code.ts';
import { loadProgram } from './program.ts';
import { type CliResult, userEnvironment } from './run-cli.ts';

const HOME = process.cwd();
/** How many commands are under way, all of them in one working directory. */
let underWay = 0;

interface Place {
  readonly cwd?: string;
  readonly env?: Record<string, string>;
}

/** A command that is at work in this process. */
export interface CommandHere {
  /** What it has said so far. */
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** As Ctrl-C does. */
  readonly stop: () => void;
  readonly ended: Promise<CliResult>;
}

/**
 * Runs a command in this process, with a shell as `main` makes it, for what is not about a process: that
 * takes a fraction of what one takes to start. Nobody waits: where a command would, time passes at once.
 */
export async function runHere(args: readonly string[], place?: Place): Promise<CliResult> {
  return await startHere(args, place).ended;
}

/** Begins what `runHere` runs, for a command that goes on until it is stopped. */
export function startHere(args: readonly string[], place: Place = {}): CommandHere {
  const said = { stdout: '', stderr: '' };
  const stopping = new AbortController();
  return {
    stdout: () => said.stdout,
    stderr: () => said.stderr,
    stop: () => stopping.abort(),
    ended: run(args, place, said, stopping.signal),
  };
}

async function run(
  args: readonly string[],
  { cwd = HOME, env = {} }: Place,
  said: { stdout: string; stderr: string },
  signal: AbortSignal,
): Promise<CliResult> {
  if (underWay > 0 && cwd !== process.cwd()) throw new Error('a command is at work elsewhere');
  const environment: Readonly<Record<string, string | undefined>> = {
    ...userEnvironment(),
    ...env,
  };
  const { buildProgram, byLines, createRedactor, printable, reportThrown } = await loadProgram();
  const redactor = createRedactor();
  const redact = printable(redactor.redact);
  const out = byLines((text) => (said.stdout += redact(text)));
  const err = byLines((text) => (said.stderr += redact(text)));
  let waited = 0;
  const shell = {
    cwd,
    environment: { get: (name: string) => environment[name] || undefined },
    redactor,
    out: out.write,
    err: err.write,
    color: false,
    now: () => Date.now() + waited,
    delay: async (ms: number, until: AbortSignal) => {
      until.throwIfAborted();
      waited += ms;
      // A moment is left to others.
      await new Promise(setImmediate);
    },
    signal,
  };
  underWay += 1;
  process.chdir(cwd);
  try {
    const code = await buildProgram(shell)(args).catch((error: unknown) =>
      reportThrown(shell, error, () => ExitCode.interrupted),
    );
    out.flush();
    err.flush();
    return { code, ...said };
  } finally {
    underWay -= 1;
    if (underWay === 0) process.chdir(HOME);
  }
}
