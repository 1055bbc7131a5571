import type { SourceText } from '../source-text.ts';

/** A YAML document as a tree that knows where everything stands. */
export type YamlNode = YamlScalar | YamlSequence | YamlMapping | YamlAlias;

interface Placed {
  readonly source: SourceText;
  readonly start: number;
  readonly end: number;
}

export interface YamlScalar extends Placed {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** Whether it was written without quotes. */
  readonly plain: boolean;
}

export interface YamlSequence extends Placed {
  readonly kind: 'sequence';
  readonly items: readonly YamlNode[];
}

export interface YamlMapping extends Placed {
  readonly kind: 'mapping';
  /** By key, in the author's order. */
  readonly entries: ReadonlyMap<string, YamlEntry>;
}

/** `*name`, and the node that it stands for. */
export interface YamlAlias extends Placed {
  readonly kind: 'alias';
  readonly target: YamlNode;
}

export interface YamlEntry {
  readonly key: YamlKey;
  readonly value: YamlNode;
}

export interface YamlKey extends Placed {
  readonly name: string;
}

/** The node itself, or what an alias stands for. */
export function resolveAlias(node: YamlNode): Exclude<YamlNode, YamlAlias> {
  let current = node;
  while (current.kind === 'alias') current = current.target;
  return current;
}
