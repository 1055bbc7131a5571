import { explainErrors } from '../diagnostics/explain-errors.ts';
import type { ProviderErrorCode } from './provider-error.ts';

/** Calls to a provider that bring no outcome. */
export const PROVIDER_EXPLANATIONS = explainErrors<ProviderErrorCode>({
  'provider/invalid-request': {
    title: 'The provider says that the request is not valid.',
    why: 'A model, a deployment, a size, a length or an option is not one that it has. It has not taken the job, and charges nothing.',
    mend: '`ministudio prompts` shows what is sent, `ministudio providers show NAME` what the models can do. Correct the shot, or its `provider_options`.',
  },
  'provider/credentials': {
    title: 'The provider does not accept the credentials.',
    why: 'They are missing, wrong or expired, or they lack a permission.',
    mend: '`ministudio providers list` shows which are found, `providers check NAME` whether they work. Set them in the environment; they never belong in a film.',
  },
  'provider/quota': {
    title: 'The account has no balance or quota left.',
    why: 'The service knows who asks, and makes nothing more until it is paid or the quota is renewed. Waiting a little does not help, so it is not asked again.',
    mend: 'Look at the account in the provider’s console, or choose another provider for the shot. The same command goes on where it stopped.',
  },
  'provider/rate-limited': {
    title: 'The provider takes no more jobs for now.',
    why: 'There were too many requests in a short time, or too many jobs at once. It was asked again a few times, with pauses. It has not taken the job, and charges nothing.',
    mend: 'Run the same command again later: it goes on where it stopped.',
  },
  'provider/overloaded': {
    title: 'The provider’s machines are all busy.',
    why: 'It says that it did not take the job. It was asked again a few times, with pauses.',
    mend: 'Run the same command again later: it goes on where it stopped. Or choose another provider for the shot.',
  },
  'provider/unreachable': {
    title: 'The provider can’t be reached.',
    why: 'The network, a proxy or the service is down. Nothing that is paid for was sent.',
    mend: 'Check the network, the base URL and the service’s status page, then run the same command again.',
  },
  'provider/bad-answer': {
    title: 'The provider’s answer is not in its own protocol.',
    why: 'It is no JSON, or a field that must be there is missing or of another kind; the message says where. A proxy’s error page looks like that, and so does a base URL that leads elsewhere.',
    mend: 'Check the base URL. If it is right, the service may have changed: report it, with the message.',
  },
  'provider/bad-media': {
    title: 'What the provider delivered is no usable clip or still.',
    why: 'It can’t be decoded, is cut short or too large, or lies at an address that is not fetched from: one of this machine’s own network, another protocol, a redirect to less protection.',
    mend: 'Run the same command again: it is fetched anew where the provider still has it, and otherwise made anew.',
  },
  'provider/failed': {
    title: 'The provider could not make the clip or still.',
    why: 'It ended the job with an error of its own; the message has its words.',
    mend: 'Run the same command again: the job is submitted anew. If it fails again, choose another provider for the shot.',
  },
});
