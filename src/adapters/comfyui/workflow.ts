import { createHash } from 'node:crypto';
import { type Graph, parseGraph } from './graph.ts';
import { numberInSlots } from './number-in-slots.ts';
import { type Slot, type SlotName, slotsOf } from './slots.ts';

/** A workflow that can be filled and sent. */
export interface Workflow {
  readonly name: string;
  readonly graph: Graph;
  readonly slots: readonly Slot[];
  /** Its own, as it was exported: what it makes best, and the most that it is asked for. */
  readonly width: number;
  readonly height: number;
  readonly frames: number;
  readonly fps: number;
  /** Of its text: another workflow of the same name makes other pictures. */
  readonly digest: string;
}

/** @throws ProviderError where it can't be used. */
export function readWorkflow(name: string, text: string): Workflow {
  const graph = parseGraph(name, text);
  const slots = slotsOf(name, graph);
  const numberAt = (slot: SlotName): number => numberInSlots(name, graph, slots, slot);
  return {
    name,
    graph,
    slots,
    width: numberAt('width'),
    height: numberAt('height'),
    frames: numberAt('length'),
    fps: numberAt('fps'),
    digest: `sha256:${createHash('sha256').update(text).digest('hex')}`,
  };
}

export function has({ slots }: Workflow, name: SlotName): boolean {
  return slots.some((slot) => slot.name === name);
}
