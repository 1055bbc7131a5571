import type { Json } from '../../film/json.ts';
import type { HttpRequest } from '../../providers/http/http.ts';
import type { ProviderCall } from '../../providers/provider-call.ts';
import type { SlotValues } from '../../providers/template/slots.ts';
import type { VoiceRequest } from '../../providers/voice-provider.ts';
import { SOUNDS } from './making.ts';
import type { ServicePlace } from './place.ts';
import { filledRequest } from './request.ts';
import type { Service } from './service.ts';

/** The one request for a line, with the slots of its description filled. */
export async function voiceSubmission(
  service: Service,
  place: ServicePlace,
  request: VoiceRequest,
  { idempotencyKey: key }: Pick<ProviderCall, 'idempotencyKey'>,
): Promise<HttpRequest> {
  const { text, voice, language, rate, pitch, tone, style, ipa, model, seed } = request;
  const values: Record<string, Json | undefined> = {
    text,
    voice,
    language,
    rate,
    pitch,
    tone,
    style,
    pronunciations: ipa.length > 0 ? ipa.map((each) => ({ ...each })) : undefined,
    model,
    seed,
    key,
  };
  const there = Object.entries(values).filter(([, value]) => value !== undefined);
  return await filledRequest(service, place, SOUNDS, {
    values: Object.fromEntries(there) as SlotValues,
    files: () =>
      Promise.resolve({ first_frame_file: [], last_frame_file: [], reference_files: [] }),
    key,
  });
}
