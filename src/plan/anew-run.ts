import type { PlannedMake, PlannedWork } from './plan-file.ts';
import type { Selection } from './selection.ts';

/** What a run was asked to make anew, though it is there: by the flags, in their order here. */
export type AskedAnew = Pick<Selection, 'only' | 'from' | 'stale' | 'fresh'>;

/** A run that makes anew what is there, as it is written down before it begins. */
export interface AnewRun {
  readonly asked: AskedAnew;
  /** All that it is to make, and what it has made before it was stopped. */
  readonly make: PlannedWork;
}

/**
 * What a selection asks to be made anew; undefined where the same flags choose nothing that they have had
 * made before.
 */
export function askedAnew({ only, from, stale, fresh }: Selection): AskedAnew | undefined {
  if (only === undefined && from === undefined && fresh !== true) return undefined;
  return {
    ...(only !== undefined && { only: only.toSorted() }),
    ...(from !== undefined && { from }),
    ...(stale === true && { stale }),
    ...(fresh === true && { fresh }),
  };
}

export function isAskedAlike(left: AskedAnew, right: AskedAnew): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

/**
 * What a run that goes on has to write down: what is still to be made and is not as it stood there
 * already, beside what was made before. Undefined where all of it stands there.
 */
export function workToWrite(
  now: PlannedWork,
  before: PlannedWork | undefined,
): PlannedWork | undefined {
  if (before === undefined) return now;
  const isKnown = (['shots', 'keyframes', 'lines'] as const).every((part) =>
    (now[part] ?? []).every((make) => (before[part] ?? []).some((each) => isSame(each, make))),
  );
  if (isKnown) return undefined;
  return {
    shots: [...madeBefore(before.shots, now.shots), ...now.shots],
    keyframes: [...madeBefore(before.keyframes, now.keyframes), ...now.keyframes],
    ...(now.lines && { lines: now.lines }),
  };
}

function madeBefore(
  before: readonly PlannedMake[],
  now: readonly PlannedMake[],
): readonly PlannedMake[] {
  return before.filter(({ shot }) => !now.some((make) => make.shot === shot));
}

function isSame(left: PlannedMake, right: PlannedMake): boolean {
  return (
    left.shot === right.shot &&
    left.number === right.number &&
    left.fingerprint === right.fingerprint
  );
}
