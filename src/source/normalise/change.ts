import type { CharacterChange } from '../../film/character.ts';
import type { EnvironmentChange, PieceChange } from '../../film/environment.ts';
import { characterId, lightingId } from '../../film/ids.ts';
import type { CharacterId } from '../../film/ids.ts';
import type { LightingChange } from '../../film/lighting.ts';
import type { WorldChange } from '../../film/shot.ts';
import type * as document from '../generated/film-document.ts';
import type { Path } from '../locate.ts';
import { given, listOf, mapEntries, readHeading, readHeadingOrTarget } from './reading.ts';
import type { Reading } from './reading.ts';

/** Names under `changes` that are not characters. */
export const RESERVED_NAMES = ['environment', 'lighting'] as const;

export function readChanges(
  reading: Reading,
  written: document.Changes | undefined,
  path: Path,
): WorldChange {
  const characters = Object.create(null) as Record<CharacterId, CharacterChange>;
  for (const [name, change] of Object.entries(written ?? {})) {
    const isCharacter = name !== 'environment' && name !== 'lighting';
    if (isCharacter && typeof change === 'object') {
      characters[characterId(name)] = readCharacterChange(change as document.CharacterChange);
    }
  }
  const { environment, lighting } = written ?? {};
  return {
    characters,
    ...given({
      environment:
        environment && readEnvironmentChange(reading, environment, [...path, 'environment']),
      lighting: lighting === undefined ? undefined : readLightingChange(lighting),
    }),
  };
}

export function readCharacterChange(written: document.CharacterChange): CharacterChange {
  const { emotion, motion, posture, at } = written;
  return given({
    emotion,
    motion,
    wardrobe: written.wardrobe === undefined ? undefined : listOf(written.wardrobe),
    posture,
    props: written.props === undefined ? undefined : listOf(written.props),
    at,
    facing: written.facing === undefined ? undefined : readHeadingOrTarget(written.facing),
  });
}

function readEnvironmentChange(
  reading: Reading,
  written: document.EnvironmentChange,
  path: Path,
): EnvironmentChange {
  const { weather, time, note } = written;
  const pieces =
    written.pieces &&
    mapEntries(written.pieces, (piece, name) =>
      readPieceChange(reading, piece, [...path, 'pieces', name]),
    );
  return given({ weather, time, pieces, note });
}

function readPieceChange(reading: Reading, written: document.PieceChange, path: Path): PieceChange {
  const { at, description, gone } = written;
  const facing =
    written.facing === undefined
      ? undefined
      : readHeading(reading, written.facing, [...path, 'facing']);
  return given({ at, facing, description, gone });
}

function readLightingChange(written: document.LightingChange): LightingChange {
  if (typeof written === 'string') return { use: lightingId(written) };
  const { use, time, intensity, note } = written;
  return given({ use: use === undefined ? undefined : lightingId(use), time, intensity, note });
}
