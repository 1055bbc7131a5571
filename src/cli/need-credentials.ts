import { ProviderError } from '../providers/provider-error.ts';
import type { AdapterEntry } from '../providers/adapter-entry.ts';
import type { KeyframeJob } from '../shoot/keyframe-job.ts';
import type { ShotJob } from '../shoot/shot-job.ts';
import type { PreparedFilm } from './prepare-film.ts';
import { missingNeeds } from './provider-access.ts';
import type { RunProviders } from './run-providers.ts';

/**
 * Before the first shot, so that no half of a film is paid for in vain.
 *
 * @throws ProviderError `provider/credentials`
 */
export function needCredentials(
  { routes }: PreparedFilm,
  {
    jobs,
    keyframes,
  }: { readonly jobs: readonly ShotJob[]; readonly keyframes: readonly KeyframeJob[] },
  providers: RunProviders,
): void {
  for (const { compiled, action } of keyframes) {
    const maker = action === 'make' ? providers.find(compiled.provider) : undefined;
    if (maker !== undefined) need(`the keyframe of ${compiled.ends}`, maker, providers);
  }
  for (const { compiled, action } of jobs) {
    if (action !== 'shoot' || compiled.ownClip !== undefined) continue;
    need(`shot ${compiled.id}`, routes.get(compiled.id)!.adapter, providers);
  }
}

function need(what: string, adapter: AdapterEntry, providers: RunProviders): void {
  const missing = missingNeeds(adapter, providers.environmentOf(adapter));
  if (missing.length === 0) return;
  throw new ProviderError(
    'provider/credentials',
    `${what} goes to ${adapter.name}, and ${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} not set`,
    {
      retryable: false,
      submitted: 'no',
      hint: `\`ministudio providers show ${adapter.name}\` tells what each is for. Or use --provider.`,
    },
  );
}
