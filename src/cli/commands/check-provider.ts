import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ExitCode } from '../../diagnostics/exit-code.ts';
import { isProviderError } from '../../providers/provider-error.ts';
import { imageLifecycleOf, lifecycleOf, missingNeeds } from '../provider-access.ts';
import { runProviders } from '../run-providers.ts';
import { openProviderPorts } from '../provider-ports.ts';
import type { SetupOptions } from '../setup/open-setup.ts';
import type { Shell } from '../shell.ts';
import { knownAdapter } from './providers.ts';

interface Verdict {
  readonly state: 'working' | 'missing' | 'refused' | 'ended' | 'unreachable' | 'not checked';
  readonly detail: string;
}

const EXIT_CODES = {
  working: ExitCode.done,
  'not checked': ExitCode.done,
  missing: ExitCode.credentials,
  refused: ExitCode.credentials,
  ended: ExitCode.providerFailed,
  unreachable: ExitCode.providerFailed,
} as const;

/** Asks a provider something that costs nothing, to see whether the credentials work. */
export async function checkProvider(
  shell: Shell,
  name: string,
  options: SetupOptions & { json?: boolean },
): Promise<number> {
  const verdict = await judge(shell, name, options);
  if (options.json) {
    const document = { schema: 'ministudio/provider-check@1', name, ...verdict };
    shell.out(`${JSON.stringify(document, null, 2)}\n`);
  } else shell.out(`${name}: ${verdict.state} (${verdict.detail})\n`);
  return EXIT_CODES[verdict.state];
}

async function judge(shell: Shell, name: string, options: SetupOptions): Promise<Verdict> {
  const providers = await runProviders(shell, options);
  const entry = knownAdapter(name, providers);
  const [failure] = await providers.fetchSecrets([entry], shell);
  if (failure !== undefined) return { state: 'refused', detail: failure.message };
  const environment = providers.environmentOf(entry);
  const missing = missingNeeds(entry, environment);
  const lackClips = entry.kind === 'video' && missing.length > 0;
  const forStills =
    entry.images === undefined ? missing : missingNeeds(entry, environment, 'stills');
  if (forStills.length > 0) return { state: 'missing', detail: `${missing.join(', ')} not set` };
  const { state, date, instead } = lifecycleOf(entry, environment);
  const stills = imageLifecycleOf(entry, environment);
  const onlyStills = entry.kind === 'image' || state === 'ended' || lackClips;
  if (state === 'ended' && (stills === undefined || stills.state === 'ended')) {
    return {
      state: 'ended',
      detail: `on ${date ?? 'an unknown day'}; use ${instead ?? 'another'}`,
    };
  }
  const ports = await openProviderPorts({
    providers,
    clock: { now: shell.now, delay: (ms) => sleep(ms, undefined, { signal: shell.signal }) },
    signal: shell.signal,
    random: Math.random,
    log: () => {},
  });
  try {
    const provider = await (onlyStills ? ports.imageProvider(name) : ports.provider(name));
    if (provider.probe === undefined) {
      const detail = 'it asks nobody, or can be asked nothing that costs nothing';
      return { state: 'not checked', detail };
    }
    await provider.probe({
      ...ports.access(name),
      signal: shell.signal,
      idempotencyKey: randomUUID(),
    });
    const clips =
      state === 'ended'
        ? `; for stills only, clips ended on ${date ?? 'a day'}`
        : lackClips
          ? `; for stills only, clips need ${missing.join(', ')}`
          : '';
    return { state: 'working', detail: `it answers, and takes the credentials${clips}` };
  } catch (error) {
    if (!isProviderError(error)) throw error;
    const detail = providers.redactor.redact(error.message);
    const refused = error.code === 'provider/credentials' || error.code === 'provider/quota';
    return { state: refused ? 'refused' : 'unreachable', detail };
  } finally {
    ports.close();
  }
}
