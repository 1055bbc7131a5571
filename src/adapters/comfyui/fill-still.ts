import type { Json } from '../../film/json.ts';
import type { ImageRequest } from '../../providers/image-provider.ts';
import { fillSlots } from './fill-graph.ts';
import type { Graph } from './graph.ts';
import type { Slot } from './slots.ts';
import type { StillWorkflow } from './still-workflow.ts';

/**
 * The graph for one still.
 *
 * @param references as the server names them, once they are there.
 * @param prefix of the files that are saved.
 * @throws ProviderError where the workflow can't do without a picture.
 */
export function fillStill(
  workflow: StillWorkflow,
  request: ImageRequest,
  references: readonly string[],
  prefix: string,
): Graph {
  const left = [...references];
  const valueOf = ({ name }: Slot): Json | undefined => {
    switch (name) {
      case 'prompt':
        return request.prompt;
      case 'negative':
        return request.negativePrompt ?? '';
      case 'seed':
        return request.seed ?? 0;
      case 'width':
        return request.width;
      case 'height':
        return request.height;
      case 'prefix':
        return prefix;
      case 'reference':
        return left.shift();
      // A workflow that names one of these is not read.
      case 'length':
      case 'fps':
      case 'first_frame':
      case 'last_frame':
        return undefined;
    }
  };
  return fillSlots(workflow, new Map(workflow.slots.map((slot) => [slot, valueOf(slot)])));
}
