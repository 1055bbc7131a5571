import { cp, realpath, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { ExitCode } from '../../diagnostics/exit-code.ts';
import { errorCode, type StudioError } from '../../diagnostics/studio-error.ts';
import { makeFolder } from '../../store/disk/make-folder.ts';
import { packageFile } from '../package-file.ts';
import { suggestion } from '../../source/nearest.ts';
import { cliError } from '../cli-error.ts';
import type { Shell } from '../shell.ts';

const IGNORED = [
  '.ministudio/',
  'build/',
  '.env*',
  '!.env.example',
  '*.pem',
  '*.key',
  '*.p12',
  '*.pfx',
  '*service-account*.json',
  '*credentials*.json',
];

/** Starts a film from a template. Nothing that is there is overwritten. */
export async function init(
  shell: Shell,
  folder: string,
  options: { template: string; list?: boolean },
): Promise<number> {
  const names = await templateNames();
  if (options.list) {
    shell.out(`${names.join('\n')}\n`);
    return ExitCode.done;
  }
  if (!names.includes(options.template)) throw unknownTemplate(options.template, names);
  const named = resolve(shell.cwd, folder);
  await makeFolder(named);
  const target = await realpath(named);
  const template = packageFile(`templates/${options.template}`);
  const present = new Set(await readdir(target));
  const taken = (await readdir(template)).find((name) => present.has(name));
  if (taken !== undefined) {
    throw cliError(
      'usage/would-overwrite',
      `${join(target, taken)} is there already`,
      'Choose another folder: ministudio init my-film',
    );
  }
  await cp(template, target, { recursive: true });
  await addIgnored(join(target, '.gitignore'));
  if (!present.has('.env.example')) {
    await cp(packageFile('.env.example'), join(target, '.env.example'));
  }
  const film = relative(shell.cwd, join(named, 'film.yaml'));
  shell.out(`${film}\n`);
  shell.err(`Render it, offline and free, with: ministudio render ${quoted(film)}\n`);
  return ExitCode.done;
}

/** As a shell takes it. */
function quoted(path: string): string {
  return /^[\p{L}\p{N}_./\\-]+$/u.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}

async function templateNames(): Promise<readonly string[]> {
  const entries = await readdir(packageFile('templates'), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

/** Adds what must never be committed to a .gitignore that may exist. */
async function addIgnored(path: string): Promise<void> {
  let text = '';
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
  const known = new Set(text.split(/\r?\n/));
  const added = IGNORED.filter((line) => !known.has(line));
  if (added.length === 0) return;
  const start = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  await writeFile(path, `${start}${added.join('\n')}\n`);
}

function unknownTemplate(name: string, names: readonly string[]): StudioError {
  const hint = suggestion(name, names) ?? `There are ${names.join(', ')}.`;
  return cliError('usage/unknown-template', `there is no template "${name}"`, hint);
}
