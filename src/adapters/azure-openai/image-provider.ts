import type { ImageProvider } from '../../providers/image-provider.ts';
import { imagesProvider } from '../../providers/openai-images/provider.ts';
import { openAuthorization } from './authorization.ts';
import { urlAt } from './endpoint.ts';

/** The images protocol behind an Azure resource: what OpenAI calls a model is a deployment there. */
export function createImageProvider(): ImageProvider {
  const images = imagesProvider({
    name: 'azure-openai',
    url: urlAt,
    headers: openAuthorization(),
    // Azure has OpenAI's own models, which refuse to be told.
    asksForBytes: () => false,
  });
  return {
    ...images,
    start: (request, call) =>
      images.start({ ...request, model: call.setting('imageDeployment') ?? request.model }, call),
  };
}
