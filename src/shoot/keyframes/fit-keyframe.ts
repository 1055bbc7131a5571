import type { TakeNote } from '../../film/take-note.ts';
import type { KeyframeRecord } from '../../plan/keyframe-record.ts';
import type { FilmPicture, ShootPorts } from '../ports.ts';

/** Makes a keyframe's picture, in the film's size, of what the provider made. */
export async function fitKeyframe(
  { darkroom, vault }: ShootPorts,
  made: string,
  { width, height }: FilmPicture,
): Promise<{ readonly picture: string; readonly notes: readonly TakeNote[] }> {
  const scratch = await vault.scratch();
  try {
    const out = `${scratch.path}/keyframe.png`;
    const still = vault.pathOf(made, 'image');
    const notes = await darkroom.fitStill({ still, out, width, height });
    return { picture: await vault.keepFile(out, 'image'), notes };
  } finally {
    await scratch.remove();
  }
}

/**
 * Makes the picture of a keyframe again that is lost, and asks nobody. It stays the same keyframe, so
 * that the shots that share it do not change.
 */
export async function restoreKeyframe(
  ports: ShootPorts,
  existing: KeyframeRecord,
  filmPicture: FilmPicture,
): Promise<KeyframeRecord> {
  const { picture } = await fitKeyframe(ports, existing.made, filmPicture);
  const record = { ...existing, picture };
  await ports.vault.recordKeyframe(record);
  return record;
}
