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
    const adapter = firstAdapter(shot, setting);
    if (!models.has(adapter.name)) models.set(adapter.name, await firstModel(adapter, setting));
    routes.set(shot.id, {
      adapter,
      model: models.get(adapter.name)!,
      adjustments: passedOver(shot, adapter.name, setting),
    });
  }
  return routes;
}

function firstAdapter(shot: Shot, setting: ReadSetting): AdapterEntry {
  const { use } = shot.providers;
  for (const name of use) {
    const adapter = findAdapter(name);
    if (adapter !== undefined && missingSettings(adapter, setting).length === 0) return adapter;
  }
  throw cliError(
    'provider/not-available',
    `shot ${shot.id} wants ${use.join(', ')}, which can’t be used here: ${whyNot(use, setting)}`,
    `Add one of ${ADAPTERS.map(({ name }) => name).join(', ')} to the end of its chain.`,
  );
}

function missingSettings({ credentials }: AdapterEntry, setting: ReadSetting): readonly string[] {
  return credentials.filter((name) => setting(name) === undefined);
}

async function firstModel(adapter: AdapterEntry, setting: ReadSetting): Promise<VideoModel> {
  const [model] = await adapter.models(setting);
  if (model === undefined) throw new Error(`the adapter ${adapter.name} has no model`);
  return model;
}

function passedOver(shot: Shot, chosen: string, setting: ReadSetting): readonly Adjustment[] {
  const skipped = shot.providers.use.slice(0, shot.providers.use.indexOf(chosen));
  if (skipped.length === 0) return [];
  return [
    {
      kind: 'substituted',
      field: 'providers.use',
      asked: skipped,
      given: chosen,
      why: whyNot(skipped, setting),
    },
  ];
}

/** Names with the same reason are told together. */
function whyNot(names: readonly string[], setting: ReadSetting): string {
  const reasons = new Map<string, string[]>();
  for (const name of names) {
    const reason = reasonAgainst(name, setting);
    reasons.set(reason, [...(reasons.get(reason) ?? []), name]);
  }
  return [...reasons].map(([reason, those]) => `${those.join(', ')}: ${reason}`).join('; ');
}

function reasonAgainst(name: string, setting: ReadSetting): string {
  const adapter = findAdapter(name);
  if (adapter !== undefined) {
    return `${missingSettings(adapter, setting).join(' and ')} is not set in the environment`;
  }
  return isAnnounced(name)
    ? 'not part of this version of ministudio'
    : 'not a provider that ministudio knows';
}

function isAnnounced(name: string): boolean {
  return (NAMES_WITHOUT_ADAPTER as readonly string[]).includes(name);
}
