import type { Graph } from './graph.ts';
import type { Slot, SlotName } from './slots.ts';
import { workflowError } from './workflow-error.ts';

/**
 * The number that a workflow was exported with in a slot, which may be several inputs.
 *
 * @throws ProviderError where there is none, or where they differ.
 */
export function numberInSlots(
  workflow: string,
  graph: Graph,
  slots: readonly Slot[],
  name: SlotName,
): number {
  const values = slots
    .filter((slot) => slot.name === name)
    .map(({ node, input }) => graph[node]!.inputs[input]);
  const [value] = values;
  if (typeof value !== 'number' || value <= 0) throw workflowError(workflow, `has no ${name}`);
  if (values.every((each) => each === value)) return value;
  throw workflowError(workflow, `has more than one ${name}: ${JSON.stringify(values)}`);
}
