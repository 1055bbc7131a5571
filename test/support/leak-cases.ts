import { startComfyuiServer } from '../fakes/comfyui-server.ts';
import { JOB_DESCRIPTION, startCustomService } from '../fakes/custom-service.ts';
import type { Arrived, InsteadAnswer } from '../fakes/echo-front.ts';
import { startElevenlabsServer } from '../fakes/elevenlabs-server.ts';
import { startGoogleTtsServer } from '../fakes/google-tts-server.ts';
import { startHuggingfaceServer } from '../fakes/huggingface-server.ts';
import { startImagesServer } from '../fakes/images-server.ts';
import { startKlingServer } from '../fakes/kling-server.ts';
import { startLumaServer } from '../fakes/luma-server.ts';
import { startSagemakerServer } from '../fakes/sagemaker-server.ts';
import { startSpeechServer } from '../fakes/speech-server.ts';
import { startVertexServer } from '../fakes/vertex-server.ts';
import { startVideosServer } from '../fakes/videos-server.ts';
import { canary, plainCanary } from './canaries.ts';

/** An adapter with its service, and everything secret about the two. */
export interface LeakCase {
  /** For its entry’s secrets, by name. */
  readonly secrets: Readonly<Record<string, string>>;
  /** Its service, and what is set so that it is asked. */
  readonly start: () => Promise<{
    readonly url: string;
    readonly environment: Readonly<Record<string, string>>;
    readonly close: () => Promise<void>;
  }>;
  /** Below the film’s format. */
  readonly providers: string;
  /** Another name of an adapter that is tried. */
  readonly isAlso?: true;
  /** Of the two, the one that makes stills. */
  readonly isOfStills?: true;
  /** The one that speaks. */
  readonly isOfVoices?: true;
  /** Its answers hold what it has made. */
  readonly deliversInside?: true;
  /** Something is asked before anything is submitted. */
  readonly asksBefore?: true;
  readonly isSubmission?: (arrived: Arrived) => boolean;
  /** The job has failed, for a reason that holds everything. */
  readonly failed?: (arrived: Arrived, said: string) => InsteadAnswer | undefined;
}

type Said = Record<string, string>;
const lastOf = ({ url }: Arrived): string => url.pathname.split('/').at(-1) ?? '';

const openai: Said = { OPENAI_API_KEY: canary('openai') };
const sora: Said = { SORA_API_KEY: canary('sora') };
const azure: Said = {
  AZURE_OPENAI_API_KEY: canary('azure'),
  AZURE_OPENAI_AD_TOKEN: canary('entra'),
  AZURE_CLIENT_SECRET: canary('client'),
};
const vertex: Said = {
  VERTEX_AI_API_KEY: canary('apikey'),
  CLOUDSDK_AUTH_ACCESS_TOKEN: canary('vertex'),
};
const huggingface: Said = { HF_TOKEN: canary('huggingface') };
const kling: Said = { KLING_API_KEY: canary('kling') };
const luma: Said = { LUMA_AGENTS_API_KEY: canary('luma') };
const custom: Said = { CUSTOM_PROVIDER_KEY: canary('custom') };
const comfyui: Said = { COMFYUI_TOKEN: canary('comfyui') };
const images: Said = {
  OPENAI_API_KEY: canary('openai'),
  OPENAI_IMAGES_API_KEY: canary('images'),
};
const speech: Said = {
  OPENAI_API_KEY: canary('openai'),
  OPENAI_SPEECH_API_KEY: canary('speech'),
};
const googleTts: Said = {
  GOOGLE_TTS_API_KEY: canary('ttskey'),
  CLOUDSDK_AUTH_ACCESS_TOKEN: canary('tts'),
};
const elevenlabs: Said = { ELEVENLABS_API_KEY: canary('eleven') };
const aws: Said = {
  AWS_ACCESS_KEY_ID: plainCanary('AKIA'),
  AWS_SECRET_ACCESS_KEY: canary('secret'),
  AWS_SESSION_TOKEN: canary('session'),
};

const failedVideo = (arrived: Arrived, said: string): InsteadAnswer => ({
  json: { id: lastOf(arrived), status: 'failed', error: { code: said, message: said } },
});

