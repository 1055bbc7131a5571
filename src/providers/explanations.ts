import { explainErrors } from '../diagnostics/explain-errors.ts';
import type { ProviderErrorCode } from './provider-error.ts';

/** Calls to a provider that bring no outcome. */
export const PROVIDER_EXPLANATIONS = explainErrors<ProviderErrorCode>({
  'provider/rate-limited': {
    title: 'The provider takes no more jobs for now.',
    why: 'There were too many requests in a short time, or its machines are busy. It was asked again a few times, with pauses. It has not taken the job, and charges nothing.',
    mend: 'Run the same command again later: it goes on where it stopped.',
  },
  'provider/unreachable': {
    title: 'The provider can’t be reached, or its reply was lost.',
    why: 'The network, a proxy or the service is down. Where the job may have been taken all the same, it is not sent again, so that it is not paid for twice.',
    mend: 'Check the network and the service’s status page, then run the same command again.',
  },
  'provider/credentials': {
    title: 'The provider does not accept the credentials.',
    why: 'They are missing, expired, or lack a permission or credit.',
    mend: '`ministudio providers list` shows which are found. Set them in the environment; they never belong in a film.',
  },
  'provider/failed': {
    title: 'The provider could not make the clip.',
    why: 'It ended the job with an error of its own; the message has its words.',
    mend: 'Run the same command again. If it fails again, choose another provider for the shot.',
  },
});
