import type { CompiledShot } from '../../compile/compiled-shot.ts';
import type { TakeRecord } from '../../plan/take-record.ts';
import { isByAnother } from '../../plan/take-state.ts';
import type { FilmPicture, ShootPorts } from '../ports.ts';
import { exactPictures, lastShownFrame } from '../shots/shoot-shot.ts';

interface Restoration {
  readonly shot: CompiledShot;
  readonly existing: TakeRecord;
  readonly picture: FilmPicture;
  /** Its clips are used as the film says, which has not changed since it was made. */
  readonly fits: boolean;
}

/**
 * Makes the files of a take again that are lost, from those that are kept, and asks no provider. It
 * stays the same take, so that what goes on from it does not change.
 */
export async function restoreTake(
  ports: ShootPorts,
  { shot, existing, picture, fits }: Restoration,
): Promise<TakeRecord> {
  const { vault } = ports;
  let record = existing;
  if (!(await vault.holds(record.file, 'clip'))) {
    const exact = await exactPictures(ports, shot, record.clips, picture);
    // Of how it was asked for and made; how it was fitted is told anew.
    const told = record.notes.filter(
      ({ kind }) => kind === 'made-otherwise' || kind === 'reworded',
    );
    record = { ...record, file: exact.file, notes: [...told, ...exact.notes] };
  }
  if (!(await vault.holds(record.lastFrame, 'image'))) {
    const lastFrame = await lastPicture(ports, { shot, existing: record, picture, fits });
    record = { ...record, lastFrame };
  }
  await vault.recordTake(record);
  return record;
}

/**
 * Of the provider's own clip where that is kept, or else as the shot's file shows it: so also of another
 * than the planned provider, and of a film that has changed: their clips are used otherwise.
 */
async function lastPicture(
  ports: ShootPorts,
  { shot, existing, picture, fits }: Restoration,
): Promise<string> {
  const isUsedSo = fits && !isByAnother(existing);
  const [clip, segment] = isUsedSo ? [existing.clips.at(-1), shot.segments.at(-1)] : [];
  if (clip !== undefined && segment !== undefined && (await ports.vault.holds(clip, 'clip'))) {
    return await lastShownFrame(ports, clip, segment, picture);
  }
  const whole = { dropFrames: 0, holdFrames: 0, frames: existing.frames };
  return await lastShownFrame(ports, existing.file, whole, picture);
}
