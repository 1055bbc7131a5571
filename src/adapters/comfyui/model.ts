import type { FrameRate } from '../../film/time.ts';
import type { Capabilities, VideoModel } from '../../providers/capabilities.ts';
import { has, type Workflow } from './workflow.ts';
import { workflowsIn } from './workflows-in.ts';

/** A model for each workflow: what it can do is what it has slots for. */
export async function modelsIn(folder: string | undefined): Promise<readonly VideoModel[]> {
  return (await workflowsIn(folder)).map(describeWorkflow);
}

export function describeWorkflow(workflow: Workflow): VideoModel {
  const { name, width, height, frames, fps, slots, digest } = workflow;
  const references = slots.filter((slot) => slot.name === 'reference').length;
  const needs = needsOf(workflow);
  return {
    id: name,
    revision: digest,
    capabilities: {
      durations: { kind: 'frames', max: frames / fps },
      aspects: 'any',
      // Its own, and that on its side: what suits the model and fits the card is in the workflow.
      sizes: [{ width, height }, ...(width === height ? [] : [{ width: height, height: width }])],
      frameRates: [rateOf(fps)],
      firstFrame: has(workflow, 'first_frame'),
      lastFrame: lastFrameOf(workflow),
      repeatsFirstFrame: true,
      references: { max: references, withFirstFrame: true },
      ...(needs && { needs }),
      negativePrompt: has(workflow, 'negative'),
      seed: has(workflow, 'seed'),
      audio: 'none',
      staging: false,
    },
    dialect: {
      name: 'comfyui',
      form: 'prose',
      avoid: has(workflow, 'negative') ? 'native' : 'prompt',
    },
    price: {
      usdPerSecond: 0,
      asOf: '2026-11-25',
      source: 'one’s own server: its hardware is not counted',
    },
    lifecycle: { state: 'live' },
  };
}

/** What its author has marked, as in `slot:first_frame!`. */
function needsOf({ slots }: Workflow): Capabilities['needs'] {
  const required = slots.filter((slot) => slot.required).map(({ name }) => name);
  const references = required.filter((name) => name === 'reference').length;
  const needs = {
    ...(required.includes('first_frame') && { firstFrame: true as const }),
    ...(required.includes('last_frame') && { lastFrame: true as const }),
    ...(references > 0 && { references }),
  };
  return Object.keys(needs).length === 0 ? undefined : needs;
}

function lastFrameOf({ slots }: Workflow): boolean | 'with-first-frame' {
  if (!slots.some(({ name }) => name === 'last_frame')) return false;
  const needsFirst = slots.some(({ name, required }) => name === 'first_frame' && required);
  return needsFirst ? 'with-first-frame' : true;
}

/** 29.97 is 30000/1001. */
function rateOf(fps: number): FrameRate {
  if (Number.isInteger(fps)) return { num: fps, den: 1 };
  const whole = Math.round(fps * 1.001);
  return Math.abs(whole / 1.001 - fps) < 0.005
    ? { num: whole * 1000, den: 1001 }
    : { num: Math.round(fps * 1000), den: 1000 };
}
