import {
  ADAPTERS,
  type AdapterEntry,
  findAdapter,
  NAMES_WITHOUT_ADAPTER,
  type ReadSetting,
} from '../adapters/registry.ts';
import type { Adjustment } from '../film/adjustment.ts';
import type { Film } from '../film/film.ts';
import { shotsOf } from '../film/film.ts';
import type { ShotId } from '../film/ids.ts';
import type { Shot } from '../film/shot.ts';
import type { VideoModel } from '../providers/capabilities.ts';
import { cliError } from './cli-error.ts';

export interface Route {
  readonly adapter: AdapterEntry;
  readonly model: VideoModel;
  readonly adjustments: readonly Adjustment[];
}

/** Chooses for every shot the first provider of its chain that there is. */
export async function routeShots(
  film: Film,
  setting: ReadSetting,
): Promise<ReadonlyMap<ShotId, Route>> {
  const models = new Map<string, VideoModel>();
  const routes = new Map<ShotId, Route>();
  for (const shot of shotsOf(film)) {
    const adapter = firstAdapter(shot);
    if (!models.has(adapter.name)) models.set(adapter.name, await firstModel(adapter, setting));
    routes.set(shot.id, {
      adapter,
      model: models.get(adapter.name)!,
      adjustments: passedOver(shot, adapter.name),
    });
  }
  return routes;
}

function firstAdapter(shot: Shot): AdapterEntry {
  for (const name of shot.providers.use) {
    const adapter = findAdapter(name);
    if (adapter !== undefined) return adapter;
  }
  const missing = shot.providers.use.join(', ');
  throw cliError(
    'provider/not-available',
    `shot ${shot.id} wants ${missing}, which this version of ministudio cannot use`,
    `Add one of ${ADAPTERS.map(({ name }) => name).join(', ')} to the end of its chain.`,
  );
}

async function firstModel(adapter: AdapterEntry, setting: ReadSetting): Promise<VideoModel> {
  const [model] = await adapter.models(setting);
  if (model !== undefined) return model;
  throw cliError(
    'provider/not-available',
    `${adapter.name} can’t be used: ${adapter.credentials.join(' and ')} is not set`,
    `Set it in the environment, or choose another provider for the film.`,
  );
}

function passedOver(shot: Shot, chosen: string): readonly Adjustment[] {
  const skipped = shot.providers.use.slice(0, shot.providers.use.indexOf(chosen));
  if (skipped.length === 0) return [];
  return [
    {
      kind: 'substituted',
      field: 'providers.use',
      asked: skipped,
      given: chosen,
      why: `${skipped.join(', ')}: ${skipped.every(isAnnounced) ? 'not part of this version of ministudio' : 'not a provider that ministudio knows'}`,
    },
  ];
}

function isAnnounced(name: string): boolean {
  return (NAMES_WITHOUT_ADAPTER as readonly string[]).includes(name);
}
