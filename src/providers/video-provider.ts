import type { JobProvider } from './job-provider.ts';
import type { VideoRequest } from './request.ts';

/** A service that makes clips. */
export type VideoProvider = JobProvider<VideoRequest>;

export type {
  CheckOutcome,
  CompletedOutcome,
  FailedOutcome,
  Media,
  Operation,
  RefusedOutcome,
  StartOutcome,
  UrlMedia,
} from './outcome.ts';
export type {
  EncoderSettings,
  FrameEncoder,
  OpenEncoder,
  ProviderAccess,
  ProviderCall,
} from './provider-call.ts';
