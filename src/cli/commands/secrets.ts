import { isAbsolute } from 'node:path';
import { ExitCode } from '../../diagnostics/exit-code.ts';
import { committedKeys, type CommittedKey } from '../../secrets/committed-keys.ts';
import { shortName } from '../reading/print-diagnostics.ts';
import { runProviders } from '../providers/run-providers.ts';
import type { SetupOptions } from '../setup/open-setup.ts';
import { type Need, type ProviderNeeds, reportSecrets } from '../setup/secrets-report.ts';
import type { Shell } from '../shell.ts';
import { knownAdapter } from './providers.ts';

export { fetchFor } from '../setup/fetch-for.ts';

/**
 * What each provider needs, where it would come from, and whether it is there; and what of the
 * repository looks like a key. Exits 4 where a place can't be asked, where a provider that is named
 * lacks something, and where a key is committed.
 */
export async function checkSecrets(
  shell: Shell,
  names: readonly string[],
  options: SetupOptions & { json?: boolean },
): Promise<number> {
  const providers = await runProviders(shell, options);
  const named = names.map((name) => knownAdapter(name, providers));
  const asked = (named.length > 0 ? named : providers.all).filter(
    ({ secrets, settings }) => secrets.length + settings.length > 0,
  );
  const reports = await reportSecrets(asked, providers, shell);
  const isShort = ({ state, required, spared }: Need): boolean =>
    state === 'failed' || (state === 'missing' && required && !spared && named.length > 0);
  // Who names a provider asks about that alone.
  const committed = named.length > 0 ? undefined : await committedKeys(shell.cwd);
  const failed = reports.some(({ needs }) => needs.some(isShort)) || (committed ?? []).length > 0;
  if (options.json) {
    const schema = 'ministudio/secrets@1';
    const document = { schema, ok: !failed, providers: reports, committed: committed ?? null };
    shell.out(`${JSON.stringify(document, null, 2)}\n`);
  } else {
    shell.out(reportText(shell, reports, named.length > 0));
    shell.out(committedText(committed));
  }
  return failed ? ExitCode.credentials : ExitCode.done;
}

function reportText(shell: Shell, reports: readonly ProviderNeeds[], isNamed: boolean): string {
  const shown = reports.filter(({ isConfigured }) => isConfigured || isNamed);
  const others = reports.filter((report) => !shown.includes(report)).map((each) => each.provider);
  const width = Math.max(0, ...shown.flatMap(({ needs }) => needs.map(({ name }) => name.length)));
  // A place such as `gcp://…` is no path.
  const nameOf = (from: string): string => (isAbsolute(from) ? shortName(shell.cwd, from) : from);
  return [
    ...shown.flatMap(({ provider, needs }) => [
      provider,
      ...needs
        .filter((need) => need.state !== 'missing' || need.required || need.kind === 'secret')
        .map((need) => `  ${MARKS[need.state]} ${need.name.padEnd(width)}  ${text(need, nameOf)}`),
    ]),
    ...(others.length > 0 ? [`not set up: ${others.join(', ')}`] : []),
    '',
  ].join('\n');
}

function committedText(committed: readonly CommittedKey[] | undefined): string {
  if (committed === undefined) return '';
  if (committed.length === 0) return 'in the repository: nothing that looks like a key\n';
  const lines = committed.map(({ path, line, what }) => {
    const place = line === undefined ? path : `${path}:${line}`;
    return `  ✖ ${place}  ${what}`;
  });
  return [
    'in the repository:',
    ...lines,
    '  Take them out of it (`git rm --cached FILE`), make new keys, and keep those as .env.example shows.',
    '  One that is made up, for a test, says so on its line: `gitleaks:allow`.',
    '',
  ].join('\n');
}

const MARKS = { present: '✔', missing: '–', failed: '✖' } as const;

function text(
  { state, required, spared, from, problem, hint, overruled, others = [], kind }: Need,
  nameOf: (from: string) => string,
): string {
  const differ = others.map((other) => `; ${other} says something else, and is not used`).join('');
  const also = overruled ? '; set in the environment too, which is not asked' : differ;
  const where = from.map(nameOf).join(', ');
  switch (state) {
    case 'present':
      return `from ${where}${also}`;
    case 'missing': {
      const looked = kind === 'secret' ? `; looked in ${where}` : '';
      const need = spared ? 'not set, and not needed' : required ? 'not set' : 'not set, optional';
      return `${need}${looked}${also}`;
    }
    case 'failed':
      return `${problem ?? ''}${hint === undefined ? '' : `\n      ${hint}`}${also}`;
  }
}
