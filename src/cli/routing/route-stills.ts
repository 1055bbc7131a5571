import { NO_STILLS, type StillMaker, type StillRoute } from '../../compile/stills/stills.ts';
import type { Adjustment } from '../../film/adjustment.ts';
import type { Film } from '../../film/film.ts';
import type { AdapterEntry } from '../../providers/adapter-entry.ts';
import { chooseImageModel } from './choose-made-model.ts';
import { imageLifecycleOf, missingNeeds } from '../providers/provider-access.ts';
import type { RunProviders } from '../providers/run-providers.ts';

/**
 * Who makes the stills of a film: the first that it names and that is set up, and why others are passed
 * over. Where none is, the first that only lacks credentials, so that a film can be planned before they
 * are there.
 */
export async function routeStills(film: Film, providers: RunProviders): Promise<StillRoute> {
  if (film.stills === undefined) return NO_STILLS;
  const obstacles: Obstacle[] = [];
  for (const name of film.stills.use) {
    const why = whyNot(name, providers);
    const maker = why === undefined ? await makerOf(name, film, providers) : undefined;
    if (maker !== undefined) return passingOver(maker, obstacles);
    obstacles.push({ name, why: why ?? 'it has no model of stills, as it is set up' });
  }
  for (const [index, name] of film.stills.use.entries()) {
    const entry = providers.find(name);
    if (entry === undefined || !makesStills(entry, providers)) continue;
    const maker = await makerOf(name, film, providers);
    if (maker !== undefined) return passingOver(maker, obstacles.slice(0, index));
  }
  return { kind: 'none', why: `nobody can make its stills: ${told(obstacles)}` };
}

interface Obstacle {
  readonly name: string;
  readonly why: string;
}

/** Why a provider can't make stills now; undefined where it can. */
function whyNot(name: string, providers: RunProviders): string | undefined {
  const entry = providers.find(name);
  if (entry?.images === undefined) return 'it makes no stills';
  if (!makesStills(entry, providers)) return 'it has ended';
  const missing = missingNeeds(entry, providers.environmentOf(entry), 'stills');
  if (missing.length === 0) return undefined;
  return `${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} not set`;
}

function makesStills(entry: AdapterEntry, { environmentOf }: RunProviders): boolean {
  return (imageLifecycleOf(entry, environmentOf(entry))?.state ?? 'ended') !== 'ended';
}

async function makerOf(
  name: string,
  film: Film,
  providers: RunProviders,
): Promise<StillMaker | undefined> {
  const entry = providers.find(name);
  const images = entry?.images;
  if (entry === undefined || images === undefined) return undefined;
  const chosen = await chooseImageModel({ ...entry, images }, film, providers);
  return chosen && { kind: 'maker', provider: name, ...chosen };
}

function passingOver(maker: StillMaker, obstacles: readonly Obstacle[]): StillMaker {
  if (obstacles.length === 0) return maker;
  const passed: Adjustment = {
    kind: 'substituted',
    field: 'stills.use',
    asked: obstacles.map(({ name }) => name),
    given: maker.provider,
    why: told(obstacles),
  };
  return { ...maker, adjustments: [passed, ...maker.adjustments] };
}

function told(obstacles: readonly Obstacle[]): string {
  return obstacles.map(({ name, why }) => `${name}: ${why}`).join('; ');
}
