import { explainErrors } from '../diagnostics/explain-errors.ts';
import type { ShootErrorCode } from './shoot-error.ts';

/** How a paid call can end without a clip. */
export const SHOOT_EXPLANATIONS = explainErrors<ShootErrorCode>({
  'provider/refused': {
    title: 'The provider refuses to make the shot.',
    why: 'Its moderation turned down the words or the pictures. The message has its reason, and whether it says that it charged nothing.',
    mend: 'Change the words of the shot (`ministudio prompts` shows what was sent), or choose another provider for it.',
  },
  'provider/outcome-unknown': {
    title: 'Nobody knows whether an earlier run’s job was taken.',
    why: 'That run was stopped at the moment in which it submitted. To submit again might pay twice, so it is not done unasked.',
    mend: 'Look in the provider’s console. If the job is not there, shoot the shot anew with `--only`; if it is, you can save its clip and use it with `clip:`.',
  },
});
