import { videosProvider } from '../../providers/openai-videos/provider.ts';
import type { VideoProvider } from '../../providers/video-provider.ts';
import { openAuthorization } from './authorization.ts';
import { urlAt } from './endpoint.ts';

export function createProvider(): VideoProvider {
  const videos = videosProvider({ name: 'azure-openai', url: urlAt, headers: openAuthorization() });
  return {
    ...videos,
    // What OpenAI calls a model, Azure calls by the name of its deployment.
    start: (request, call) =>
      videos.start({ ...request, model: call.setting('deployment') ?? request.model }, call),
  };
}
