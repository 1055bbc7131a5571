import { folderError } from '../folder/folder-error.ts';
import type { SettingsFile } from '../folder/settings-file.ts';
import { ddim } from './ddim.ts';
import { dpmMultistep } from './dpm-multistep.ts';
import { euler } from './euler.ts';
import { eulerAncestral } from './euler-ancestral.ts';
import { flowMatchEuler } from './flow-match-euler.ts';
import { lcm } from './lcm.ts';
import type { NoiseSettings } from './noise-levels.ts';
import { pndm } from './pndm.ts';
import { PREDICTION_TYPES, type PredictionType } from './prediction.ts';
import type { Scheduler } from './scheduler.ts';
import type { TimestepSettings, TimestepSpacing } from './timesteps.ts';

/** The schedulers that there are, by the class that a scheduler_config.json names. */
export const SCHEDULERS = {
  DDIMScheduler: (file) =>
    ddim({
      ...noise(file),
      ...timesteps(file, 'leading'),
      prediction: prediction(file),
      clipRange: clipRange(file, true),
      setAlphaToOne: file.flag('set_alpha_to_one') ?? true,
    }),
  EulerDiscreteScheduler: (file) => euler(eulerSettings(file)),
  EulerAncestralDiscreteScheduler: (file) => eulerAncestral(eulerSettings(file)),
  DPMSolverMultistepScheduler: (file) => {
    refuse(file, 'algorithm_type', ['dpmsolver++']);
    const order = file.number('solver_order') ?? 2;
    if (order !== 1 && order !== 2) {
      throw folderError(file.name, `solver_order is ${order}; expected 1 or 2`);
    }
    return dpmMultistep({
      ...eulerSettings(file),
      order,
      solver: file.choice('solver_type', ['midpoint', 'heun']) ?? 'midpoint',
      lowerOrderFinal: file.flag('lower_order_final') ?? true,
      eulerAtFinal: file.flag('euler_at_final') ?? false,
      finalSigma: file.choice('final_sigmas_type', ['zero', 'sigma_min']) ?? 'zero',
    });
  },
  PNDMScheduler: (file) => {
    const predicted = prediction(file);
    if (predicted === 'sample') {
      throw folderError(file.name, 'prediction_type is "sample", which PNDM has no rule for');
    }
    return pndm({
      ...noise(file),
      ...timesteps(file, 'leading'),
      prediction: predicted,
      setAlphaToOne: file.flag('set_alpha_to_one') ?? false,
      skipRungeKutta: file.flag('skip_prk_steps') ?? false,
    });
  },
  LCMScheduler: (file) =>
    lcm({
      ...noise(file),
      prediction: prediction(file),
      clipRange: clipRange(file, false),
      setAlphaToOne: file.flag('set_alpha_to_one') ?? true,
      originalSteps: file.number('original_inference_steps') ?? 50,
      timestepScaling: file.number('timestep_scaling') ?? 10,
    }),
  FlowMatchEulerDiscreteScheduler: (file) => {
    refuse(file, 'use_dynamic_shifting', [false]);
    for (const key of ['use_karras_sigmas', 'use_exponential_sigmas', 'use_beta_sigmas']) {
      refuse(file, key, [false]);
    }
    return flowMatchEuler({
      trainSteps: file.number('num_train_timesteps') ?? 1000,
      // The schedulers that are not for flows alone keep it under another name.
      shift: file.number('shift') ?? file.number('flow_shift') ?? 1,
    });
  },
} as const satisfies Record<string, (file: SettingsFile) => Scheduler>;

export type SchedulerName = keyof typeof SCHEDULERS;
export const SCHEDULER_NAMES = Object.keys(SCHEDULERS) as readonly SchedulerName[];

/** The scheduler that the folder names, or the one that is asked for with the folder's settings. */
export function readScheduler(file: SettingsFile, asked?: SchedulerName): Scheduler {
  const named = file.text('_class_name');
  const name = asked ?? SCHEDULER_NAMES.find((one) => one === named);
  if (name === undefined) {
    throw folderError(
      file.name,
      `its _class_name is ${named === undefined ? 'missing' : `"${named}"`}; expected one of ${SCHEDULER_NAMES.join(', ')}`,
      `Name one of them in the shot's options for \`local\`, as \`scheduler\`: it is used with the other settings of this file.`,
    );
  }
  refuse(file, 'thresholding', [false]);
  refuse(file, 'timestep_type', ['discrete']);
  return SCHEDULERS[name](file);
}

/** Settings that change the result and are not followed here are refused, never passed over. */
function refuse(file: SettingsFile, key: string, known: readonly unknown[]): void {
  const value = file.values[key] ?? undefined;
  if (value === undefined || known.includes(value)) return;
  const expected = known.map((one) => JSON.stringify(one)).join(' or ');
  throw folderError(file.name, `${key} is ${JSON.stringify(value)}; expected ${expected}`);
}

function noise(file: SettingsFile): NoiseSettings {
  const trainedBetas = file.numbers('trained_betas');
  return {
    trainSteps: file.number('num_train_timesteps') ?? trainedBetas?.length ?? 1000,
    betaStart: file.number('beta_start') ?? 0.0001,
    betaEnd: file.number('beta_end') ?? 0.02,
    betaSchedule:
      file.choice('beta_schedule', ['linear', 'scaled_linear', 'squaredcos_cap_v2']) ?? 'linear',
    zeroTerminalSnr: file.flag('rescale_betas_zero_snr') ?? false,
    ...(trainedBetas && { trainedBetas }),
  };
}

function timesteps(file: SettingsFile, usual: TimestepSpacing): TimestepSettings {
  return {
    trainSteps: file.number('num_train_timesteps') ?? 1000,
    spacing: file.choice('timestep_spacing', ['leading', 'trailing', 'linspace']) ?? usual,
    stepsOffset: file.number('steps_offset') ?? 0,
  };
}

function prediction(file: SettingsFile): PredictionType {
  return file.choice('prediction_type', PREDICTION_TYPES) ?? 'epsilon';
}

function clipRange(file: SettingsFile, usual: boolean): number | undefined {
  const clips = file.flag('clip_sample') ?? usual;
  return clips ? (file.number('clip_sample_range') ?? 1) : undefined;
}

function eulerSettings(file: SettingsFile) {
  for (const key of ['use_exponential_sigmas', 'use_beta_sigmas', 'use_lu_lambdas']) {
    refuse(file, key, [false]);
  }
  refuse(file, 'interpolation_type', ['linear']);
  return {
    ...noise(file),
    ...timesteps(file, 'linspace'),
    prediction: prediction(file),
    karras: file.flag('use_karras_sigmas') ?? false,
  };
}
