import { ProviderError } from '../providers/provider-error.ts';
import type { Environment } from '../secrets/environment.ts';
import type { ShotJob } from '../shoot/shot-job.ts';
import type { PreparedFilm } from './prepare-film.ts';
import { missingNeeds } from './provider-access.ts';

/**
 * Before the first shot, so that no half of a film is paid for in vain.
 *
 * @throws ProviderError `provider/credentials`
 */
export function needCredentials(
  { routes }: PreparedFilm,
  jobs: readonly ShotJob[],
  environment: Environment,
): void {
  for (const { compiled, action } of jobs) {
    if (action !== 'shoot' || compiled.ownClip !== undefined) continue;
    const { adapter } = routes.get(compiled.id)!;
    const missing = missingNeeds(adapter, environment);
    if (missing.length === 0) continue;
    throw new ProviderError(
      'provider/credentials',
      `shot ${compiled.id} goes to ${adapter.name}, and ${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} not set`,
      {
        retryable: false,
        submitted: 'no',
        hint: `\`ministudio providers show ${adapter.name}\` tells what each is for. Or use --provider.`,
      },
    );
  }
}
