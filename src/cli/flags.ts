import { Argument, type Command, Option } from 'commander';

/** What many commands have, said once. */
export const film = new Argument('<film>', 'the film.yaml');
export const json = new Option('--json', 'one JSON document on stdout');
export const provider = new Option('--provider <names>', 'use these providers, tried in order');
export const quality = new Option('--quality <quality>', 'fast, balanced or high');
export const budget = new Option(
  '--budget <usd>',
  'what the film may cost in all; nothing is shot that would pass it',
);
export const maxParallel = new Option(
  '--max-parallel <shots>',
  'how many may be in the works at once',
);
export const keepGoing = new Option('--keep-going', 'go on with other shots after one has failed');
export const noColor = new Option('--no-color', 'no colours');
export const seed = new Option('--seed <number>', 'the film’s seed');

/** What every command has that reads the configuration. */
export function setupFlags(command: Command): Command {
  return command
    .option('--config <file>', 'a file in place of ministudio.config.yaml')
    .option('--env-file <file>', 'a file in place of .env, .env.local and .env.NAME');
}

export function readFlags(command: Command): Command {
  return setupFlags(command)
    .option('--set <key=value...>', 'a value for one of the film’s vars')
    .option('--allow-outside', 'let the film name files outside its folder')
    .option('--quiet', 'errors only');
}

export function planFlags(command: Command): Command {
  return readFlags(command).addOption(provider).addOption(quality).addOption(seed);
}

/** What every command has that makes shots. */
export function makingFlags(command: Command): Command {
  return readFlags(command)
    .option('--out <folder>', 'where the film is written')
    .addOption(budget)
    .option('--steal', 'take the film over from another machine or container that renders it')
    .option('--dry-run', 'show the plan only')
    .option('--yes', 'taken, and changes nothing: nothing is ever asked')
    .addOption(quality)
    .option('--verbose', 'also each request to a provider, without its secrets');
}

export function renderFlags(command: Command): Command {
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
