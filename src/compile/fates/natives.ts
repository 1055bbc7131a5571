import type { Adjustment } from '../../film/adjustment.ts';
import type { ImageInput, VideoRequest } from '../../providers/request.ts';
import type { FirstFrameSource } from '../compiled-shot.ts';
import { avoidsNatively, unwantedIn } from '../sections/avoid.ts';
import type { ShotContext } from '../prompts/shot-context.ts';

/** What of a shot goes into parameters of its own. */
export interface Natives {
  /** The same for all parts of the shot. */
  readonly parameters: Parameters;
  /** The author's own stills, for the first part and for the last. */
  readonly firstFrame?: ImageInput;
  readonly lastFrame?: ImageInput;
  readonly firstFrameSource: FirstFrameSource;
  /** Field to parameter. */
  readonly fields: ReadonlyMap<string, string>;
  readonly adjustments: readonly Adjustment[];
}

type Parameters = Pick<VideoRequest, 'negativePrompt' | 'seed' | 'audio' | 'options'>;

/** One wish, and what the model makes of it. */
interface Taken<Value> {
  readonly value: Value;
  /** Field and parameter. */
  readonly fields?: readonly (readonly [field: string, parameter: string])[];
  readonly adjustment?: Adjustment;
}

/** Fills the parameters that the model has, and names what it has none for. */
export function chooseNatives(
  context: ShotContext,
  provider: string,
  digestOf: (path: string) => string | undefined,
): Natives {
  const { shot, join, ending } = context;
  const shared = join.mode === 'keyframe' ? join.still : undefined;
  const first = takeStill(context, 'firstFrame', shared ?? shot.firstFrame, digestOf);
  const last = takeStill(context, 'lastFrame', ending?.still ?? shot.lastFrame, digestOf);
  const seed = takeSeed(context);
  const avoid = takeAvoid(context);
  const audio = takeAudio(context);
  const source = sourceOf(context, first.value);
  const taken = [first, last, seed, avoid, audio];
  const fields = new Map(taken.flatMap((each) => each.fields ?? []));
  fields.set(`providerOptions.${provider}`, 'options');
  if (join.mode === 'chain' || join.mode === 'keyframe') fields.set('join.from', 'firstFrame');
  return {
    parameters: {
      options: shot.providerOptions[provider] ?? {},
      ...(seed.value === undefined ? {} : { seed: seed.value }),
      ...(avoid.value === undefined ? {} : { negativePrompt: avoid.value }),
      ...(audio.value === undefined ? {} : { audio: audio.value }),
    },
    ...(first.value === undefined ? {} : { firstFrame: first.value }),
    ...(last.value === undefined ? {} : { lastFrame: last.value }),
    firstFrameSource: source,
    fields,
    adjustments: taken.flatMap((each) => each.adjustment ?? []),
  };
}

/** The author's own still goes before a frame that is taken over. */
function sourceOf({ shot, join }: ShotContext, still: ImageInput | undefined): FirstFrameSource {
  const path = join.still ?? shot.firstFrame;
  if (still !== undefined && path !== undefined) return { kind: 'file', path };
  if (join.from === undefined) return { kind: 'none' };
  if (join.mode === 'keyframe') {
    return join.still === undefined ? { kind: 'keyframe', ends: join.from } : { kind: 'none' };
  }
  return join.mode === 'chain' ? { kind: 'shot', shot: join.from } : { kind: 'none' };
}

function takeStill(
  { model }: ShotContext,
  field: 'firstFrame' | 'lastFrame',
  path: string | undefined,
  digestOf: (path: string) => string | undefined,
): Taken<ImageInput | undefined> {
  if (path === undefined) return { value: undefined };
  const able = model.capabilities[field];
  const digest = able ? digestOf(path) : undefined;
  if (digest !== undefined) return { value: { digest }, fields: [[field, field]] };
  const why = able
    ? 'The image is not there or cannot be read.'
    : `${model.id} takes no ${field === 'firstFrame' ? 'first' : 'last'} frame.`;
  return {
    value: undefined,
    adjustment: { kind: 'dropped', field, asked: path, given: null, why },
  };
}

export function takeSeed({ shot, model }: ShotContext): Taken<number | undefined> {
  if (model.capabilities.seed) return { value: shot.seed, fields: [['seed', 'seed']] };
  const why = `${model.id} takes no seed, so the same request gives another picture each time.`;
  const adjustment = {
    kind: 'dropped',
    field: 'seed',
    asked: shot.seed,
    given: null,
    why,
  } as const;
  return { value: undefined, adjustment };
}

/** As a negative prompt; where there is none, the section `avoid` says it in the prompt. */
export function takeAvoid(context: ShotContext): Taken<string | undefined> {
  const { shot, model } = context;
  const unwanted = unwantedIn(shot);
  if (unwanted.length === 0) return { value: undefined };
  if (avoidsNatively(context)) {
    const parameter = 'negativePrompt';
    const fields = [['avoid', parameter] as const, ['style.avoid', parameter] as const];
    return { value: unwanted.join(', '), fields };
  }
  const asked = [...shot.avoid, ...shot.style.avoid];
  if (model.capabilities.negativePrompt || asked.length === 0) return { value: undefined };
  const why = `${model.id} has no negative prompt, so the prompt says it.`;
  const kind = 'folded-into-prompt';
  return { value: undefined, adjustment: { kind, field: 'avoid', asked, given: 'prompt', why } };
}

function takeAudio({ shot, model }: ShotContext): Taken<boolean | undefined> {
  const { audio } = model.capabilities;
  const muted = shot.sound.native === 'mute';
  const field = 'sound.native';
  if (audio === 'none')
    return { value: undefined, fields: muted ? [[field, 'no sound is made']] : [] };
  if (audio === 'optional') return { value: !muted, fields: [[field, 'audio']] };
  const fates = {
    keep: 'sound is always made',
    mute: 'sound is always made, and left out of the mix',
    wordless: 'sound is always made, and what is said in it is left out of the mix',
  };
  return { value: undefined, fields: [[field, fates[shot.sound.native]]] };
}
