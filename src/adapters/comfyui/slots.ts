import { type Graph, type GraphNode, linkedNode, titleOf } from './graph.ts';
import { workflowError } from './workflow-error.ts';

/**
 * The slots that a workflow can have, and the inputs in which they are looked for, the first that
 * the node has.
 */
const INPUTS = {
  prompt: ['text', 'prompt'],
  negative: ['text', 'negative_prompt'],
  first_frame: ['image'],
  last_frame: ['image'],
  reference: ['image'],
  seed: ['seed', 'noise_seed'],
  width: ['width'],
  height: ['height'],
  length: ['length', 'video_frames', 'num_frames'],
  fps: ['fps', 'frame_rate'],
  prefix: ['filename_prefix'],
} as const;

export type SlotName = keyof typeof INPUTS;

/** An input of a node that a request fills. */
export interface Slot {
  readonly name: SlotName;
  readonly node: string;
  readonly input: string;
  /** The workflow can't do without: `slot:first_frame!`. */
  readonly required: boolean;
}

/** Those without which nobody knows what a workflow makes. */
const NEEDED: readonly SlotName[] = ['width', 'height', 'length', 'fps'];

/**
 * The slots of a workflow, named in the titles of its nodes: `Size slot:width slot:height`. An input
 * of another name is written after it: `slot:length=batch_size`.
 *
 * @throws ProviderError where a slot is not known or has no input, or one that is needed is missing.
 */
export function slotsOf(
  name: string,
  graph: Graph,
  needed: readonly SlotName[] = NEEDED,
): readonly Slot[] {
  const slots = Object.entries(graph).flatMap(([id, node]) =>
    [...titleOf(node).matchAll(/\bslot:(\S+)/g)].map(([, written]) =>
      readSlot(name, id, node, written!),
    ),
  );
  const missing = needed.filter((each) => !slots.some((slot) => slot.name === each));
  if (missing.length > 0) {
    const titles = missing.map((each) => `slot:${each}`).join(' ');
    throw workflowError(
      name,
      `has no slot ${missing.join(', ')}`,
      `Write ${titles} into the titles of the nodes that have them, and export it again.`,
    );
  }
  return slots;
}

function readSlot(workflow: string, id: string, node: GraphNode, written: string): Slot {
  const [, name = '', mark, own] = /^([a-z_]+)(!)?(?:=(\w+))?$/.exec(written) ?? [];
  if (!Object.hasOwn(INPUTS, name)) {
    const known = Object.keys(INPUTS).join(', ');
    throw workflowError(workflow, `names a slot:${written}`, `Slots are ${known}.`);
  }
  const candidates: readonly string[] = own === undefined ? INPUTS[name as SlotName] : [own];
  const input = candidates.find((each) => Object.hasOwn(node.inputs, each));
  const where = `${node.class_type} (node ${id})`;
  if (input === undefined) {
    throw workflowError(workflow, `has for slot:${name} no input ${candidates[0]} in ${where}`);
  }
  if (linkedNode(node.inputs[input]) !== undefined) {
    throw workflowError(workflow, `takes the ${input} of ${where} from another node`);
  }
  return { name: name as SlotName, node: id, input, required: mark !== undefined };
}
