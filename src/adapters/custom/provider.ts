import type { VideoProvider } from '../../providers/video-provider.ts';
import { describedProvider } from './described-provider.ts';
import { CLIPS } from './making.ts';
import { submission } from './request.ts';

export function createProvider(): VideoProvider {
  return describedProvider({ making: CLIPS, submission });
}
