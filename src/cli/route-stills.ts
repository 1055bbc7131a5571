import { NO_STILLS, type StillRoute } from '../compile/stills.ts';
import type { Film } from '../film/film.ts';
import type { AdapterEntry } from '../providers/adapter-entry.ts';
import { chooseImageModel } from './choose-image-model.ts';
import { imageLifecycleOf, missingNeeds, type RunProviders } from './provider-access.ts';

/**
 * Who makes the stills of a film: the first that it names and that is set up. Where none is, the first
 * that only lacks credentials, so that a film can be planned before they are there.
 */
export async function routeStills(film: Film, providers: RunProviders): Promise<StillRoute> {
  if (film.stills === undefined) return NO_STILLS;
  const { environment } = providers;
  const entries = film.stills.use.flatMap((name) => providers.find(name) ?? []);
  const able = entries.filter((entry) => canMake(entry, providers));
  const ready = able.filter((entry) => missingNeeds(entry, environment).length === 0);
  for (const entry of [...ready, ...able]) {
    const { name, images } = entry;
    const chosen = images && (await chooseImageModel({ name, images }, film, environment));
    if (chosen !== undefined) return { kind: 'maker', provider: name, ...chosen };
  }
  return { kind: 'none', why: `${film.stills.use.join(', ')} can’t make stills as it is set up` };
}

function canMake(entry: AdapterEntry, { environment }: RunProviders): boolean {
  return (imageLifecycleOf(entry, environment)?.state ?? 'ended') !== 'ended';
}
