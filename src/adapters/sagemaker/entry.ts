import type { VideoEntry } from '../../providers/adapter-entry.ts';

/** A container that makes clips behind an endpoint of AWS SageMaker. */
export const sagemaker: VideoEntry = {
  name: 'sagemaker',
  kind: 'video',
  summary: 'an endpoint of AWS SageMaker: vLLM-Omni, or a container of one’s own',
  version: 1,
  secrets: [
    {
      name: 'AWS_ACCESS_KEY_ID',
      purpose:
        'a key; AWS_PROFILE goes before it, and without either AWS’s own chain is asked: SSO, roles',
      required: false,
      example: 'AKIAIOSFODNN7EXAMPLE',
    },
    {
      name: 'AWS_SECRET_ACCESS_KEY',
      purpose: 'signs the requests; it is sent nowhere',
      required: false,
      example: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    },
    {
      name: 'AWS_SESSION_TOKEN',
      purpose: 'of credentials for a while',
      required: false,
      example: 'IQoJb3…',
    },
  ],
  settings: [
    {
      name: 'region',
      variable: 'AWS_REGION',
      // What AWS's command line and its library for Python read.
      aliases: ['AWS_DEFAULT_REGION'],
      purpose: 'where the endpoint and the bucket are; else the `region` of the profile',
      required: false,
      example: 'us-east-1',
    },
    {
      name: 'profile',
      variable: 'AWS_PROFILE',
      aliases: ['AWS_DEFAULT_PROFILE'],
      purpose: 'the profile whose credentials are used, also where there is a key',
      required: false,
      example: 'films',
    },
    {
      name: 'configFile',
      variable: 'AWS_CONFIG_FILE',
      purpose: 'the file of profiles, where it is not ~/.aws/config',
      required: false,
      example: '/home/me/.aws/config',
    },
    {
      name: 'credentialsFile',
      variable: 'AWS_SHARED_CREDENTIALS_FILE',
      purpose: 'the file of keys by profile, where it is not ~/.aws/credentials',
      required: false,
      example: '/home/me/.aws/credentials',
    },
    {
      name: 'endpoint',
      variable: 'SAGEMAKER_ENDPOINT',
      purpose: 'the name of the endpoint',
      required: true,
      example: 'films-wan',
    },
    {
      name: 'input',
      variable: 'SAGEMAKER_INPUT',
      purpose: 'where requests are put, for asynchronous endpoints',
      required: false,
      example: 's3://my-bucket/requests',
    },
    {
      name: 'output',
      variable: 'SAGEMAKER_OUTPUT',
      purpose:
        'the S3OutputPath of the endpoint: clips are read from below it alone, and found there where a submission lost its answer',
      required: false,
      example: 's3://my-bucket/clips',
    },
    {
      name: 'baseUrl',
      variable: 'AWS_ENDPOINT_URL_SAGEMAKER_RUNTIME',
      purpose: 'another address of the runtime: a private endpoint, a test',
      required: false,
      example: 'https://runtime.sagemaker.us-east-1.amazonaws.com',
    },
    {
      name: 'stsUrl',
      variable: 'AWS_ENDPOINT_URL_STS',
      purpose:
        'another address of STS, where AWS’s own chain asks it for the credentials of a role',
      required: false,
      example: 'https://sts.us-east-1.amazonaws.com',
    },
    {
      name: 's3Url',
      variable: 'AWS_ENDPOINT_URL_S3',
      purpose: 'another address of S3',
      required: false,
      example: 'https://s3.us-east-1.amazonaws.com',
    },
  ],
  concurrency: 1,
  lifecycle: { state: 'live' },
  optionNames: async () => (await import('./model.ts')).OPTION_NAMES,
  models: async (_variable, options) => (await import('./model.ts')).modelsOf(options),
  load: async () => (await import('./provider.ts')).createProvider(),
};
