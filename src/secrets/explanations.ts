import { explainErrors } from '../diagnostics/explain-errors.ts';
import type { SecretErrorCode } from './secret-error.ts';

/** Secrets that could not be had from where they are kept. Nothing of them is ever shown. */
export const SECRET_EXPLANATIONS = explainErrors<SecretErrorCode>({
  'secrets/env-file': {
    title: 'A `.env` file can’t be read.',
    why: 'It is named and not there, or it is there and the system refuses it. What it says of keys, addresses and limits would not hold.',
    mend: 'Correct the path, let yourself read the file, or move it away.',
  },
  'secrets/no-credentials': {
    title: 'A place of secrets needs credentials of its own, and there are none.',
    why: 'Doppler, Google Cloud, AWS and Azure give a secret only to somebody whom they know. What each of them uses for that was looked for in its own order; half of a pair is no credentials either.',
    mend: 'The message says what to set, or which command logs in. These few belong in the environment or in `.env`, and never in a film.',
  },
  'secrets/bad-credentials': {
    title: 'A place of secrets does not know the credentials, or no longer.',
    why: 'A token, a key or a login has ended, was taken back, or was never one of this place. The message has what the service says.',
    mend: 'Log in again, or make a new token, as the message says; then run the same command again.',
  },
  'secrets/denied': {
    title: 'The credentials may not read the secret.',
    why: 'The service knows who asks, and that one has no right to the value: a role or a permission is missing, a firewall is in between, or the secret is disabled. Of a file, the system refuses it.',
    mend: 'Give who asks the role or the action that the message names, on this secret alone where the service can do that.',
  },
  'secrets/not-found': {
    title: 'There is no such secret.',
    why: 'The place was asked, and has no secret, file or key of this name. Capitals matter; secrets of AWS and regional ones of Google are of one region.',
    mend: 'Compare the name with what the service lists, or write the secret there.',
  },
  'secrets/bad-place': {
    title: 'The address of a secret leads nowhere.',
    why: 'The service knows no such project, config, vault or version, or the address lacks something: a region of AWS, a project of Doppler. A variable that sets the address of a service may also be none.',
    mend: 'Correct the address as the message says.',
  },
  'secrets/throttled': {
    title: 'A place of secrets was asked too often.',
    why: 'It answers so many requests in a time, of everybody who uses the same account. It was not asked again, as it asks for a pause.',
    mend: 'Run the same command again later; the message tells how long the service wants to wait, where it says.',
  },
  'secrets/unreachable': {
    title: 'A place of secrets can’t be reached.',
    why: 'There was no connection, no answer in time, or one that is not the service’s: the network, a proxy or the service is down. The provider that the secret is for was not asked for anything.',
    mend: 'Check the network, the proxy and the service’s status page, then run the same command again.',
  },
  'secrets/bad-value': {
    title: 'What is kept there can’t be used as a secret.',
    why: 'It is empty, no text in UTF-8, larger than a secret can be, or of a version that is disabled. Where the address names a key, the secret has to be a JSON object with a text at that key: a number would not surely come out as it was written.',
    mend: 'Write the value there anew; of JSON, in quotes. One line break at the end is dropped, other space is kept.',
  },
  'secrets/not-installed': {
    title: 'The library for a place of secrets is not installed.',
    why: 'Those of Google Cloud, AWS and Azure are optional packages: installing goes on without them where they fail or are left out (`npm install --omit=optional`).',
    mend: 'Install what the message names beside ministudio. Doppler and files need none.',
  },
});
