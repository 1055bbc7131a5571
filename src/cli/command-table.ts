import { type Command, Option } from 'commander';
import {
  budget,
  film,
  json,
  keepGoing,
  makingFlags,
  maxParallel,
  planFlags,
  provider,
  quality,
  readFlags,
  renderFlags,
  setupFlags,
} from './flags.ts';
import type { Shell } from './shell.ts';

/** A command, given what Commander has read; it returns its exit code. */
export type Act = (shell: Shell, ...args: never[]) => Promise<number>;

/** What commands are written with. */
export interface Table {
  readonly add: (name: string, about: string) => Command;
  /** Runs what a module has under a name, which is loaded then. */
  readonly run: <Name extends string>(
    load: () => Promise<Readonly<Record<Name, Act>>>,
    name: Name,
  ) => (...args: unknown[]) => Promise<void>;
}

/** Every command with its arguments and options, by its name. */
export const COMMANDS: Readonly<Record<string, (table: Table) => void>> = {
  render({ add, run }) {
    renderFlags(add('render', 'make the film: shoot what is missing, then stitch'))
      .argument('<film>', 'the film.yaml, or a plan of it')
      .addOption(provider)
      .action(run(() => import('./commands/render.ts'), 'render'));
  },

  animatic({ add, run }) {
    renderFlags(add('animatic', 'draw the film offline and free, in its own folder'))
      .addArgument(film)
      .action(run(() => import('./commands/render.ts'), 'animatic'));
  },

  validate({ add, run }) {
    readFlags(add('validate', 'every problem of a film, with its place'))
      .argument('<films...>', 'one or more film.yaml')
      .addOption(
        new Option('--format <format>', 'how problems are printed')
          .choices(['pretty', 'json', 'github', 'sarif'])
          .default('pretty'),
      )
      .option('--json', 'the same as --format json')
      .action(run(() => import('./commands/validate.ts'), 'validate'));
  },

  plan({ add, run }) {
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
  },

  resolve({ add, run }) {
    readFlags(
      add('resolve', 'settle a submission whose outcome nobody knows; without a shot, list them'),
    )
      .addArgument(film)
      .argument('[shot]', 'the shot, or the shot that ends in the keyframe')
      .option('--operation <id>', 'the job is there, under this id: go on with it')
      .option('--clip <file>', 'this file is what it has made')
      .option('--fetch', 'keep what the one under way makes, whatever the film is by now')
      .option('--resubmit', 'there is no such job, or give up the one under way: submit it anew')
      .option('--job <name>', 'of several submissions for that shot, the one that is meant')
      .addOption(json)
      .action(run(() => import('./commands/resolve.ts'), 'resolve'));
  },

  clean({ add, run }) {
    planFlags(add('clean', 'remove from .ministudio what nobody needs'))
      .addArgument(film)
      .option('--dry-run', 'show what would be removed, and remove nothing')
      .option('--paid', 'also takes that were paid for, or may have been, and are not shown')
      .option('--old-ledgers', 'also ledgers of older versions')
      .addOption(json)
      .action(run(() => import('./commands/clean.ts'), 'clean'));
  },

  mend({ add, run }) {
    add('mend', 'write a damaged ledger anew of what is whole of it; the damaged one is kept')
      .addArgument(film)
      .option('--dry-run', 'show what is whole and what is lost, and change nothing')
      .addOption(json)
      .action(run(() => import('./commands/mend.ts'), 'mend'));
  },

  check({ add, run }) {
    planFlags(add('check', 'measure the rendered film: lengths, loudness, joins, lines'))
      .addArgument(film)
      .option('--out <folder>', 'where the film was written')
      .addOption(json)
      .action(run(() => import('./commands/check.ts'), 'check'));
  },

  prompts({ add, run }) {
    planFlags(add('prompts', 'each request as it would be sent, and why'))
      .addArgument(film)
      .option('--shot <id>', 'one shot only')
      .addOption(json)
      .action(run(() => import('./commands/prompts.ts'), 'prompts'));
  },

  costs({ add, run }) {
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
  },

  takes({ add, run }) {
    planFlags(add('takes', 'the takes of each shot, and which is shown'))
      .addArgument(film)
      .argument('[shots...]', 'these shots only')
      .option('--thumbnails', 'a picture of each, where the terminal shows any')
      .option('--no-thumbnails', 'no pictures')
      .addOption(json)
      .action(run(() => import('./commands/takes.ts'), 'takes'));
  },

  retake({ add, run }) {
    makingFlags(add('retake', 'another take of a shot, and of no other'))
      .addArgument(film)
      .argument('<shot>', 'a shot')
      .option('--line <place>', 'one line of it, spoken anew by its voice; nothing is shot')
      .option('--note <text>', 'what is to be otherwise, for the prompt or the voice')
      .option('--seed <number>', 'of this take; a new one without it or a note')
      .addOption(provider)
      .option('--json', 'the take as JSON on stdout, events as JSON lines on stderr')
      .action(run(() => import('./commands/retake.ts'), 'retake'));
  },

  circle({ add, run }) {
    planFlags(add('circle', 'choose the take of a shot that the film shows'))
      .addArgument(film)
      .argument('<shot>', 'a shot')
      .argument('<take>', 'its number')
      .option('--line <place>', 'a take of one line of it, to be heard')
      .addOption(json)
      .action(run(() => import('./commands/circle.ts'), 'circle'));
  },

  world({ add, run }) {
    readFlags(add('world', 'the state of the world, and what the camera sees'))
      .addArgument(film)
      .option('--at <shot>', 'one shot only')
      .addOption(json)
      .action(run(() => import('./commands/world.ts'), 'world'));
  },

  providers({ add, run }) {
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
  },

  config({ add, run }) {
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
  },

  secrets({ add, run }) {
    const secrets = add('secrets', 'what providers need, and where it is');
    setupFlags(secrets.command('check', { isDefault: true }))
      .argument('[providers...]', 'these providers; all of them where none is named')
      .description('what each provider needs, where it would come from, whether it is there')
      .addOption(json)
      .action(run(() => import('./commands/secrets.ts'), 'checkSecrets'));
  },

  init({ add, run }) {
    add('init', 'start a film from a template')
      .argument('[folder]', 'where to put it', '.')
      .option('--template <name>', 'which one (--list shows them)', 'short-film')
      .option('--list', 'show the templates')
      .action(run(() => import('./commands/init.ts'), 'init'));
  },

  explain({ add, run }) {
    add('explain', 'what a diagnostic means, and how to mend it')
      .argument('[code]', 'a diagnostic, e.g. film/unknown-key; all are listed where none is given')
      .action(run(() => import('./commands/explain.ts'), 'explain'));
  },

  schema({ add, run }) {
    add('schema', 'the JSON Schema of film.yaml, for editors')
      .option('--part', 'that of a file which a film includes')
      .option('--config', 'that of a configuration')
      .option('--plan', 'that of a plan that is kept')
      .action(run(() => import('./commands/schema.ts'), 'schema'));
  },

  doctor({ add, run }) {
    setupFlags(
      add(
        'doctor',
        'what this machine has: Node, ffmpeg and its features, optional parts, credentials, disk space',
      ),
    )
      .addOption(json)
      .action(run(() => import('./commands/doctor.ts'), 'doctor'));
  },

  selftest({ add, run }) {
    const selftest = add('selftest', 'whether what this machine makes is exact');
    selftest
      .command('av', { isDefault: true })
      .description('sound and picture: a film of flashes and beeps, made of clips with odd sound')
      .option('--fps <rates>', 'of the films that are made: 24,29.97')
      .option('--all', 'every usual frame rate, and 60 shots in each film')
      .addOption(json)
      .action(run(() => import('./commands/selftest.ts'), 'selftestAv'));
  },
};
