import { Command, CommanderError, type Option } from 'commander';
import { ExitCode } from '../diagnostics/exit-code.ts';
import { COMMANDS, type Table } from './command-table.ts';
import { noColor } from './flags.ts';
import { version } from './version.ts';
import type { Shell } from './shell.ts';

type Run = (argv: readonly string[]) => Promise<number>;

/**
 * The command line. A command is loaded when it is called, and the options of no other are read, so
 * that `--help` and `validate` stay fast.
 */
export function buildProgram(shell: Shell): Run {
  return (argv) => call(shell, argv);
}

async function call(shell: Shell, argv: readonly string[]): Promise<number> {
  const program = new Command('ministudio');
  let exitCode: number = ExitCode.done;

  program
    .description('Turns a film.yaml into a finished film with any AI video model.')
    .version(version)
    .enablePositionalOptions()
    .showHelpAfterError('(ministudio --help shows what there is)')
    .configureOutput({ writeOut: shell.out, writeErr: shell.err })
    .exitOverride();

  const table: Table = {
    add: (name, about) => program.command(name).description(about),
    run:
      (load, name) =>
      async (...args) => {
        const { [name]: act } = await load();
        // Commander appends itself as the last argument.
        exitCode = await act(shell, ...(args.slice(0, -1) as never[]));
      },
  };
  for (const define of defined(argv)) define(table);
  addEverywhere(program, noColor);
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? ExitCode.done : ExitCode.usage;
  }
}

/** The command that is called, or all where that is none of them: then they are shown. */
function defined(argv: readonly string[]): readonly ((table: Table) => void)[] {
  const name = argv.find((argument) => !argument.startsWith('-'));
  const called = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  return called === undefined ? Object.values(COMMANDS) : [called];
}

/** So that a script can say it of whatever it calls. */
function addEverywhere(command: Command, option: Option): void {
  command.addOption(option);
  for (const each of command.commands) addEverywhere(each, option);
}
