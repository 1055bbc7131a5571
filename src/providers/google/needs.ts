import type { SecretNeed, SettingNeed } from '../adapter-entry.ts';

/** How every service of Google Cloud is told who asks, whoever asks it: the same variables. */
export const ACCESS_TOKEN: SecretNeed = {
  name: 'CLOUDSDK_AUTH_ACCESS_TOKEN',
  purpose: 'an access token that is ready to be used, for credentials that are not found below',
  required: false,
  example: 'ya29.…',
};

/** The project that pays. Whether it is needed depends on what is asked. */
export const PROJECT: Omit<SettingNeed, 'required'> = {
  name: 'project',
  variable: 'GOOGLE_CLOUD_PROJECT',
  // google-auth-library, Cloud Functions, gcloud.
  aliases: ['GCLOUD_PROJECT', 'GCP_PROJECT', 'CLOUDSDK_CORE_PROJECT'],
  purpose: 'the project that pays; else that of the service account',
  example: 'my-films',
};

export const CREDENTIALS_FILE: SettingNeed = {
  name: 'credentialsFile',
  variable: 'GOOGLE_APPLICATION_CREDENTIALS',
  purpose: 'a file of credentials; without it what `gcloud auth` has left is used',
  required: false,
  example: '/home/me/service-account.json',
};

/** Where else credentials lie. */
export const PLACES_OF_CREDENTIALS: readonly SettingNeed[] = [
  {
    name: 'gcloudFolder',
    variable: 'CLOUDSDK_CONFIG',
    purpose: 'the folder of gcloud, where it is not the usual one',
    required: false,
    example: '/home/me/.config/gcloud',
  },
  {
    name: 'metadataUrl',
    variable: 'GOOGLE_METADATA_URL',
    purpose: 'on a machine of Google Cloud: its metadata server, asked for a token',
    required: false,
    example: 'http://metadata.google.internal',
  },
];

/** Where credentials are exchanged. */
export const TOKEN_SERVERS: readonly SettingNeed[] = [
  {
    name: 'tokenUrl',
    variable: 'GOOGLE_OAUTH_TOKEN_URL',
    purpose: 'where credentials are exchanged for a token',
    required: false,
    example: 'https://oauth2.googleapis.com/token',
    fallback: 'https://oauth2.googleapis.com/token',
  },
  {
    name: 'stsUrl',
    variable: 'GOOGLE_STS_TOKEN_URL',
    purpose: 'where tokens of others are exchanged (workload identity federation)',
    required: false,
    example: 'https://sts.googleapis.com/v1/token',
    fallback: 'https://sts.googleapis.com/v1/token',
  },
  {
    name: 'iamUrl',
    variable: 'GOOGLE_IAM_CREDENTIALS_URL',
    purpose: 'where a token of another service account is asked for',
    required: false,
    example: 'https://iamcredentials.googleapis.com',
    fallback: 'https://iamcredentials.googleapis.com',
  },
];
