import type { Reference } from './reference.ts';

/** A look: a built-in one by name, or the author's own, possibly based on a built-in one. */
export interface Style {
  /** `cinematic`, `noir`, … or the author's own name for it. */
  readonly name: string;
  /** The built-in style that this one starts from, if any. */
  readonly base?: string;
  readonly traits: readonly string[];
  /** `#RRGGBB`. */
  readonly palette: readonly string[];
  readonly references: readonly Reference[];
  readonly avoid: readonly string[];
}

export const BUILT_IN_STYLES = [
  'cinematic',
  'cyberpunk',
  'ghibli',
  'realistic',
  'documentary',
  'noir',
] as const;
