import type { AnswerReader } from '../../providers/http/answer-reader.ts';
import type { Graph } from './graph.ts';
import { linkedNode } from './graph.ts';
import type { Slot } from './slots.ts';

/** What a server says of a kind of node, of that which is asked here. */
export type NodeInfo = Readonly<Record<string, InputInfo>>;

export interface InputInfo {
  /** Values that it takes, such as the names of the files that are there. */
  readonly choices?: readonly unknown[];
  readonly min?: number;
  readonly step?: number;
}

/** `GET /object_info/{class}`; undefined where the server has no such node. Throws `AnswerError`. */
export function readNodeInfo(answer: AnswerReader, kind: string): NodeInfo | undefined {
  return answer.at(kind).optional((node) => {
    const inputs = node.at('input');
    return Object.fromEntries(
      ['required', 'optional'].flatMap(
        (group) => inputs.at(group).optional((each) => inputsOf(each)) ?? [],
      ),
    );
  });
}

function inputsOf(group: AnswerReader): readonly (readonly [string, InputInfo])[] {
  const { value } = group;
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value).map((name) => [name, readInput(group.at(name))]);
}

/** `["INT", {min, step}]`, `[["a", "b"], {…}]`, or, of newer nodes, `["COMBO", {options: […]}]`. */
function readInput(input: AnswerReader): InputInfo {
  const [type, settings] = input.items();
  const old = Array.isArray(type?.value) ? (type.value as unknown[]) : undefined;
  const options = settings?.isThere ? settings.at('options').value : undefined;
  const choices = old ?? (Array.isArray(options) ? (options as unknown[]) : undefined);
  const numberAt = (name: string): number | undefined =>
    settings?.isThere ? settings.at(name).optional((each) => each.number()) : undefined;
  const isNumber = type?.value === 'INT';
  const min = isNumber ? numberAt('min') : undefined;
  const step = isNumber ? numberAt('step') : undefined;
  return {
    ...(choices && { choices }),
    ...(min !== undefined && { min }),
    ...(step !== undefined && { step }),
  };
}

/**
 * What a workflow needs that the server does not have: kinds of nodes, and files or other values
 * that a node does not offer. Slots are left out: they get values of their own.
 */
export function lackingIn(
  graph: Graph,
  slots: readonly Slot[],
  infos: ReadonlyMap<string, NodeInfo | undefined>,
): readonly string[] {
  const isSlot = (node: string, input: string): boolean =>
    slots.some((slot) => slot.node === node && slot.input === input);
  const lacking = Object.entries(graph).flatMap(([id, { class_type: kind, inputs }]) => {
    const info = infos.get(kind);
    if (info === undefined) return [`the node ${kind}`];
    return Object.entries(inputs).flatMap(([input, value]) => {
      const choices = info[input]?.choices;
      if (choices === undefined || isSlot(id, input) || linkedNode(value) !== undefined) return [];
      return choices.includes(value) ? [] : [`${JSON.stringify(value)} for ${input} of ${kind}`];
    });
  });
  return [...new Set(lacking)];
}
