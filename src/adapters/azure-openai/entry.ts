import type { VideoEntry } from '../../providers/adapter-entry.ts';

/** Both protocols behind an Azure resource, or a gateway that looks like one. */
export const azureOpenai: VideoEntry = {
  name: 'azure-openai',
  kind: 'video',
  summary: 'the /v1/videos and /v1/images protocols behind an Azure resource or gateway',
  version: 1,
  secrets: [
    {
      name: 'AZURE_OPENAI_API_KEY',
      // Of Microsoft's earlier quickstarts.
      aliases: ['AZURE_OPENAI_KEY'],
      purpose: 'sent as `api-key`; else an application of Microsoft Entra ID is asked for a token',
      required: true,
      unless: ['AZURE_OPENAI_AD_TOKEN', 'AZURE_CLIENT_SECRET', 'AZURE_FEDERATED_TOKEN_FILE'],
      example: '0123456789abcdef0123456789abcdef',
    },
    {
      name: 'AZURE_OPENAI_AD_TOKEN',
      purpose: 'a token of Microsoft Entra ID that is ready to be used; goes before the key',
      required: false,
      example: 'eyJ0…',
    },
    {
      name: 'AZURE_CLIENT_SECRET',
      purpose: 'of an application of Microsoft Entra ID, where there is neither token nor key',
      required: false,
      example: 'abc8Q~0123456789',
    },
  ],
  settings: [
    {
      name: 'baseUrl',
      variable: 'AZURE_OPENAI_ENDPOINT',
      purpose: 'the resource or gateway; `/openai/v1` is added where it is not there',
      required: true,
      example: 'https://my-gateway.example.com',
    },
    {
      name: 'deployment',
      variable: 'AZURE_OPENAI_DEPLOYMENT',
      purpose: 'the name of the deployment, where it is not that of the model',
      required: false,
      example: 'films-sora',
    },
    {
      name: 'imageDeployment',
      variable: 'AZURE_OPENAI_IMAGE_DEPLOYMENT',
      purpose: 'the same for stills',
      required: false,
      example: 'films-gpt-image',
    },
    {
      name: 'apiVersion',
      variable: 'AZURE_OPENAI_API_VERSION',
      purpose: 'the version of the API',
      required: false,
      example: 'preview',
      fallback: 'preview',
    },
    {
      name: 'tenant',
      variable: 'AZURE_TENANT_ID',
      purpose: 'the tenant of the application',
      required: false,
      example: '00000000-0000-0000-0000-000000000000',
    },
    {
      name: 'client',
      variable: 'AZURE_CLIENT_ID',
      purpose: 'the id of the application',
      required: false,
      example: '00000000-0000-0000-0000-000000000000',
    },
    {
      name: 'federatedTokenFile',
      variable: 'AZURE_FEDERATED_TOKEN_FILE',
      purpose: 'in place of its secret: a token of somebody who vouches for it (workload identity)',
      required: false,
      example: '/var/run/secrets/azure/tokens/azure-identity-token',
    },
    {
      name: 'authorityHost',
      variable: 'AZURE_AUTHORITY_HOST',
      purpose: 'where Microsoft Entra ID is',
      required: false,
      example: 'https://login.microsoftonline.com',
      fallback: 'https://login.microsoftonline.com',
    },
  ],
  concurrency: 2,
  otherModelsLike: 'sora-2',
  lifecycle: {
    state: 'ended',
    date: '2026-09-15',
    instead: 'a gateway of the same protocol (AZURE_OPENAI_ENDPOINT), vertex-ai, or kling',
    hosts: ['.openai.azure.com', '.cognitiveservices.azure.com', '.services.ai.azure.com'],
  },
  optionNames: async () => (await import('../../providers/openai-videos/request.ts')).OPTION_FIELDS,
  models: async () => (await import('./model.ts')).models,
  load: async () => (await import('./provider.ts')).createProvider(),
  images: {
    version: 1,
    // Only the clips have ended.
    lifecycle: { state: 'live' },
    otherModelsLike: 'gpt-image-2',
    optionNames: async () => (await import('../../providers/openai-images/request.ts')).OPTIONS,
    models: async () => (await import('./image-model.ts')).imageModels,
    load: async () => (await import('./image-provider.ts')).createImageProvider(),
  },
};
