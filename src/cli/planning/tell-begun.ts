import { dollars } from '../../film/dollars.ts';
import { type BegunTakes, type BegunWay, holdsItsShot, isFreeWay } from '../../plan/begun-takes.ts';
import type { CallSheet, PlannedShot } from '../../plan/call-sheet.ts';
import { printIn, printOf, speaksThis } from '../../plan/job-name.ts';
import { type UnknownJob, unknownJobs } from '../../shoot/jobs/unknown-jobs.ts';
import type { LedgerEntry } from '../../store/ledger/ledger-entry.ts';

/**
 * The plan with what earlier runs have asked for, at the shots, lines and keyframes that are to be made: what is
 * under way, and what nobody knows of.
 */
export function tellBegun(
  sheet: CallSheet,
  entries: readonly LedgerEntry[],
  begun: BegunTakes,
): CallSheet {
  const jobs = unknownJobs(entries.filter((entry) => entry.kind === 'step'));
  if (jobs.length === 0 && begun.size === 0) return sheet;
  const told = (isMeant: (job: UnknownJob) => boolean, provider = ''): readonly string[] =>
    jobs.filter(isMeant).map(({ claim }) => reasonOf(claim.provider ?? provider));
  const shots = sheet.shots.map((shot) => {
    if (shot.state === 'fresh') return shot;
    const { id, provider } = shot;
    const unknown = told(
      ({ subject: { kind, shot: of } }) => kind === 'take' && of === id,
      provider,
    );
    const unspoken = sheet.lines
      .filter((line) => line.shot === id && line.state === 'missing')
      .flatMap((line) => {
        const { fingerprint } = line;
        if (fingerprint === undefined) return [];
        const reasons = told(({ name }) => speaksThis(name, fingerprint), line.provider);
        return reasons.map((reason) => `line ${line.line + 1}: ${reason}`);
      });
    const reasons = [...unspoken, ...unknown, ...underWayOf(shot, begun)];
    return { ...shot, reasons: [...shot.reasons, ...new Set(reasons)] };
  });
  // Of a keyframe in other words, as of a line, nothing is waited for.
  const keyframes = sheet.keyframes.map((keyframe) => {
    if (keyframe.state === 'fresh') return keyframe;
    const print = printOf(keyframe.fingerprint);
    const unknown = told(
      ({ name, subject: { kind, shot } }) =>
        kind === 'keyframe' && shot === keyframe.ends && printIn(name) === print,
      keyframe.provider,
    );
    return { ...keyframe, reasons: [...keyframe.reasons, ...new Set(unknown)] };
  });
  return { ...sheet, shots, keyframes };
}

function reasonOf(provider: string): string {
  return `an earlier submission to ${provider} may have been taken and charged: where ${provider} can’t be asked, \`ministudio resolve\` settles it before anything is submitted`;
}

function underWayOf(shot: PlannedShot, begun: BegunTakes): readonly string[] {
  const { id, fingerprint, segments, state } = shot;
  return (begun.get(id) ?? []).flatMap(({ take, ways }) =>
    ways
      .filter((way) => !isFreeWay(way))
      .map((way) => {
        const isWhole = way.segments.length >= segments.length;
        const text = `${wayText(take, way, isWhole)}:`;
        if (way.print === printOf(fingerprint)) return `${text} ${goneOnWith(state, isWhole)}`;
        const money = holdsItsShot(way, segments.length)
          ? 'nothing is paid for beside it unasked'
          : 'it is left';
        return `${text} it was asked for otherwise than the film is now, and ${money}`;
      }),
  );
}

function wayText(take: number, { provider, usd, isOpen }: BegunWay, isWhole: boolean): string {
  const price = usd === null ? ', at an unknown price' : `, for ${dollars(usd)}`;
  if (isOpen) {
    return `take ${take} is under way${provider === undefined ? '' : ` at ${provider}`}${price}`;
  }
  const what = isWhole ? `take ${take}` : `a part of take ${take}`;
  return `${what} is made${provider === undefined ? '' : ` by ${provider}`}${price}`;
}

function goneOnWith(state: PlannedShot['state'], isWhole: boolean): string {
  if (isWhole) return 'render goes on with it, and pays for no other';
  const command = state === 'stale' ? 'render --stale' : 'render';
  return `${command} goes on with it, and pays for the rest alone`;
}
