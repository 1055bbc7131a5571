import type { Adjustment } from '../../film/adjustment.ts';
import type { CharacterId } from '../../film/ids.ts';
import type { JsonObject } from '../../film/json.ts';
import type { VoiceModel } from '../../providers/voice-model.ts';

/** Who speaks for somebody, or why nobody does. */
export type VoiceRoute = VoiceMaker | { readonly kind: 'none'; readonly why: string };

export interface VoiceMaker {
  readonly kind: 'maker';
  readonly provider: string;
  readonly model: VoiceModel;
  readonly options: JsonObject;
  /** What was said when it was chosen. */
  readonly adjustments: readonly Adjustment[];
}

/** The route of each who speaks in a film; the narrator is undefined. */
export type VoiceRoutes = (speaker: CharacterId | undefined) => VoiceRoute;
