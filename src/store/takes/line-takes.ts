import type { Fingerprint } from '../../plan/fingerprint.ts';
import type { TakeLibrary } from '../../plan/take-record.ts';
import { type KnownLineRetake, takeOfLine, type VoiceRecord } from '../../plan/voice-record.ts';
import type { LedgerEntry } from '../ledger/ledger-entry.ts';

/** The lines that were spoken, read off a ledger, and which take of each is heard. */
export function lineTakesOf(
  entries: readonly LedgerEntry[],
  lost: TakeLibrary['lost'],
): Pick<TakeLibrary, 'voices' | 'lineTakes' | 'lineRetakes'> {
  const lineTakes: Record<Fingerprint, VoiceRecord[]> = Object.create(null);
  const lineRetakes: Record<Fingerprint, KnownLineRetake[]> = Object.create(null);
  const voices: Record<Fingerprint, VoiceRecord> = Object.create(null);
  const chosen = new Map<Fingerprint, number>();
  for (const entry of entries) {
    switch (entry.kind) {
      case 'voice': {
        const { voice } = entry;
        const known = (lineTakes[voice.fingerprint] ??= []);
        const older = known.findIndex((each) => takeOfLine(each) === takeOfLine(voice));
        // A new take is a decision; one that was spoken again because it was lost is none.
        if (older === -1) chosen.set(voice.fingerprint, takeOfLine(voice));
        known.splice(older === -1 ? known.length : older, 1, voice);
        break;
      }
      case 'line-circled':
        chosen.set(entry.fingerprint, entry.take);
        break;
      case 'line-retake':
        (lineRetakes[entry.retake.fingerprint] ??= []).push({ ...entry.retake, ended: false });
        break;
      case 'line-retake-ended': {
        const { fingerprint, take } = entry;
        lineRetakes[fingerprint] = (lineRetakes[fingerprint] ?? []).map((each) =>
          each.take === take ? { ...each, ended: true } : each,
        );
        break;
      }
      default:
    }
  }
  for (const [fingerprint, takes] of Object.entries(lineTakes) as [Fingerprint, VoiceRecord[]][]) {
    const there = takes.filter(({ sound }) => lost[sound] === undefined);
    const wanted = there.find((each) => takeOfLine(each) === chosen.get(fingerprint));
    const heard = wanted ?? there.at(-1);
    if (heard !== undefined) voices[fingerprint] = heard;
  }
  return { voices, lineTakes, lineRetakes };
}