/** By the adapter’s name. Those without secrets ask nobody. */
export const LEAK_CASES: Readonly<Record<string, LeakCase>> = {
  'openai-videos': {
    secrets: openai,
    providers: 'providers: openai-videos',
    failed: failedVideo,
    async start() {
      const server = await startVideosServer({ key: openai['OPENAI_API_KEY']! });
      return { ...server, environment: { OPENAI_BASE_URL: server.url } };
    },
  },
  sora: {
    secrets: sora,
    providers: 'providers: sora',
    isAlso: true,
    async start() {
      const server = await startVideosServer({ key: sora['SORA_API_KEY']! });
      return { ...server, environment: { OPENAI_BASE_URL: server.url } };
    },
  },
  'azure-openai': {
    secrets: azure,
    providers: 'providers: azure-openai',
    failed: failedVideo,
    async start() {
      const tokens = [azure['AZURE_OPENAI_AD_TOKEN']!];
      const server = await startVideosServer({ key: 'nobody', azure: true, tokens });
      return { ...server, environment: { AZURE_OPENAI_ENDPOINT: server.url } };
    },
  },
  'openai-images': {
    secrets: images,
    // The shots are another's, and need not be made.
    providers: 'providers: mock\nstills: openai-images',
    isOfStills: true,
    deliversInside: true,
    async start() {
      const server = await startImagesServer({ key: images['OPENAI_IMAGES_API_KEY']! });
      return { ...server, environment: { OPENAI_IMAGES_BASE_URL: server.url } };
    },
  },
  'openai-speech': {
    secrets: speech,
    providers: 'providers: mock\nvoices: openai-speech',
    isOfVoices: true,
    deliversInside: true,
    async start() {
      const server = await startSpeechServer({ key: speech['OPENAI_SPEECH_API_KEY']! });
      return { ...server, environment: { OPENAI_SPEECH_BASE_URL: server.url } };
    },
  },
  'google-tts': {
    secrets: googleTts,
    providers: 'providers: mock\nvoices: google-tts',
    isOfVoices: true,
    deliversInside: true,
    async start() {
      const key = googleTts['GOOGLE_TTS_API_KEY']!;
      const tokens = [googleTts['CLOUDSDK_AUTH_ACCESS_TOKEN']!];
      const server = await startGoogleTtsServer({ key, tokens });
      return { ...server, environment: { GOOGLE_TTS_BASE_URL: server.url } };
    },
  },
  elevenlabs: {
    secrets: elevenlabs,
    providers: 'providers: mock\nvoices: elevenlabs',
    isOfVoices: true,
    deliversInside: true,
    async start() {
      const server = await startElevenlabsServer({ key: elevenlabs['ELEVENLABS_API_KEY']! });
      return { ...server, environment: { ELEVENLABS_BASE_URL: server.url } };
    },
  },
  'vertex-ai': {
    secrets: vertex,
    providers: 'providers: vertex-ai',
    deliversInside: true,
    isSubmission: ({ url }) => url.pathname.endsWith(':predictLongRunning'),
    failed({ body }, said) {
      const { operationName } = JSON.parse(body.toString()) as Said;
      return { json: { name: operationName, done: true, error: { code: 13, message: said } } };
    },
    async start() {
      const server = await startVertexServer({ token: vertex['CLOUDSDK_AUTH_ACCESS_TOKEN']! });
      const environment = {
        GOOGLE_CLOUD_PROJECT: 'films',
        GOOGLE_VERTEX_BASE_URL: server.url,
        GOOGLE_OAUTH_TOKEN_URL: `${server.url}/token`,
        GOOGLE_STORAGE_BASE_URL: server.url,
      };
      return { ...server, environment };
    },
  },
  huggingface: {
    secrets: huggingface,
    providers: 'providers: huggingface',
    asksBefore: true,
    failed: ({ url }, said) =>
      url.pathname.endsWith('/status')
        ? { json: { status: 'COMPLETED' } }
        : { status: 422, json: { detail: [{ type: said, msg: said }] } },
    async start() {
      const server = await startHuggingfaceServer({ token: huggingface['HF_TOKEN']! });
      const environment = { HF_ROUTER_BASE_URL: server.url, HF_ENDPOINT: server.url };
      return { ...server, environment };
    },
  },
  kling: {
    secrets: kling,
    providers: 'providers: kling',
    failed: ({ url }, said) => ({
      json: {
        code: 0,
        data: [{ id: url.searchParams.get('task_ids'), status: 'failed', message: said }],
      },
    }),
    async start() {
      const server = await startKlingServer({ key: kling['KLING_API_KEY']! });
      return { ...server, environment: { KLING_BASE_URL: server.url } };
    },
  },
  luma: {
    secrets: luma,
    providers: 'providers: luma',
    failed: (arrived, said) => ({
      json: { id: lastOf(arrived), state: 'failed', failure_code: said, failure_reason: said },
    }),
    async start() {
      const server = await startLumaServer({ key: luma['LUMA_AGENTS_API_KEY']! });
      return { ...server, environment: { LUMA_BASE_URL: server.url } };
    },
  },
  sagemaker: {
    secrets: aws,
    providers: 'providers: sagemaker',
    asksBefore: true,
    failed: ({ method, url }, said) => {
      if (!url.pathname.includes('/failures/')) return { status: 404, json: {} };
      return method === 'HEAD' ? { text: '' } : { text: said };
    },
    async start() {
      const server = await startSagemakerServer({
        accessKeyId: aws['AWS_ACCESS_KEY_ID']!,
        secretAccessKey: aws['AWS_SECRET_ACCESS_KEY']!,
      });
      const environment = {
        AWS_REGION: 'us-east-1',
        SAGEMAKER_ENDPOINT: 'wan',
        SAGEMAKER_INPUT: 's3://films/requests',
        AWS_ENDPOINT_URL_SAGEMAKER_RUNTIME: server.url,
        AWS_ENDPOINT_URL_S3: `${server.url}/s3`,
      };
      return { ...server, environment };
    },
  },
  custom: {
    secrets: custom,
    providers: `providers: custom\nprovider_options: { custom: ${JSON.stringify(JOB_DESCRIPTION)} }`,
    failed: (_, said) => ({
      json: { data: { state: 'broken' }, problem: { code: said, text: said } },
    }),
    async start() {
      const server = await startCustomService({ key: custom['CUSTOM_PROVIDER_KEY']! });
      const environment = {
        CUSTOM_PROVIDER_URL: server.url,
        CUSTOM_PROVIDER_KEY_HEADER: 'x-api-key',
      };
      return { ...server, environment };
    },
  },
  comfyui: {
    secrets: comfyui,
    providers: 'providers: comfyui',
    asksBefore: true,
    isSubmission: ({ method, url }) => method === 'POST' && url.pathname.endsWith('/prompt'),
    failed(arrived, said) {
      if (lastOf(arrived) === 'queue') return { json: { queue_running: [], queue_pending: [] } };
      const data = { exception_message: said, node_type: said, node_id: 1 };
      const status = { status_str: 'error', messages: [['execution_error', data]] };
      return { json: { [lastOf(arrived)]: { status, outputs: {} } } };
    },
    async start() {
      const server = await startComfyuiServer({ token: comfyui['COMFYUI_TOKEN']! });
      return { ...server, environment: { COMFYUI_URL: server.url } };
    },
  },
};

/** A shot, or two that share a still, with a title and words that happen to hold the secrets. */
export function filmOf({ providers, isOfStills, isOfVoices, secrets }: LeakCase): string {
  const held = Object.values(secrets).join(' and ');
  const join = isOfStills ? ', join: keyframe' : '';
  return `ministudio: 1
title: ${JSON.stringify(`Of ${held}`)}
format: { resolution: 128x72, fps: 24 }
${providers}${isOfVoices ? '' : '\nvoices: none'}
characters:
  orb: { name: Orb, form: orb, identity: { core: golden energy } }
environments: { sea: { location: The open sea } }
scenes:
  - id: s
    environment: sea
    shots:
      - id: wide
        size: ws
        characters: [orb]
        action: ${JSON.stringify(`Waves whisper ${held}.`)}
        dialogue: [{ character: orb, line: ${JSON.stringify(`It is ${held}`)} }]
        duration: 4s
${isOfStills ? `      - { id: near, size: ms, action: They break., duration: 4s${join} }\n` : ''}`;
}
