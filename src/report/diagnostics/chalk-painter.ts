import { Chalk } from 'chalk';
import type { Painter } from './pretty.ts';

/** The colours of diagnostics in a terminal. */
export function chalkPainter(): Painter {
  const chalk = new Chalk({ level: 1 });
  return {
    place: chalk.bold,
    error: chalk.red,
    warning: chalk.yellow,
    code: chalk.dim,
    quiet: chalk.dim,
  };
}
