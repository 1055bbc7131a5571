import type { AnswerReader } from '../../providers/http/answer-reader.ts';
import { multipartForm } from '../../providers/http/multipart.ts';
import { pictureType } from '../../providers/http/picture-type.ts';
import type { ProviderCall } from '../../providers/provider-call.ts';
import type { ImageInput, VideoRequest } from '../../providers/request.ts';
import type { UploadedImages } from './fill-graph.ts';
import { ask } from './server.ts';
import { workflowError } from './workflow-error.ts';

/** In the server's folder `input`. */
const FOLDER = 'ministudio';
const ENDINGS = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/webp': 'webp' } as const;

/** Puts pictures on the server, each once as long as this lives. */
export class Uploads {
  readonly #done = new Map<string, Promise<string>>();

  async imagesOf(
    request: Pick<VideoRequest, 'model' | 'firstFrame' | 'lastFrame' | 'references'>,
    call: ProviderCall,
  ): Promise<UploadedImages> {
    const named = async (input: ImageInput | undefined): Promise<string | undefined> =>
      input && (await this.#upload(input.digest, request.model, call));
    const firstFrame = await named(request.firstFrame);
    const lastFrame = await named(request.lastFrame);
    const references: string[] = [];
    for (const { digest } of request.references) {
      references.push(await this.#upload(digest, request.model, call));
    }
    return {
      references,
      ...(firstFrame !== undefined && { firstFrame }),
      ...(lastFrame !== undefined && { lastFrame }),
    };
  }

  async #upload(digest: string, workflow: string, call: ProviderCall): Promise<string> {
    const key = `${call.setting('baseUrl')} ${digest}`;
    const known = this.#done.get(key) ?? upload(digest, workflow, call);
    this.#done.set(key, known);
    try {
      return await known;
    } catch (error) {
      this.#done.delete(key);
      throw error;
    }
  }
}

/** Under the name of its digest: the same picture again is the same file. */
async function upload(digest: string, workflow: string, call: ProviderCall): Promise<string> {
  const bytes = await call.image(digest);
  const type = pictureType(bytes);
  if (type === undefined) {
    throw workflowError(workflow, 'is given a picture that is neither PNG, JPEG nor WebP');
  }
  const file = `${digest.replaceAll(/\W/g, '-')}.${ENDINGS[type]}`;
  const form = multipartForm(
    [
      { name: 'image', value: { file, type, bytes } },
      { name: 'type', value: 'input' },
      { name: 'subfolder', value: FOLDER },
      { name: 'overwrite', value: 'true' },
    ],
    call.idempotencyKey,
  );
  return await ask(call, { method: 'POST', path: ['upload', 'image'], form, read: readUploaded });
}

/** As `LoadImage` is told. */
function readUploaded(answer: AnswerReader): string {
  const name = answer.at('name').text();
  const folder = answer.at('subfolder').optional((each) => each.text()) ?? '';
  return folder === '' ? name : `${folder}/${name}`;
}
