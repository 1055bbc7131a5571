import { ProviderError } from '../../providers/provider-error.ts';
import type { AdapterEntry } from '../../providers/adapter-entry.ts';
import type { LineJob } from '../../shoot/lines/line-job.ts';
import type { KeyframeJob } from '../../shoot/keyframes/keyframe-job.ts';
import type { ShotJob } from '../../shoot/shots/shot-job.ts';
import type { PreparedFilm } from '../planning/prepare-film.ts';
import { missingNeeds } from './provider-access.ts';
import type { Product } from './products.ts';
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
    lines = [],
  }: {
    readonly jobs: readonly ShotJob[];
    readonly keyframes: readonly KeyframeJob[];
    readonly lines?: readonly LineJob[];
  },
  providers: RunProviders,
): void {
  for (const { compiled } of lines) {
    const maker = providers.find(compiled.spoken.provider);
    if (maker === undefined) continue;
    const what = `line ${compiled.line + 1} of shot ${compiled.shot}`;
    need(what, { maker, made: 'voices' }, providers);
  }
  for (const { compiled, action } of keyframes) {
    const maker = action === 'make' ? providers.find(compiled.provider) : undefined;
    if (maker === undefined) continue;
    need(`the keyframe of ${compiled.ends}`, { maker, made: 'stills' }, providers);
  }
  for (const { compiled, action } of jobs) {
    if (action !== 'shoot' || compiled.ownClip !== undefined) continue;
    const maker = routes.get(compiled.id)!.adapter;
    need(`shot ${compiled.id}`, { maker, made: 'clips' }, providers);
  }
}

function need(
  what: string,
  { maker, made }: { readonly maker: AdapterEntry; readonly made: Product },
  providers: RunProviders,
): void {
  const missing = missingNeeds(maker, providers.environmentOf(maker), made);
  if (missing.length === 0) return;
  throw new ProviderError(
    'provider/credentials',
    `${what} goes to ${maker.name}, and ${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} not set`,
    {
      retryable: false,
      submitted: 'no',
      hint: `\`ministudio providers show ${maker.name}\` tells what each is for. Or use --provider.`,
    },
  );
}
