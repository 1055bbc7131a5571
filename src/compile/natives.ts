import type { Adjustment } from '../film/adjustment.ts';
import type { JsonObject } from '../film/json.ts';
import type { ImageInput, VideoRequest } from '../providers/request.ts';
import type { FirstFrameSource } from './compiled-shot.ts';
import { avoidsNatively, unwantedIn } from './sections/avoid.ts';
import type { ShotContext } from './shot-context.ts';

/** What of a shot goes into parameters of its own, the same for all of its parts. */
export interface Natives {
  readonly parameters: Pick<VideoRequest, 'negativePrompt' | 'seed' | 'audio' | 'options'>;
  readonly firstFrame?: ImageInput;
  readonly lastFrame?: ImageInput;
  readonly firstFrameSource: FirstFrameSource;
  /** Field to parameter. */
  readonly fields: ReadonlyMap<string, string>;
  readonly adjustments: readonly Adjustment[];
}

/** Fills the parameters that the model has, and names what it has none for. */
export function chooseNatives(
  context: ShotContext,
  provider: string,
  digestOf: (path: string) => string | undefined,
): Natives {
  const { shot, model, join } = context;
  const { capabilities } = model;
  const fields = new Map<string, string>();
  const adjustments: Adjustment[] = [];
  const first = takeStill('firstFrame', capabilities.firstFrame);
  const last = takeStill('lastFrame', capabilities.lastFrame);
  const firstFrameSource: FirstFrameSource =
    first !== undefined && shot.firstFrame !== undefined
      ? { kind: 'file', path: shot.firstFrame }
      : join.mode === 'chain' && join.from !== undefined
        ? { kind: 'shot', shot: join.from }
        : { kind: 'none' };
  if (firstFrameSource.kind === 'shot') fields.set('join.from', 'firstFrame');
  return {
    parameters: { ...takeSeed(), ...takeAvoid(), ...takeAudio(), options: takeOptions() },
    ...(first === undefined ? {} : { firstFrame: first }),
    ...(last === undefined ? {} : { lastFrame: last }),
    firstFrameSource,
    fields,
    adjustments,
  };

  function takeStill(field: 'firstFrame' | 'lastFrame', able: boolean): ImageInput | undefined {
    const path = shot[field];
    if (path === undefined) return undefined;
    const digest = able ? digestOf(path) : undefined;
    if (digest !== undefined) {
      fields.set(field, field);
      return { digest };
    }
    const frame = field === 'firstFrame' ? 'first' : 'last';
    const why = able
      ? 'The image is not there or cannot be read.'
      : `${model.id} takes no ${frame} frame.`;
    adjustments.push({ kind: 'dropped', field, asked: path, given: null, why });
    return undefined;
  }

  function takeSeed(): { readonly seed?: number } {
    if (capabilities.seed) {
      fields.set('seed', 'seed');
      return { seed: shot.seed };
    }
    const why = `${model.id} takes no seed, so the same request gives another picture each time.`;
    adjustments.push({ kind: 'dropped', field: 'seed', asked: shot.seed, given: null, why });
    return {};
  }

  function takeAvoid(): { readonly negativePrompt?: string } {
    const unwanted = unwantedIn(shot);
    if (unwanted.length === 0) return {};
    if (avoidsNatively(context)) {
      fields.set('avoid', 'negativePrompt').set('style.avoid', 'negativePrompt');
      return { negativePrompt: unwanted.join(', ') };
    }
    if (!capabilities.negativePrompt && shot.avoid.length + shot.style.avoid.length > 0) {
      const why = `${model.id} has no negative prompt, so the prompt says it.`;
      const asked = [...shot.avoid, ...shot.style.avoid];
      adjustments.push({ kind: 'folded-into-prompt', field: 'avoid', asked, given: 'prompt', why });
    }
    return {};
  }

  function takeAudio(): { readonly audio?: boolean } {
    if (capabilities.audio === 'none') {
      if (shot.sound.native === 'mute') fields.set('sound.native', 'no sound is made');
      return {};
    }
    fields.set('sound.native', 'audio');
    if (capabilities.audio === 'optional') return { audio: shot.sound.native === 'keep' };
    if (shot.sound.native === 'mute') {
      const why = `${model.id} always makes sound; it is left to the mix to mute it.`;
      adjustments.push({ kind: 'later', field: 'sound.native', asked: 'mute', given: 'keep', why });
    }
    return {};
  }

  function takeOptions(): JsonObject {
    fields.set(`providerOptions.${provider}`, 'options');
    return shot.providerOptions[provider] ?? {};
  }
}
