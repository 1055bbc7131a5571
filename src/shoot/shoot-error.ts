import { dollars } from '../film/dollars.ts';
import { ExitCode } from '../diagnostics/exit-code.ts';
import { StudioError } from '../diagnostics/studio-error.ts';
import { subjectOfJob } from '../plan/job-name.ts';
import type { RefusedOutcome } from '../providers/video-provider.ts';

/** Outcomes of a paid call that stop a shot. */
export type ShootErrorCode = 'provider/refused' | 'provider/outcome-unknown' | 'provider/under-way';

/** What a job makes, in the words of a film. */
type Wanted = 'shot' | 'keyframe' | 'line';

/** Whose job it is, and what it makes. */
export interface Asked {
  readonly provider: string;
  readonly wanted: Wanted;
}

export function askedOf({
  provider,
  name,
}: {
  readonly provider: string;
  /** Of the job. */
  readonly name: string;
}): Asked {
  const kind = subjectOfJob(name)?.kind ?? 'take';
  return { provider, wanted: kind === 'take' ? 'shot' : kind };
}

function shootError(
  code: ShootErrorCode,
  message: string,
  hint: string,
  cause?: unknown,
  exitCode: ExitCode = ExitCode.providerFailed,
): StudioError {
  return new StudioError(code, exitCode, message, {
    hint,
    ...(cause !== undefined && { cause }),
  });
}

export function refused(
  { provider, wanted }: Asked,
  { reason, category, charged }: RefusedOutcome,
): StudioError {
  const money =
    charged === false ? 'It says that it charged nothing.' : 'It may have charged for it.';
  const about = category === undefined ? '' : ` (${category})`;
  return shootError(
    'provider/refused',
    `${provider} refused the ${wanted}${about}: ${reason.replace(/\.$/, '')}. ${money}`,
    `Change the words of the ${wanted === 'line' ? 'line' : 'shot'}, or choose another provider for it.`,
  );
}

/** @param error what became of the submission in this run; absent where an earlier run made it. */
export function outcomeUnknown({ provider, wanted }: Asked, error?: Error): StudioError {
  const message =
    error === undefined
      ? `an earlier run was stopped while it submitted this ${wanted} to ${provider}, so it may have been charged already`
      : `${provider} may have taken the ${wanted} and charged for it, for its answer was lost: ${error.message}`;
  return shootError('provider/outcome-unknown', message, lookThere(provider, 'the job'), error);
}

/** An earlier run may have submitted it, and the service can't be asked whether it did. */
export function notLookedUp({ provider, wanted }: Asked, error: StudioError): StudioError {
  return shootError(
    'provider/outcome-unknown',
    `an earlier run was stopped while it submitted this ${wanted} to ${provider}, so it may have been charged already, and ${provider} can’t be asked for now: ${error.message}`,
    'Run the same command again: it asks for the job, and nothing is submitted before.',
    error,
    error.exitCode,
  );
}

/** The provider has made it at once, and it can't be fetched; nobody can be asked for it again. */
export function notDelivered({ provider, wanted }: Asked, error: StudioError): StudioError {
  return shootError(
    'provider/outcome-unknown',
    `${provider} has made the ${wanted} and may have charged for it, and it can’t be fetched: ${error.message}`,
    lookThere(provider, WHAT_IS_MADE[wanted]),
    error,
  );
}

const WHAT_IS_MADE = { shot: 'the clip', keyframe: 'the picture', line: 'the sound' } as const;

function lookThere(provider: string, what: string): string {
  return `Look in ${provider}'s console whether ${what} is there, and say so with \`ministudio resolve FILM SHOT\`: --operation ID, --clip FILE, or --resubmit where there is none. Nothing is submitted before.`;
}

/** The job is the provider's, and this run can't follow it to its end. */
export function underWay(provider: string, error: StudioError): StudioError {
  return shootError(
    'provider/under-way',
    `${provider} has the job, and it can’t be followed for now: ${error.message}`,
    'Run the same command again: it is asked about the same job, and nothing is submitted anew. With --only that job is given up where it leads nowhere.',
    error,
    error.exitCode,
  );
}

/** An earlier run has asked for the take in other words or of another, and it can't be followed so. */
export function begunOtherwise({
  shot,
  take,
  provider = 'a provider',
  isOpen,
  usd,
}: {
  readonly shot: string;
  readonly take: number;
  readonly provider?: string;
  /** Else it is made. */
  readonly isOpen: boolean;
  readonly usd: number | null;
}): StudioError {
  const price = usd === null ? 'an unknown price' : dollars(usd);
  const anew = `\`render --only ${shot}\`, --stale and --fresh leave it, and pay for another.`;
  const again =
    'Run what asked for it once more (its flags, the film as it was, and the version of ministudio, as others may word it otherwise) to have it';
  return isOpen
    ? shootError(
        'provider/under-way',
        `an earlier run has asked ${provider} for take ${take} otherwise than it is asked for now, and ${price} may be charged for that`,
        `${again} in the film. \`ministudio resolve FILM ${shot} --fetch\` fetches it in any case, before ${provider} removes it, and --resubmit gives it up; ${anew}`,
      )
    : shootError(
        'provider/under-way',
        `an earlier run has had ${provider} make take ${take} otherwise than it is asked for now, for ${price}, and was stopped before it was in the film`,
        `${again}. \`ministudio resolve FILM ${shot} --fetch\` makes a take of it that can be chosen, whatever the film is by now; ${anew}`,
      );
}
