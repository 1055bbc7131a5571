import type { ImageModel } from '../../providers/image-model.ts';
import type { SlotName } from './slots.ts';
import type { StillWorkflow } from './still-workflow.ts';
import { stillWorkflowsIn } from './still-workflows-in.ts';

/** A model for each workflow of stills: what it can do is what it has slots for. */
export async function imageModelsIn(folder: string | undefined): Promise<readonly ImageModel[]> {
  return (await stillWorkflowsIn(folder)).map(describeStillWorkflow);
}

function describeStillWorkflow(workflow: StillWorkflow): ImageModel {
  const { name, width, height, slots, digest } = workflow;
  const has = (slot: SlotName): boolean => slots.some((each) => each.name === slot);
  const references = slots.filter((slot) => slot.name === 'reference');
  const needed = references.filter(({ required }) => required).length;
  return {
    id: name,
    revision: digest,
    capabilities: {
      // Its own, and that on its side: what suits the model and fits the card is in the workflow.
      sizes: [{ width, height }, ...(width === height ? [] : [{ width: height, height: width }])],
      references: { max: references.length, ...(needed > 0 && { min: needed }) },
      negativePrompt: has('negative'),
      seed: has('seed'),
      staging: false,
    },
    dialect: {
      name: 'comfyui',
      form: 'prose',
      avoid: has('negative') ? 'native' : 'prompt',
    },
    price: {
      cases: [{ usdPerImage: 0 }],
      asOf: '2026-11-25',
      source: 'one’s own server: its hardware is not counted',
    },
    lifecycle: { state: 'live' },
  };
}
