import type { Adjustment } from '../../film/adjustment.ts';
import type { JsonObject } from '../../film/json.ts';
import type { Shot } from '../../film/shot.ts';
import type { Preset, VideoEntry } from '../../providers/adapter-entry.ts';
import type { VideoModel } from '../../providers/capabilities.ts';
import { cliError } from '../cli-error.ts';
import { modelsOf, pricedModel } from '../providers/priced-models.ts';
import type { RunProviders } from '../providers/run-providers.ts';

export interface ChosenModel {
  readonly model: VideoModel;
  readonly options: JsonObject;
  /** Why it is this one, as the end of a sentence. */
  readonly because: string;
  readonly adjustments: readonly Adjustment[];
}

/**
 * The model that a shot asks for in `provider_options`, else the one that its quality means, else
 * the provider's first.
 */
export async function chooseModel(
  adapter: VideoEntry,
  shot: Shot,
  providers: RunProviders,
): Promise<ChosenModel> {
  const said = shot.providerOptions[adapter.name] ?? {};
  const models = await modelsOf(adapter, said, providers);
  const { model: named, like } = said;
  const find = (id: string): VideoModel | undefined => models.find((each) => each.id === id);
  if (typeof named === 'string') {
    const short = shortName(adapter, named);
    const known = find(short?.model ?? named);
    if (known !== undefined) {
      const because = `its options name ${named}`;
      return { model: known, options: short?.options ?? {}, because, adjustments: [] };
    }
    const twin = find(typeof like === 'string' ? like : (adapter.otherModelsLike ?? ''));
    if (twin !== undefined && adapter.otherModelsLike !== undefined) {
      return taken(named, twin, pricedModel(adapter.name, providers));
    }
    throw cliError(
      'provider/not-available',
      `shot ${shot.id} wants the model ${named} of ${adapter.name}, which is not known`,
      `Write one of ${models.map(({ id }) => id).join(', ')}.`,
    );
  }
  const preset = adapter.presets?.[shot.quality];
  const model = preset === undefined ? models[0] : find(preset.model);
  if (model === undefined) throw new Error(`the adapter ${adapter.name} lacks a model`);
  const because =
    preset === undefined
      ? `${model.id} is its ${models.length === 1 ? 'only' : 'first'} model`
      : `${model.id} is its ${shot.quality} one`;
  return { model, options: preset?.options ?? {}, because, adjustments: [] };
}

function shortName({ shortNames = {} }: VideoEntry, name: string): Preset | undefined {
  return Object.hasOwn(shortNames, name) ? shortNames[name] : undefined;
}

/** Nobody here knows the model: what it can do is a guess, and is told as one. */
function taken(
  id: string,
  twin: VideoModel,
  priced: (model: VideoModel) => VideoModel,
): ChosenModel {
  const { capabilities, dialect, lifecycle } = twin;
  const model = priced({ id, capabilities, dialect, lifecycle });
  const price = model.price === undefined ? 'an unknown price' : 'the price that is configured';
  return {
    model,
    options: {},
    because: `its options name ${id}`,
    adjustments: [
      {
        kind: 'approximated',
        field: 'provider_options',
        asked: id,
        given: `as ${twin.id}`,
        why: `${id} is not in the table of models: it is taken to do what ${twin.id} does, at ${price}.`,
      },
    ],
  };
}
