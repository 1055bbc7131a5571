import type { Reference } from '../../film/reference.ts';
import type { ReferenceRole } from '../../film/vocabulary.ts';
import { ROLE } from '../aliases.ts';
import type * as document from '../generated/film-document.ts';
import type { Path } from '../locate.ts';
import { readPath } from './paths.ts';
import { listOf, readTerm } from './reading.ts';
import type { Reading } from './reading.ts';

/** Reference images; a path alone has the role that its place suggests, and full strength. */
export function readReferences(
  reading: Reading,
  written: document.References | undefined,
  defaultRole: ReferenceRole,
  path: Path,
): readonly Reference[] {
  return listOf<document.Reference>(written).map((reference, index) => {
    const place = Array.isArray(written) ? [...path, index] : path;
    if (typeof reference === 'string') {
      return {
        image: readPath(reading, reference, 'image', place),
        role: defaultRole,
        strength: 1,
      };
    }
    return {
      image: readPath(reading, reference.image, 'image', [...place, 'image']),
      role: readTerm(reading, ROLE, reference.role, [...place, 'role']) ?? defaultRole,
      strength: reference.strength ?? 1,
    };
  });
}
