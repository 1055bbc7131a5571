import { Command, CommanderError, Option } from 'commander';
import { ExitCode } from '../diagnostics/exit-code.ts';
import { version } from './version.ts';
import type { Shell } from './shell.ts';

type Run = (argv: readonly string[]) => Promise<number>;

/**
 * The commands as a table. Each is loaded when it is called, so that `--help` and `validate` stay
 * fast; each returns its exit code.
 */
export function buildProgram(shell: Shell): Run {
  const program = new Command('ministudio');
  let exitCode: number = ExitCode.done;
  const run =
    <Arguments extends unknown[]>(
      load: () => Promise<(shell: Shell, ...args: Arguments) => Promise<number>>,
    ) =>
    async (...args: unknown[]): Promise<void> => {
      const command = await load();
      // Commander appends itself as the last argument.
      exitCode = await command(shell, ...(args.slice(0, -1) as Arguments));
    };

  program
    .description('Turns a film.yaml into a finished film with any AI video model.')
    .version(version)
    .enablePositionalOptions()
    .showHelpAfterError('(ministudio --help shows what there is)')
    .configureOutput({ writeOut: shell.out, writeErr: shell.err })
    .exitOverride();

  renderFlags(
    program.command('render').description('make the film: shoot what is missing, then stitch'),
  )
    .argument('<film>', 'the film.yaml')
    .addOption(new Option('--provider <names>', 'use these providers, tried in order'))
    .action(run(async () => (await import('./commands/render.ts')).render));

  renderFlags(
    program.command('animatic').description('draw the film offline and free, in its own folder'),
  )
    .argument('<film>', 'the film.yaml')
    .action(run(async () => (await import('./commands/render.ts')).animatic));

  readFlags(program.command('validate').description('every problem of a film, with its place'))
    .argument('<films...>', 'one or more film.yaml')
    .addOption(
      new Option('--format <format>', 'how problems are printed')
        .choices(['pretty', 'json', 'github', 'sarif'])
        .default('pretty'),
    )
    .option('--json', 'the same as --format json')
    .option('--quiet', 'errors only')
    .action(run(async () => (await import('./commands/validate.ts')).validate));

  planFlags(program.command('plan').description('what a render would do, why, and for how much'))
    .argument('<film>', 'the film.yaml')
    .option('--json', 'one JSON document on stdout')
    .option('--detailed-exitcode', 'exit 10 where there is something to shoot')
    .action(run(async () => (await import('./commands/plan.ts')).plan));

  readFlags(
    program
      .command('resolve')
      .description('settle a submission whose outcome nobody knows; without a shot, list them'),
  )
    .argument('<film>', 'the film.yaml')
    .argument('[shot]', 'the shot, or the shot that ends in the keyframe')
    .option('--operation <id>', 'the job is there, under this id: go on with it')
    .option('--clip <file>', 'this file is what it has made')
    .option('--resubmit', 'there is no such job: let the next render submit it anew')
    .option('--json', 'one JSON document on stdout')
    .action(run(async () => (await import('./commands/resolve.ts')).resolve));

  planFlags(program.command('clean').description('remove from .ministudio what nobody needs'))
    .argument('<film>', 'the film.yaml')
    .option('--dry-run', 'show what would be removed, and remove nothing')
    .option('--paid', 'also takes that were paid for, or may have been, and are not shown')
    .option('--old-ledgers', 'also ledgers of older versions')
    .option('--json', 'one JSON document on stdout')
    .action(run(async () => (await import('./commands/clean.ts')).clean));

  program
    .command('mend')
    .description('write a damaged ledger anew of what is whole of it; the damaged one is kept')
    .argument('<film>', 'the film.yaml')
    .option('--dry-run', 'show what is whole and what is lost, and change nothing')
    .option('--json', 'one JSON document on stdout')
    .action(run(async () => (await import('./commands/mend.ts')).mend));

  planFlags(program.command('prompts').description('each request as it would be sent, and why'))
    .argument('<film>', 'the film.yaml')
    .option('--shot <id>', 'one shot only')
    .option('--json', 'one JSON document on stdout')
    .action(run(async () => (await import('./commands/prompts.ts')).prompts));

  readFlags(
    program.command('world').description('the state of the world, and what the camera sees'),
  )
    .argument('<film>', 'the film.yaml')
    .option('--at <shot>', 'one shot only')
    .option('--json', 'one JSON document on stdout')
    .action(run(async () => (await import('./commands/world.ts')).world));

  const providers = program.command('providers').description('who can make the shots');
  setupFlags(providers.command('list', { isDefault: true }))
    .description('every provider there is')
    .option('--json', 'one JSON document on stdout')
    .action(run(async () => (await import('./commands/providers.ts')).listProviders));
  setupFlags(providers.command('show'))
    .argument('<name>', 'a provider')
    .description('what one provider can do')
    .option('--json', 'one JSON document on stdout')
    .action(run(async () => (await import('./commands/providers.ts')).showProvider));
  setupFlags(providers.command('check'))
    .argument('<name>', 'a provider')
    .description('whether its credentials are there, and work')
    .option('--json', 'one JSON document on stdout')
    .action(run(async () => (await import('./commands/check-provider.ts')).checkProvider));

  const config = program.command('config').description('how films are made here');
  setupFlags(config.command('show', { isDefault: true }))
    .description('the merged configuration, and where each value comes from')
    .option('--provider <names>', 'as for render')
    .option('--quality <quality>', 'as for render')
    .option('--budget <usd>', 'as for render')
    .option('--max-parallel <shots>', 'as for render')
    .option('--keep-going', 'as for render')
    .option('--json', 'one JSON document on stdout')
    .action(run(async () => (await import('./commands/config.ts')).showConfig));

  const secrets = program.command('secrets').description('what providers need, and where it is');
  setupFlags(secrets.command('check', { isDefault: true }))
    .argument('[providers...]', 'these providers; all of them where none is named')
    .description('what each provider needs, where it would come from, whether it is there')
    .option('--json', 'one JSON document on stdout')
    .action(run(async () => (await import('./commands/secrets.ts')).checkSecrets));

  program
    .command('init')
    .argument('[folder]', 'where to put it', '.')
    .description('start a film from a template')
    .option('--template <name>', 'which one (--list shows them)', 'short-film')
    .option('--list', 'show the templates')
    .action(run(async () => (await import('./commands/init.ts')).init));

  program
    .command('explain')
    .argument('[code]', 'a diagnostic, e.g. film/unknown-key; all are listed where none is given')
    .description('what a diagnostic means, and how to mend it')
    .action(run(async () => (await import('./commands/explain.ts')).explain));

  program
    .command('schema')
    .description('the JSON Schema of film.yaml, for editors')
    .option('--part', 'that of a file which a film includes')
    .option('--config', 'that of a configuration')
    .action(run(async () => (await import('./commands/schema.ts')).schema));

  setupFlags(program.command('doctor'))
    .description(
      'what this machine has: Node, ffmpeg and its features, optional parts, credentials',
    )
    .option('--json', 'one JSON document on stdout')
    .action(run(async () => (await import('./commands/doctor.ts')).doctor));

  return async (argv) => {
    try {
      await program.parseAsync([...argv], { from: 'user' });
      return exitCode;
    } catch (error) {
      if (!(error instanceof CommanderError)) throw error;
      return error.exitCode === 0 ? ExitCode.done : ExitCode.usage;
    }
  };
}

