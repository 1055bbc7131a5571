import type { VideoEntry } from '../../providers/adapter-entry.ts';

/** Open models behind Hugging Face's router of inference providers. */
export const huggingface: VideoEntry = {
  name: 'huggingface',
  kind: 'video',
  summary:
    'open models of clips, stills and voices through Hugging Face’s Inference Providers (fal)',
  version: 1,
  secrets: [
    {
      name: 'HF_TOKEN',
      // The second is what the vendor's own library still reads; the first is widespread.
      aliases: ['HF_API_TOKEN', 'HUGGING_FACE_HUB_TOKEN'],
      purpose: 'a token that may make calls to Inference Providers; else what `hf auth login` left',
      required: true,
      example: 'hf_…',
      // As huggingface_hub 2.0 looks for it, in its `constants.py`.
      left: [
        '$HF_TOKEN_PATH',
        '$HF_HOME/token',
        '$XDG_CACHE_HOME/huggingface/token',
        '~/.cache/huggingface/token',
      ],
    },
  ],
  settings: [
    {
      name: 'billTo',
      variable: 'HF_BILL_TO',
      purpose: 'the organisation that pays, where it is not the owner of the token',
      required: false,
      example: 'my-studio',
    },
    {
      name: 'baseUrl',
      variable: 'HF_ROUTER_BASE_URL',
      purpose: 'the router',
      required: false,
      example: 'https://router.huggingface.co',
      fallback: 'https://router.huggingface.co',
    },
    {
      name: 'hubUrl',
      variable: 'HF_ENDPOINT',
      purpose: 'the Hub, which knows under what name a provider has a model',
      required: false,
      example: 'https://huggingface.co',
      fallback: 'https://huggingface.co',
    },
  ],
  concurrency: 2,
  presets: {
    fast: { model: 'wan-2.2-5b' },
    balanced: { model: 'wan-2.2-a14b' },
    high: { model: 'wan-2.2-a14b', options: { acceleration: 'none' } },
  },
  shortNames: {
    'text-to-video': { model: 'wan-2.2-a14b' },
    fast: { model: 'wan-2.2-5b' },
    quality: { model: 'wan-2.2-a14b', options: { acceleration: 'none' } },
  },
  otherModelsLike: 'wan-2.2-a14b',
  lifecycle: { state: 'live' },
  optionNames: async () => (await import('./request.ts')).OPTION_NAMES,
  models: async () => (await import('./model.ts')).models,
  load: async () => (await import('./provider.ts')).createProvider(),
  images: {
    version: 1,
    presets: {
      fast: { model: 'flux.1-schnell' },
      balanced: { model: 'flux.1-dev' },
      high: { model: 'qwen-image' },
    },
    shortNames: {
      'text-to-image': { model: 'flux.1-dev' },
      'image-to-image': { model: 'qwen-image-edit' },
    },
    otherModelsLike: 'flux.1-dev',
    optionNames: async () => (await import('./image-request.ts')).OPTION_NAMES,
    models: async () => (await import('./image-model.ts')).imageModels,
    load: async () => (await import('./image-provider.ts')).createImageProvider(),
  },
  voices: {
    version: 1,
    shortNames: { 'text-to-speech': { model: 'kokoro' } },
    otherModelsLike: 'kokoro',
    optionNames: async () => (await import('./voice-request.ts')).OPTION_NAMES,
    models: async () => (await import('./voice-model.ts')).voiceModels,
    load: async () => (await import('./voice-provider.ts')).createVoiceProvider(),
  },
};
