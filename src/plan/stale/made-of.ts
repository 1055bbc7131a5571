import type { SaidShot } from '../../compile/fates/said-shot.ts';
import { digestOf, type Fingerprint, type Recipe } from '../fingerprint.ts';

/** What a take is made of: what was asked of the provider, and what the film said then. */
export interface MadeOf {
  readonly recipe: Recipe;
  readonly said: SaidShot;
}

const SCHEMA = 'ministudio/recipe@1';

/** As it is kept with a take, so that it can tell later what has changed since. */
export function recipeDocument({ recipe, said }: MadeOf): object {
  return { schema: SCHEMA, recipe, said, saidDigest: digestOf(said) };
}

/**
 * Reads what was kept of a take of that fingerprint.
 *
 * @returns undefined where it is not known any more: another version wrote it, or it is damaged.
 */
export function readRecipe(document: unknown, fingerprint: Fingerprint): MadeOf | undefined {
  if (typeof document !== 'object' || document === null) return undefined;
  const { schema, recipe, said, saidDigest } = document as Record<string, unknown>;
  if (schema !== SCHEMA || typeof recipe !== 'object' || typeof said !== 'object') return undefined;
  if (digestOf(recipe) !== fingerprint || digestOf(said) !== saidDigest) return undefined;
  return { recipe: recipe as Recipe, said: said as SaidShot };
}
