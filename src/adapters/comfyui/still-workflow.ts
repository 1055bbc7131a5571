import { createHash } from 'node:crypto';
import { type Graph, parseGraph } from './graph.ts';
import { numberInSlots } from './number-in-slots.ts';
import { type Slot, type SlotName, slotsOf } from './slots.ts';
import { workflowError } from './workflow-error.ts';

/** A workflow that makes a still, and can be filled and sent. */
export interface StillWorkflow {
  readonly name: string;
  readonly graph: Graph;
  readonly slots: readonly Slot[];
  /** Its own, as it was exported: what it makes best. */
  readonly width: number;
  readonly height: number;
  /** Of its text: another workflow of the same name makes other pictures. */
  readonly digest: string;
}

/** Those of clips, which a still has nothing for. */
const OF_CLIPS: ReadonlySet<SlotName> = new Set(['length', 'fps', 'first_frame', 'last_frame']);

/** @throws ProviderError where it can't be used. */
export function readStillWorkflow(name: string, text: string): StillWorkflow {
  const graph = parseGraph(name, text);
  const slots = slotsOf(name, graph, ['width', 'height']);
  const ofClips = slots.find((slot) => OF_CLIPS.has(slot.name));
  if (ofClips !== undefined) {
    throw workflowError(
      name,
      `makes stills, and names a slot:${ofClips.name}, which only clips have`,
      'Put it into COMFYUI_WORKFLOWS, or give pictures to slot:reference.',
    );
  }
  const numberAt = (slot: SlotName): number => numberInSlots(name, graph, slots, slot);
  return {
    name,
    graph,
    slots,
    width: numberAt('width'),
    height: numberAt('height'),
    digest: `sha256:${createHash('sha256').update(text).digest('hex')}`,
  };
}
