import { Argument, Command, CommanderError, Option } from 'commander';
import { ExitCode } from '../diagnostics/exit-code.ts';
import { version } from './version.ts';
import type { Shell } from './shell.ts';

/** What many commands have, said once: it is read at every start. */
const film = new Argument('<film>', 'the film.yaml');
const json = new Option('--json', 'one JSON document on stdout');
const provider = new Option('--provider <names>', 'use these providers, tried in order');
const quality = new Option('--quality <quality>', 'fast, balanced or high');
const budget = new Option(
  '--budget <usd>',
  'what the film may cost in all; nothing is shot that would pass it',
);
const maxParallel = new Option('--max-parallel <shots>', 'how many may be in the works at once');
const keepGoing = new Option('--keep-going', 'go on with other shots after one has failed');
const noColor = new Option('--no-color', 'no colours');
const seed = new Option('--seed <number>', 'the film’s seed');

type Run = (argv: readonly string[]) => Promise<number>;
/** A command, given what Commander has read. */
type Act = (shell: Shell, ...args: never[]) => Promise<number>;

/**
 * The commands as a table. Each is loaded when it is called, so that `--help` and `validate` stay
 * fast; each returns its exit code.
 */
export function buildProgram(shell: Shell): Run {
  const program = new Command('ministudio');
  let exitCode: number = ExitCode.done;
  const run =
    <Name extends string>(load: () => Promise<Readonly<Record<Name, Act>>>, name: Name) =>
    async (...args: unknown[]): Promise<void> => {
      const { [name]: act } = await load();
      // Commander appends itself as the last argument.
      exitCode = await act(shell, ...(args.slice(0, -1) as never[]));
    };

  const add = (name: string, about: string): Command => program.command(name).description(about);

  program
    .description('Turns a film.yaml into a finished film with any AI video model.')
    .version(version)
    .enablePositionalOptions()
    .showHelpAfterError('(ministudio --help shows what there is)')
    .configureOutput({ writeOut: shell.out, writeErr: shell.err })
    .exitOverride();

  renderFlags(add('render', 'make the film: shoot what is missing, then stitch'))
    .argument('<film>', 'the film.yaml, or a plan of it')
    .addOption(provider)
    .action(run(() => import('./commands/render.ts'), 'render'));

  renderFlags(add('animatic', 'draw the film offline and free, in its own folder'))
    .addArgument(film)
    .action(run(() => import('./commands/render.ts'), 'animatic'));

  readFlags(add('validate', 'every problem of a film, with its place'))
    .argument('<films...>', 'one or more film.yaml')
    .addOption(
      new Option('--format <format>', 'how problems are printed')
        .choices(['pretty', 'json', 'github', 'sarif'])
        .default('pretty'),
    )
    .option('--json', 'the same as --format json')
    .action(run(() => import('./commands/validate.ts'), 'validate'));

  planFlags(add('plan', 'what a render would do, why, and for how much'))
    .addArgument(film)
    .option('-o, --output <file>', 'keep the plan in a file, which render makes just so')
    .option('--only <shots>', 'as for render')
    .option('--from <shot>', 'as for render')
    .option('--stale', 'as for render')
    .option('--fresh', 'as for render')
    .option('--budget <usd>', 'as for render')
    .option('--max-parallel <shots>', 'as for render')
    .addOption(
      new Option('--format <format>', 'how the plan is printed')
        .choices(['text', 'json', 'markdown'])
        .default('text'),
    )
    .option('--json', 'the same as --format json')
    .option('--detailed-exitcode', 'exit 10 where there is something to shoot or to speak')
    .action(run(() => import('./commands/plan.ts'), 'plan'));

  readFlags(
    add('resolve', 'settle a submission whose outcome nobody knows; without a shot, list them'),
  )
    .addArgument(film)
    .argument('[shot]', 'the shot, or the shot that ends in the keyframe')
    .option('--operation <id>', 'the job is there, under this id: go on with it')
    .option('--clip <file>', 'this file is what it has made')
    .option('--resubmit', 'there is no such job, or give up the one under way: submit it anew')
    .addOption(json)
    .action(run(() => import('./commands/resolve.ts'), 'resolve'));

  planFlags(add('clean', 'remove from .ministudio what nobody needs'))
    .addArgument(film)
    .option('--dry-run', 'show what would be removed, and remove nothing')
    .option('--paid', 'also takes that were paid for, or may have been, and are not shown')
    .option('--old-ledgers', 'also ledgers of older versions')
    .addOption(json)
    .action(run(() => import('./commands/clean.ts'), 'clean'));

  add('mend', 'write a damaged ledger anew of what is whole of it; the damaged one is kept')
    .addArgument(film)
    .option('--dry-run', 'show what is whole and what is lost, and change nothing')
    .addOption(json)
    .action(run(() => import('./commands/mend.ts'), 'mend'));

  planFlags(add('check', 'measure the rendered film: lengths, loudness, joins, lines'))
    .addArgument(film)
    .option('--out <folder>', 'where the film was written')
    .addOption(json)
    .action(run(() => import('./commands/check.ts'), 'check'));

  planFlags(add('prompts', 'each request as it would be sent, and why'))
    .addArgument(film)
    .option('--shot <id>', 'one shot only')
    .addOption(json)
    .action(run(() => import('./commands/prompts.ts'), 'prompts'));

  add('costs', 'what films have cost: spent, possibly charged, wasted, and on what')
    .argument(
      '[films...]',
      'these films; all of this folder that have a ledger where none is named',
    )
    .option('--since <day>', 'what was claimed on that day or later, in UTC: 2026-11-26')
    .option('--set <key=value...>', 'a value for one of the film’s vars')
    .option('--allow-outside', 'let the film name files outside its folder')
    .addOption(json)
    .action(run(() => import('./commands/costs.ts'), 'costs'));

  planFlags(add('takes', 'the takes of each shot, and which is shown'))
    .addArgument(film)
    .argument('[shots...]', 'these shots only')
    .option('--thumbnails', 'a picture of each, where the terminal shows any')
    .option('--no-thumbnails', 'no pictures')
    .addOption(json)
    .action(run(() => import('./commands/takes.ts'), 'takes'));

  makingFlags(add('retake', 'another take of a shot, and of no other'))
    .addArgument(film)
    .argument('<shot>', 'a shot')
    .option('--line <place>', 'one line of it, spoken anew by its voice; nothing is shot')
    .option('--note <text>', 'what is to be otherwise, for the prompt or the voice')
    .option('--seed <number>', 'of this take; a new one without it or a note')
    .addOption(provider)
    .option('--json', 'the take as JSON on stdout, events as JSON lines on stderr')
    .action(run(() => import('./commands/retake.ts'), 'retake'));

  planFlags(add('circle', 'choose the take of a shot that the film shows'))
    .addArgument(film)
    .argument('<shot>', 'a shot')
    .argument('<take>', 'its number')
    .option('--line <place>', 'a take of one line of it, to be heard')
    .addOption(json)
    .action(run(() => import('./commands/circle.ts'), 'circle'));

  readFlags(add('world', 'the state of the world, and what the camera sees'))
    .addArgument(film)
    .option('--at <shot>', 'one shot only')
    .addOption(json)
    .action(run(() => import('./commands/world.ts'), 'world'));

  const providers = add('providers', 'who can make the shots');
  setupFlags(providers.command('list', { isDefault: true }))
    .description('every provider there is')
    .addOption(json)
    .action(run(() => import('./commands/providers.ts'), 'listProviders'));
  setupFlags(providers.command('show'))
    .argument('<name>', 'a provider')
    .description('what one provider can do')
    .addOption(json)
    .action(run(() => import('./commands/providers.ts'), 'showProvider'));
  setupFlags(providers.command('check'))
    .argument('<name>', 'a provider')
    .description('whether its credentials are there, and work')
    .addOption(json)
    .action(run(() => import('./commands/check-provider.ts'), 'checkProvider'));

  const config = add('config', 'how films are made here');
  setupFlags(config.command('show', { isDefault: true }))
    .description('the merged configuration, and where each value comes from')
    .addOption(provider)
    .addOption(quality)
    .addOption(budget)
    .addOption(maxParallel)
    .addOption(keepGoing)
    .addOption(json)
    .action(run(() => import('./commands/config.ts'), 'showConfig'));

  const secrets = add('secrets', 'what providers need, and where it is');
  setupFlags(secrets.command('check', { isDefault: true }))
    .argument('[providers...]', 'these providers; all of them where none is named')
    .description('what each provider needs, where it would come from, whether it is there')
    .addOption(json)
    .action(run(() => import('./commands/secrets.ts'), 'checkSecrets'));

  add('init', 'start a film from a template')
    .argument('[folder]', 'where to put it', '.')
    .option('--template <name>', 'which one (--list shows them)', 'short-film')
    .option('--list', 'show the templates')
    .action(run(() => import('./commands/init.ts'), 'init'));

  program
    .command('explain')
    .argument('[code]', 'a diagnostic, e.g. film/unknown-key; all are listed where none is given')
    .description('what a diagnostic means, and how to mend it')
    .action(run(() => import('./commands/explain.ts'), 'explain'));

  add('schema', 'the JSON Schema of film.yaml, for editors')
    .option('--part', 'that of a file which a film includes')
    .option('--config', 'that of a configuration')
    .option('--plan', 'that of a plan that is kept')
    .action(run(() => import('./commands/schema.ts'), 'schema'));

  setupFlags(
    add(
      'doctor',
      'what this machine has: Node, ffmpeg and its features, optional parts, credentials, disk space',
    ),
  )
    .addOption(json)
    .action(run(() => import('./commands/doctor.ts'), 'doctor'));

  const selftest = add('selftest', 'whether what this machine makes is exact');
  selftest
    .command('av', { isDefault: true })
    .description('sound and picture: a film of flashes and beeps, made of clips with odd sound')
    .option('--fps <rates>', 'of the films that are made: 24,29.97')
    .option('--all', 'every usual frame rate, and 60 shots in each film')
    .addOption(json)
    .action(run(() => import('./commands/selftest.ts'), 'selftestAv'));

  addEverywhere(program, noColor);
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

/** So that a script can say it of whatever it calls. */
function addEverywhere(command: Command, option: Option): void {
  command.addOption(option);
  for (const each of command.commands) addEverywhere(each, option);
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
    .option('--quiet', 'errors only');
}

function planFlags(command: Command): Command {
  return readFlags(command).addOption(provider).addOption(quality).addOption(seed);
}

/** What every command has that makes shots. */
function makingFlags(command: Command): Command {
  return readFlags(command)
    .option('--out <folder>', 'where the film is written')
    .addOption(budget)
    .option('--steal', 'take the film over from another machine or container that renders it')
    .option('--dry-run', 'show the plan only')
    .option('--yes', 'taken, and changes nothing: nothing is ever asked')
    .addOption(quality)
    .option('--verbose', 'also each request to a provider, without its secrets');
}

function renderFlags(command: Command): Command {
  return makingFlags(command)
    .option('--only <shots>', 'shoot these shots anew and no others (comma-separated)')
    .option('--from <shot>', 'shoot this shot and all that follow anew')
    .option('--stale', 'shoot anew what has changed')
    .option('--fresh', 'ignore what there is')
    .addOption(keepGoing)
    .addOption(maxParallel)
    .addOption(seed)
    .option('--watch', 'render again at each save, as far as that is free')
    .option('--json', 'the manifest on stdout, events as JSON lines on stderr');
}
