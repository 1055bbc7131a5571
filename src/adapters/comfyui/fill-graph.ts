import type { Json } from '../../film/json.ts';
import type { VideoRequest } from '../../providers/request.ts';
import { type Graph, type GraphNode, linkedNode } from './graph.ts';
import type { NodeInfo } from './object-info.ts';
import type { Slot } from './slots.ts';
import type { Workflow } from './workflow.ts';
import { workflowError } from './workflow-error.ts';

/** Pictures as the server names them, once they are there. */
export interface UploadedImages {
  readonly firstFrame?: string;
  readonly lastFrame?: string;
  readonly references: readonly string[];
}

/**
 * The graph for one request. A picture that the request does not have is left out with its node, and
 * with all links to it.
 *
 * @param prefix of the files that are saved.
 * @throws ProviderError where the workflow can't do without a picture.
 */
export function fillGraph(
  workflow: Workflow,
  request: VideoRequest,
  images: UploadedImages,
  infos: ReadonlyMap<string, NodeInfo | undefined>,
  prefix: string,
): Graph {
  const references = [...images.references];
  const values = new Map<Slot, Json | undefined>(
    workflow.slots.map((slot) => {
      const kind = workflow.graph[slot.node]!.class_type;
      switch (slot.name) {
        case 'prompt':
          return [slot, request.prompt];
        case 'negative':
          return [slot, request.negativePrompt ?? ''];
        case 'seed':
          return [slot, request.seed ?? 0];
        case 'width':
          return [slot, request.width];
        case 'height':
          return [slot, request.height];
        case 'length':
          return [slot, lengthOf(request.frames, infos.get(kind)?.[slot.input])];
        case 'fps':
          return [slot, workflow.fps];
        case 'prefix':
          return [slot, prefix];
        case 'first_frame':
          return [slot, images.firstFrame];
        case 'last_frame':
          return [slot, images.lastFrame];
        case 'reference':
          return [slot, references.shift()];
      }
    }),
  );
  return fillSlots(workflow, values);
}

/**
 * The graph with these values in its slots. What has none is left out with its node, and with all
 * links to it.
 *
 * @throws ProviderError where the workflow can't do without.
 */
export function fillSlots(
  workflow: Pick<Workflow, 'name' | 'graph' | 'slots'>,
  values: ReadonlyMap<Slot, Json | undefined>,
): Graph {
  const unfilled = workflow.slots.filter((slot) => values.get(slot) === undefined);
  const missing = unfilled.find(({ required }) => required);
  if (missing !== undefined) {
    const what = missing.name.replace('_', ' ');
    throw workflowError(
      workflow.name,
      `needs a ${what}`,
      `Give the shot a \`${missing.name}\`, or choose another workflow for it.`,
    );
  }
  const left = new Set(unfilled.map(({ node }) => node));
  const nodes = Object.entries(workflow.graph).filter(([id]) => !left.has(id));
  return Object.fromEntries(
    nodes.map(([id, node]): [string, GraphNode] => {
      const kept = Object.entries(node.inputs).filter(
        ([, value]) => !left.has(linkedNode(value) ?? ''),
      );
      const filled = workflow.slots
        .filter((slot) => slot.node === id)
        .map((slot) => [slot.input, values.get(slot)!] as const);
      return [
        id,
        { ...node, inputs: { ...Object.fromEntries(kept), ...Object.fromEntries(filled) } },
      ];
    }),
  );
}

/** Models make certain numbers of frames, such as 4n + 1: the next one up, and what is more is trimmed. */
function lengthOf(frames: number, { min = 1, step = 1 }: { min?: number; step?: number } = {}) {
  return frames <= min ? min : min + Math.ceil((frames - min) / step) * step;
}
