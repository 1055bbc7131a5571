import type { Adjustment } from '../film/adjustment.ts';
import type { Reference } from '../film/reference.ts';
import { REFERENCE_ROLES } from '../film/vocabulary.ts';
import type { ReferenceInput } from '../providers/request.ts';
import type { ShotContext } from './prompts/shot-context.ts';

export interface ChosenReferences {
  readonly references: readonly ReferenceInput[];
  /** Paths of the fields that went in, e.g. `characters.orb.references.0`. */
  readonly fields: readonly string[];
  readonly adjustments: readonly Adjustment[];
}

interface Candidate {
  readonly reference: Reference;
  readonly field: string;
  readonly of: string;
}

/** Of the references of a shot those that the model takes, the strongest; the others are named. */
export function chooseReferences(
  context: ShotContext,
  hasFirstFrame: boolean,
  digestOf: (path: string) => string | undefined,
): ChosenReferences {
  const candidates = rank(candidatesOf(context));
  if (candidates.length === 0) return NONE;
  const { id, capabilities } = context.model;
  const { max, withFirstFrame, roles = REFERENCE_ROLES } = capabilities.references;
  if (max === 0) return dropAll(candidates, `${id} takes no reference images.`);
  if (hasFirstFrame && !withFirstFrame) {
    return dropAll(
      candidates,
      `${id} takes references or a first frame, not both; the frame is kept.`,
    );
  }
  const references: ReferenceInput[] = [];
  const fields: string[] = [];
  const adjustments: Adjustment[] = [];
  for (const candidate of candidates) {
    const { reference, field, of } = candidate;
    const digest = digestOf(reference.image);
    if (digest === undefined) {
      adjustments.push(drop(candidate, 'The image is not there or cannot be read.'));
    } else if (!roles.includes(reference.role)) {
      adjustments.push(drop(candidate, `${id} takes references of ${roles.join(', ')} only.`));
    } else if (references.length >= max) {
      adjustments.push(drop(candidate, `${id} takes at most ${max}; this one counts least.`));
    } else {
      references.push({ digest, role: reference.role, strength: reference.strength, of });
      fields.push(field);
    }
  }
  return { references, fields, adjustments };
}

const NONE: ChosenReferences = { references: [], fields: [], adjustments: [] };

function candidatesOf(context: ShotContext): readonly Candidate[] {
  const { shot, cast, environment } = context;
  const candidates: Candidate[] = [];
  const add = (references: readonly Reference[], path: string, of: string): void => {
    for (const [index, reference] of references.entries()) {
      candidates.push({ reference, field: `${path}.${index}`, of });
    }
  };
  add(shot.references, 'references', `shot ${shot.id}`);
  for (const { id, references } of cast)
    add(references, `characters.${id}.references`, `character ${id}`);
  if (environment !== undefined) {
    add(environment.references, 'environment.references', `environment ${environment.id}`);
  }
  add(shot.style.references, 'style.references', `style ${shot.style.name}`);
  return candidates;
}

/** By strength, then by role, then in the order shot, people, place, style. */
function rank(candidates: readonly Candidate[]): readonly Candidate[] {
  if (candidates.length < 2) return candidates;
  const order = ({ reference }: Candidate): number => REFERENCE_ROLES.indexOf(reference.role);
  return candidates.toSorted(
    (left, right) =>
      right.reference.strength - left.reference.strength || order(left) - order(right),
  );
}

function dropAll(candidates: readonly Candidate[], why: string): ChosenReferences {
  return { ...NONE, adjustments: candidates.map((candidate) => drop(candidate, why)) };
}

function drop({ reference, field }: Candidate, why: string): Adjustment {
  return { kind: 'dropped', field, asked: reference.image, given: null, why };
}
