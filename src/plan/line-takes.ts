import type { CallSheet } from './call-sheet.ts';
import type { Fingerprint } from './fingerprint.ts';
import type { TakeLibrary } from './take-record.ts';
import { type LineRetake, takeOfLine, type VoiceRecord } from './voice-record.ts';

/** The takes of one line, as people choose among them. */
export interface ListedLine {
  /** Its place among the lines of its shot, from 1. */
  readonly line: number;
  /** As it is written. */
  readonly text: string;
  readonly takes: readonly ListedLineTake[];
  /** Retakes that were asked for and not finished: the same command goes on with them. */
  readonly unfinished: readonly LineRetake[];
}

export interface ListedLineTake {
  readonly take: number;
  readonly record: VoiceRecord;
  readonly heard: boolean;
  /** What is lost of it, in words. */
  readonly loss?: string;
}

/** The lines of a shot that were spoken more than once, or are to be, as they are written now. */
export function listLines(
  { lines }: Pick<CallSheet, 'lines'>,
  shot: string,
  { voices, lineTakes, lineRetakes, lost }: TakeLibrary,
): readonly ListedLine[] {
  return lines.flatMap(({ shot: id, line, text, fingerprint }): readonly ListedLine[] => {
    if (id !== shot || fingerprint === undefined) return [];
    const print: Fingerprint = fingerprint;
    const takes = lineTakes[print] ?? [];
    const unfinished = (lineRetakes[print] ?? []).filter(({ ended }) => !ended);
    if (takes.length < 2 && unfinished.length === 0) return [];
    return [
      {
        line: line + 1,
        text,
        takes: takes
          .toSorted((one, other) => takeOfLine(one) - takeOfLine(other))
          .map((record) => {
            const loss = lossOfSound(record, lost);
            return {
              take: takeOfLine(record),
              record,
              heard: voices[print] === record,
              ...(loss !== undefined && { loss }),
            };
          }),
        unfinished: unfinished.map(({ ended: _ended, ...retake }) => retake),
      },
    ];
  });
}

/** What is lost of a take of a line, in words. */
export function lossOfSound(record: VoiceRecord, lost: TakeLibrary['lost']): string | undefined {
  const loss = lost[record.sound];
  if (loss === undefined) return undefined;
  return loss === 'gone' ? 'its sound is gone' : 'its sound is not what was kept any more';
}
