import { explainErrors } from '../diagnostics/explain-errors.ts';
import type { ShootErrorCode } from './shoot-error.ts';

/** How a paid call can end without a clip. */
export const SHOOT_EXPLANATIONS = explainErrors<ShootErrorCode>({
  'provider/refused': {
    title: 'The provider refuses to make the shot.',
    why: 'Its moderation turned down the words or the pictures. The message has its reason, and whether it says that it charged nothing.',
    mend: 'Change the words of the shot (`ministudio prompts` shows what was sent), or choose another provider for it.',
  },
  'provider/under-way': {
    title: 'The provider has the job, and it can’t be followed for now.',
    why: 'It was submitted, and is paid for where it succeeds. Asking how it is, or fetching its clip, has failed a few times; the message says how. No other provider is asked, as that would pay twice.',
    mend: 'Run the same command again: it asks about the same job. If the provider has lost it, or its clip is none, shoot the shot anew with `--only`.',
  },
  'provider/outcome-unknown': {
    title: 'Nobody knows whether the provider has taken the job.',
    why: 'Its answer was lost: the connection broke, or the run was stopped, at the moment in which the job was submitted. To submit again might pay twice, so it is not done unasked, and no other provider is asked either.',
    mend: 'Look in the provider’s console, and say what is there: `ministudio resolve FILM SHOT --operation ID` where the job is, `--clip FILE` where you have its clip, `--resubmit` where there is no job. The next render goes on from that.',
  },
});
