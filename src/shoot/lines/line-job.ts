import type { CompiledLine } from '../../compile/voices/compile-lines.ts';
import type { PlannedLine } from '../../plan/call-sheet.ts';
import type { LineRetake } from '../../plan/voice-record.ts';

/** One line that is to be spoken in this run. */
export interface LineJob {
  readonly compiled: CompiledLine & Required<Pick<CompiledLine, 'spoken'>>;
  readonly planned: PlannedLine;
  readonly adapterVersion: number;
  /** Under which it is spoken once for ever: that of an earlier run, where there was one. */
  readonly name: string;
  /** Its shot is asked for by name: an earlier submission that leads nowhere is given up. */
  readonly resubmit: boolean;
  /** Another take of it: `compiled` has its note and seed, and `planned` what the film says. */
  readonly retake?: {
    readonly retake: LineRetake;
    /** It was asked for by an earlier run. */
    readonly isKnown: boolean;
  };
}
