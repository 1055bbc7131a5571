import { multipartForm } from '../../providers/http/multipart.ts';
import { formOf } from '../../providers/openai-videos/request.ts';
import type { ProviderCall } from '../../providers/provider-call.ts';
import type { VideoRequest } from '../../providers/request.ts';
import { fill, slotsIn } from '../../providers/template/slots.ts';
import { valuesOf } from '../../providers/template/values.ts';
import { VLLM_OMNI } from './model.ts';
import type { SagemakerOptions } from './options.ts';

/** What the container is given. */
export interface Payload {
  readonly contentType: string;
  readonly body: Uint8Array;
}

export async function payloadOf(
  request: VideoRequest,
  { body }: SagemakerOptions,
  call: ProviderCall,
): Promise<Payload> {
  if (body !== undefined) {
    const { image, idempotencyKey: key } = call;
    const values = await valuesOf(request, slotsIn(body), { image, key });
    return {
      contentType: 'application/json',
      body: Buffer.from(JSON.stringify(fill(body, values) ?? null)),
    };
  }
  const picture = request.firstFrame && (await call.image(request.firstFrame.digest));
  const parts = formOf(request, picture).filter(
    ({ name, value }) => name !== 'model' || value !== VLLM_OMNI,
  );
  return multipartForm(parts, call.idempotencyKey);
}
