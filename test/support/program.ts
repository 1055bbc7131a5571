import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { byLines, printable } from '../../src/cli/process/redacted-output.ts';
import type { reportThrown } from '../../src/cli/process/report-thrown.ts';
import type { buildProgram } from '../../src/cli/program.ts';
import type { createRedactor } from '../../src/secrets/redactor.ts';

/** What runs a command in this process. */
interface Program {
  readonly buildProgram: typeof buildProgram;
  readonly byLines: typeof byLines;
  readonly createRedactor: typeof createRedactor;
  readonly printable: typeof printable;
  readonly reportThrown: typeof reportThrown;
}

declare const importShared: (file: string) => Promise<unknown>;

/**
 * The commands, loaded once for many files of tests and not in the context of each: their twelve
 * hundred modules take seconds there, and every mention of a global in them is looked up anew.
 */
export async function loadProgram(): Promise<Program> {
  const { href } = pathToFileURL(BUNDLE);
  // Another one where tests are run again and again by one process.
  const { mtimeMs } = await stat(BUNDLE);
  return (await importShared(`${href}?${mtimeMs}`)) as Program;
}

const BUNDLE = resolve('build/program/program.js');
