import type { VideoEntry } from '../../providers/adapter-entry.ts';

/** The videos protocol behind an Azure resource, or a gateway that looks like one. */
export const azureOpenai: VideoEntry = {
  name: 'azure-openai',
  kind: 'video',
  summary: 'the /v1/videos protocol behind an Azure resource or API-management gateway',
  version: 1,
  secrets: [
    {
      name: 'AZURE_OPENAI_API_KEY',
      purpose: 'sent as `api-key`',
      required: true,
      example: '0123456789abcdef0123456789abcdef',
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
      name: 'apiVersion',
      variable: 'AZURE_OPENAI_API_VERSION',
      purpose: 'the version of the API',
      required: false,
      example: 'preview',
      fallback: 'preview',
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
  models: async () => (await import('./model.ts')).models,
  load: async () => (await import('./provider.ts')).createProvider(),
};
