import type { WriteStream } from 'node:tty';
import type { Environment } from '../secrets/environment.ts';
import type { Redactor } from '../secrets/redactor.ts';

/** Where a command runs: everything of the process that it may touch. */
export interface Shell {
  readonly cwd: string;
  readonly environment: Environment;
  /** Takes variables out of what programs inherit that are started from now on. */
  readonly withhold?: (names: readonly string[]) => void;
  /** Knows every secret of the run; all that is printed goes through it. */
  readonly redactor: Redactor;
  /** Results. */
  readonly out: (text: string) => void;
  /** For people: progress, diagnostics, errors. */
  readonly err: (text: string) => void;
  /** Results are read in a terminal, and not by a program or from a file. */
  readonly outIsTerminal?: boolean;
  /** The terminal behind stderr, where there is one and it may be drawn on. */
  readonly terminal?: WriteStream;
  readonly color: boolean;
  readonly now: () => number;
  /** Waits; in real time where it is absent. */
  readonly delay?: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Aborts when the user wants to stop. */
  readonly signal: AbortSignal;
  /** Aborts when nobody reads any more what is printed: whoever only goes on to print can end. */
  readonly unheard?: AbortSignal;
}
