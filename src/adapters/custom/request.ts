import { multipartForm } from '../../providers/http/multipart.ts';
import type { HttpRequest } from '../../providers/http/http.ts';
import type { ProviderCall } from '../../providers/provider-call.ts';
import type { VideoRequest } from '../../providers/request.ts';
import { filesOf, type FileValues } from '../../providers/template/files.ts';
import { fillForm } from '../../providers/template/form.ts';
import { fill, fillWith, type SlotValues } from '../../providers/template/slots.ts';
import { valuesOf } from '../../providers/template/values.ts';
import { CLIPS, type Making } from './making.ts';
import { addressOf, type ServicePlace } from './place.ts';
import { type Service, slotsOf } from './service.ts';

/** The one request for a clip, with the slots of its description filled. */
export async function submission(
  service: Service,
  place: ServicePlace,
  request: VideoRequest,
  call: ProviderCall,
): Promise<HttpRequest> {
  const slots = slotsOf(service.submit);
  const { image, idempotencyKey: key } = call;
  const values = await valuesOf(request, slots, { image, key });
  const files = async (): Promise<FileValues> => await filesOf(request, slots, image);
  return await filledRequest(service, place, CLIPS, { values, files, key });
}

/** The one request that may cost money. */
export async function filledRequest(
  { submit }: Service,
  { base, credentials }: ServicePlace,
  making: Making,
  filling: {
    readonly values: SlotValues;
    /** Read only where a form is sent. */
    readonly files: () => Promise<FileValues>;
    readonly key: string;
  },
): Promise<HttpRequest> {
  const { values, files, key } = filling;
  const headers = Object.entries(submit.headers).flatMap(([name, template]) => {
    const value = fillWith(template, values, headerText);
    return value === undefined ? [] : [[name.toLowerCase(), value]];
  });
  const { contentType, body } = await contentOf(submit.content, values, `ministudio-${key}`, files);
  return {
    method: submit.method,
    url: addressOf(base, submit.path, values, making),
    headers: {
      accept: making.accept,
      ...(Object.fromEntries(headers) as Record<string, string>),
      ...credentials,
      'content-type': contentType,
    },
    body,
  };
}

async function contentOf(
  content: Service['submit']['content'],
  values: SlotValues,
  boundary: string,
  readFiles: () => Promise<FileValues>,
): Promise<{ readonly contentType: string; readonly body: Uint8Array | string }> {
  if ('form' in content) {
    const parts = fillForm(content.form, values, await readFiles());
    return multipartForm(parts, boundary);
  }
  return { contentType: 'application/json', body: JSON.stringify(fill(content.body, values)) };
}

/** Headers carry ASCII without line breaks. */
function headerText(text: string): string {
  return /^[\x20-\x7e]*$/.test(text) ? text : encodeURIComponent(text);
}
