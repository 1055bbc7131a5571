import type { Adjustment } from '../film/adjustment.ts';
import type { JsonObject } from '../film/json.ts';
import type { Shot } from '../film/shot.ts';
import type { Preset, VideoEntry } from '../providers/adapter-entry.ts';
import type { VideoModel } from '../providers/capabilities.ts';
import type { Environment } from '../secrets/environment.ts';
import { cliError } from './cli-error.ts';

export interface ChosenModel {
  readonly model: VideoModel;
  readonly options: JsonObject;
  readonly adjustments: readonly Adjustment[];
}

/**
 * The model that a shot asks for in `provider_options`, else the one that its quality means, else
 * the provider's first.
 */
export async function chooseModel(
  adapter: VideoEntry,
  shot: Shot,
  environment: Environment,
): Promise<ChosenModel> {
  const said = shot.providerOptions[adapter.name] ?? {};
  const models = await adapter.models((name) => environment.get(name), said);
  const { model: named, like } = said;
  const find = (id: string): VideoModel | undefined => models.find((each) => each.id === id);
  if (typeof named === 'string') {
    const short = shortName(adapter, named);
    const known = find(short?.model ?? named);
    if (known !== undefined) {
      return { model: known, options: short?.options ?? {}, adjustments: [] };
    }
    const twin = find(typeof like === 'string' ? like : (adapter.otherModelsLike ?? ''));
    if (twin !== undefined && adapter.otherModelsLike !== undefined) return taken(named, twin);
    throw cliError(
      'provider/not-available',
      `shot ${shot.id} wants the model ${named} of ${adapter.name}, which is not known`,
      `Write one of ${models.map(({ id }) => id).join(', ')}.`,
    );
  }
  const preset = adapter.presets?.[shot.quality];
  const model = preset === undefined ? models[0] : find(preset.model);
  if (model === undefined) throw new Error(`the adapter ${adapter.name} lacks a model`);
  return { model, options: preset?.options ?? {}, adjustments: [] };
}

function shortName({ shortNames = {} }: VideoEntry, name: string): Preset | undefined {
  return Object.hasOwn(shortNames, name) ? shortNames[name] : undefined;
}

/** Nobody here knows the model: what it can do is a guess, and is told as one. */
function taken(id: string, twin: VideoModel): ChosenModel {
  const { capabilities, dialect, lifecycle } = twin;
  return {
    model: { id, capabilities, dialect, lifecycle },
    options: {},
    adjustments: [
      {
        kind: 'approximated',
        field: 'provider_options',
        asked: id,
        given: `as ${twin.id}`,
        why: `${id} is not in the table of models: it is taken to do what ${twin.id} does, at an unknown price.`,
      },
    ],
  };
}
