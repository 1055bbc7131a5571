import type { Json } from '../../film/json.ts';
import { workflowError } from './workflow-error.ts';

/** A workflow in the API format: its nodes by their ids. */
export type Graph = Readonly<Record<string, GraphNode>>;

export interface GraphNode {
  readonly class_type: string;
  /** A value, or a link to another node's output: `[id, index]`. */
  readonly inputs: Readonly<Record<string, Json>>;
  readonly _meta?: { readonly title?: string };
}

/**
 * Reads a file that the editor has written by "Export (API)".
 *
 * @throws ProviderError where it is another format.
 */
export function parseGraph(name: string, text: string): Graph {
  const json = parse(text);
  if (!isMapping(json)) throw workflowError(name, 'is no JSON mapping', EXPORT);
  if (Array.isArray(json['nodes'])) {
    throw workflowError(name, 'is in the format in which the editor saves', EXPORT);
  }
  const entries = Object.entries(json);
  if (entries.length === 0) throw workflowError(name, 'has no nodes', EXPORT);
  for (const [id, node] of entries) {
    if (isMapping(node) && typeof node['class_type'] === 'string' && isMapping(node['inputs'])) {
      continue;
    }
    throw workflowError(name, `has at ${JSON.stringify(id)} no node`, EXPORT);
  }
  return json as Graph;
}

const EXPORT = 'Export it from the editor of ComfyUI by “Workflow → Export (API)”.';

/** The node that an input is linked to. */
export function linkedNode(value: Json | undefined): string | undefined {
  const isLink = Array.isArray(value) && value.length === 2 && typeof value[1] === 'number';
  return isLink && typeof value[0] === 'string' ? value[0] : undefined;
}

export function titleOf({ class_type, _meta }: GraphNode): string {
  return typeof _meta?.title === 'string' ? _meta.title : class_type;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
