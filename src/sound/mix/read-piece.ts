import type { Loop, SoundPiece } from '../sound-plan.ts';
import { CHANNELS } from '../stereo.ts';
import { fadeAt } from './fade.ts';
import type { SampleReader } from './sample-reader.ts';

/** Fills `into` with what the source of a piece has, `place` samples into the piece. */
export async function readPiece(
  reader: SampleReader,
  piece: SoundPiece,
  place: number,
  into: Float32Array,
): Promise<void> {
  if (piece.loop === undefined) return reader.read(piece.source, piece.from + place, into);
  return readLoop(reader, piece.source, piece.loop, piece.from + place, into);
}

/**
 * Fills `into` with a source that goes round and round. Each round starts `joint` samples before the
 * one before it ends: there its beginning comes in while the other's end goes out.
 */
async function readLoop(
  reader: SampleReader,
  source: string,
  loop: Loop,
  from: number,
  into: Float32Array,
): Promise<void> {
  const period = loop.samples - loop.joint;
  const joint = { samples: loop.joint, shape: 'equal_power' } as const;
  const count = into.length / CHANNELS;
  for (let done = 0; done < count;) {
    const round = Math.floor((from + done) / period);
    const place = from + done - round * period;
    const part = Math.min(count - done, period - place);
    const chunk = into.subarray(done * CHANNELS, (done + part) * CHANNELS);
    await reader.read(source, place, chunk);
    const crossed = round === 0 ? 0 : Math.max(0, Math.min(part, loop.joint - place));
    if (crossed > 0) {
      const ending = new Float32Array(crossed * CHANNELS);
      await reader.read(source, place + period, ending);
      for (let index = 0; index < crossed; index++) {
        const entering = fadeAt(joint, place + index);
        const leaving = fadeAt(joint, loop.joint - 1 - place - index);
        for (let slot = index * CHANNELS; slot < (index + 1) * CHANNELS; slot++) {
          chunk[slot] = chunk[slot]! * entering + ending[slot]! * leaving;
        }
      }
    }
    done += part;
  }
}
