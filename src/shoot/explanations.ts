import { explainErrors } from '../diagnostics/explain-errors.ts';
import type { BudgetErrorCode } from './money/budget-error.ts';
import type { ShootErrorCode } from './shoot-error.ts';

/** How a paid call can end without a clip. */
export const SHOOT_EXPLANATIONS = explainErrors<ShootErrorCode | BudgetErrorCode>({
  'budget/passed': {
    title: 'What is to be made would cost more than is allowed.',
    why: 'All that was charged for this film before counts, also for what failed or was replaced, and what may still be charged: jobs that run, and jobs of which nobody knows whether they were taken. Where the whole plan doesn’t fit, nothing is submitted. Where a provider charges more than it said, nothing more is submitted that would pass the cap; what was submitted is followed to its end and kept. `ministudio costs` shows what was spent on what. Where the message speaks of a month, all films of that configuration count together.',
    mend: 'Raise `budget.cap` of the film, `budget` of the configuration, or `--budget`, or the month’s budget where the message says that it is set, or use a cheaper provider. The same command then goes on where it stopped.',
  },
  'budget/unknown-price': {
    title: 'A budget can’t be kept, because a price is not known.',
    why: 'An unknown price is never taken for nothing. Nothing was submitted at such a price.',
    mend: 'Choose a provider whose price is known, say what you pay under `providers.NAME.prices` in ministudio.config.yaml, or take the budget out.',
  },
  'provider/refused': {
    title: 'The provider refuses to make the shot.',
    why: 'Its moderation turned down the words or the pictures. The message has its reason, and whether it says that it charged nothing.',
    mend: 'Change the words of the shot (`ministudio prompts` shows what was sent), or choose another provider for it.',
  },
  'provider/under-way': {
    title: 'A provider has the job, and it can’t be followed for now.',
    why: 'It was submitted, and is paid for where it succeeds. Asking how it is, or fetching its clip, has failed a few times; the message says how. Or an earlier run has asked for that take otherwise than it is asked for now, by other flags or of a film that has changed since, and has it under way, or was stopped when it was made and not yet in the film. Nothing is submitted beside it unasked, as that would pay twice.',
    mend: 'Run the same command again: it asks about the same job. What was asked for otherwise is fetched by what asked for it: the same flags, the film as it was, and, where it was updated since, the same version of ministudio. `ministudio resolve FILM SHOT --fetch` fetches it whatever the film is by now, as services keep what they have made for hours or days, and `--resubmit` gives a job up; `--only`, `--stale` and `--fresh` leave it, and pay for another.',
  },
  'provider/outcome-unknown': {
    title: 'Nobody knows whether the provider has taken the job.',
    why: 'Its answer was lost: the connection broke, or the run was stopped, at the moment in which the job was submitted. To submit again might pay twice, so it is not done unasked, and no other provider is asked either.',
    mend: 'Look in the provider’s console, and say what is there: `ministudio resolve FILM SHOT --operation ID` where the job is, `--clip FILE` where you have its clip, `--resubmit` where there is no job. The next render goes on from that.',
  },
});