/** What every command has that reads the configuration. */
function setupFlags(command: Command): Command {
  return command
    .option('--config <file>', 'a file in place of ministudio.config.yaml')
    .option('--env-file <file>', 'a file in place of .env, .env.local and .env.NAME');
}

function readFlags(command: Command): Command {
  return setupFlags(command)
    .option('--set <key=value...>', 'a value for one of the film’s vars')
    .option('--allow-outside', 'let the film name files outside its folder')
    .option('--no-color', 'no colours');
}

function planFlags(command: Command): Command {
  return readFlags(command)
    .option('--provider <names>', 'use these providers, tried in order')
    .option('--quality <quality>', 'fast, balanced or high')
    .option('--seed <number>', 'the film’s seed');
}

function renderFlags(command: Command): Command {
  return readFlags(command)
    .option('--out <folder>', 'where the film is written')
    .option('--only <shots>', 'shoot these shots anew (comma-separated)')
    .option('--from <shot>', 'shoot this shot and all that follow anew')
    .option('--budget <usd>', 'what the film may cost in all; nothing is shot that would pass it')
    .option('--stale', 'shoot anew what has changed')
    .option('--fresh', 'ignore what there is')
    .option('--keep-going', 'go on with other shots after one has failed')
    .option('--max-parallel <shots>', 'how many shots may be in the works at once')
    .option('--dry-run', 'show the plan only')
    .option('--quality <quality>', 'fast, balanced or high')
    .option('--seed <number>', 'the film’s seed')
    .option('--json', 'the manifest on stdout, events as JSON lines on stderr')
    .option('--quiet', 'errors only')
    .option('--verbose', 'also each request to a provider, without its secrets');
}
