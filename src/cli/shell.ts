import type { WriteStream } from 'node:tty';
import type { Environment } from '../secrets/environment.ts';

/** Where a command runs: everything of the process that it may touch. */
export interface Shell {
  readonly cwd: string;
  readonly environment: Environment;
  /** Results. */
  readonly out: (text: string) => void;
  /** For people: progress, diagnostics, errors. */
  readonly err: (text: string) => void;
  /** The terminal behind stderr, where there is one and it may be drawn on. */
  readonly terminal?: WriteStream;
  readonly color: boolean;
  readonly now: () => number;
  /** Aborts when the user wants to stop. */
  readonly signal: AbortSignal;
}
