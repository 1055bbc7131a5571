import type { Json, JsonObject } from '../../film/json.ts';
import { ProviderError } from '../../providers/provider-error.ts';
import type { SettingsFile } from './folder/settings-file.ts';
import { SCHEDULER_NAMES, type SchedulerName } from './schedulers/read-scheduler.ts';

/** How a take is sampled: what the shot asks for, then what the folder states, then what is usual. */
export interface SamplingOptions {
  readonly steps: number;
  /** How much the prompt counts: 1 is as the model is; nothing is avoided then. */
  readonly guidance: number;
  /** How much of a first frame is made anew, 0 to 1. */
  readonly strength: number;
  readonly scheduler: SchedulerName | undefined;
}

const RANGES = {
  steps: { least: 1, most: 1000, whole: true },
  guidance: { least: 0, most: 100, whole: false },
  strength: { least: 0, most: 1, whole: false },
} as const;
type RangeName = keyof typeof RANGES;

/** As diffusers calls them. */
const OTHER_NAMES: Readonly<Record<string, RangeName>> = {
  num_inference_steps: 'steps',
  guidance_scale: 'guidance',
};

/** Distilled models take few steps and no guidance. */
const USUAL = { steps: 25, guidance: 7.5, strength: 0.5 };
const USUAL_DISTILLED = { ...USUAL, steps: 4, guidance: 1 };

/** @param made a still has no first frame, of which something could be made anew. */
export function readOptions(
  written: JsonObject,
  stated: SettingsFile,
  folderScheduler: string | undefined,
  made: 'clip' | 'still' = 'clip',
): SamplingOptions {
  const options = byOwnNames(written);
  const known = ownNames(made);
  for (const name of Object.keys(options)) {
    if (known.includes(name)) continue;
    const whereof = made === 'clip' ? '' : ' for stills';
    throw optionError(`has no option ${name}${whereof}`, known.join(', '));
  }
  const { scheduler: asked } = options;
  const scheduler = SCHEDULER_NAMES.find((name) => name === asked);
  if (asked !== undefined && scheduler === undefined) {
    throw optionError(`knows no scheduler ${JSON.stringify(asked)}`, SCHEDULER_NAMES.join(', '));
  }
  const usual = (scheduler ?? folderScheduler) === 'LCMScheduler' ? USUAL_DISTILLED : USUAL;
  const value = (name: RangeName): number => {
    const said = options[name] ?? stated.number(name) ?? usual[name];
    const { least, most, whole } = RANGES[name];
    const fits = typeof said === 'number' && said >= least && said <= most;
    if (fits && (!whole || Number.isInteger(said))) return said;
    throw optionError(
      `can’t use ${name}: ${JSON.stringify(said)}`,
      `a ${whole ? 'whole ' : ''}number from ${least} to ${most}`,
    );
  };
  return {
    steps: value('steps'),
    guidance: value('guidance'),
    strength: value('strength'),
    scheduler,
  };
}

function ownNames(made: 'clip' | 'still'): readonly string[] {
  return ['steps', 'guidance', ...(made === 'clip' ? ['strength'] : []), 'scheduler'];
}

/** What may be written: each also as diffusers calls it. */
export function optionNames(made: 'clip' | 'still'): readonly string[] {
  return [...ownNames(made), ...Object.keys(OTHER_NAMES)];
}

/** Whoever says the same thing twice is not understood: nobody knows which of them is meant. */
function byOwnNames(written: JsonObject): JsonObject {
  const options: Record<string, Json> = {};
  for (const [name, value] of Object.entries(written)) {
    const own = Object.hasOwn(OTHER_NAMES, name) ? OTHER_NAMES[name]! : name;
    if (own !== name && Object.hasOwn(written, own)) {
      throw optionError(`was told ${own} and ${name}, which are the same`, `one of them`);
    }
    options[own] = value;
  }
  return options;
}

function optionError(problem: string, expected: string): ProviderError {
  return new ProviderError('provider/invalid-request', `The local provider ${problem}.`, {
    retryable: false,
    submitted: 'no',
    hint: `Expected ${expected}. Options stand in the shot: \`provider_options: { local: { steps: 20 } }\`.`,
  });
}
