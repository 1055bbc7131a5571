import type { BuiltInStyle } from './built-in-style.ts';
import { cinematic } from './cinematic.ts';
import { cyberpunk } from './cyberpunk.ts';
import { documentary } from './documentary.ts';
import { ghibli } from './ghibli.ts';
import { noir } from './noir.ts';
import { realistic } from './realistic.ts';

const STYLES = new Map(
  [cinematic, cyberpunk, ghibli, realistic, documentary, noir].map((style) => [style.name, style]),
);

/** A style that comes with the studio, by its name in the spec; undefined for any other name. */
export function builtInStyle(name: string): BuiltInStyle | undefined {
  return STYLES.get(name);
}
