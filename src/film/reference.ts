import type { ReferenceRole } from './vocabulary.ts';

/** An image that a model is shown, with what it is for. */
export interface Reference {
  /** Path from the film's folder, with forward slashes. */
  readonly image: string;
  readonly role: ReferenceRole;
  /** 0 to 1: how much it counts. The least is dropped first, aloud, where a model takes few. */
  readonly strength: number;
}
