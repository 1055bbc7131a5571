import { AnswerError, type AnswerReader } from '../../providers/http/answer-reader.ts';

/** Where an operation is: all that is needed to ask for it, in any process. */
export interface OperationName {
  readonly name: string;
  readonly project: string;
  readonly location: string;
  readonly model: string;
}

/** An operation as `fetchPredictOperation` shows it. */
export type VideoOperation =
  | { readonly state: 'running' }
  | { readonly state: 'failed'; readonly code?: string; readonly message: string }
  /** Its clip was made, and held back by a filter. */
  | { readonly state: 'filtered'; readonly reasons: readonly string[] }
  | { readonly state: 'completed'; readonly video: Video };

export type Video =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'stored'; readonly uri: string };

/** A location is part of a host's name. */
const NAME =
  /^projects\/([\w.:-]+)\/locations\/([a-z\d-]+)\/publishers\/google\/models\/([\w.@-]+)\/operations\/[\w-]+$/;

/** The same for people. */
export const OPERATION_FORM =
  'projects/PROJECT/locations/LOCATION/publishers/google/models/MODEL/operations/ID';

export function parseOperationName(name: string): OperationName | undefined {
  const [, project, location, model] = NAME.exec(name) ?? [];
  if (project === undefined || location === undefined || model === undefined) return undefined;
  return { name, project, location, model };
}

/** Throws `AnswerError`. */
export function readOperationName(answer: AnswerReader): OperationName {
  const reader = answer.at('name');
  const name = reader.id();
  const parsed = parseOperationName(name);
  if (parsed === undefined) throw new AnswerError(reader.path, 'the name of an operation', name);
  return parsed;
}

/** Throws `AnswerError`. */
export function readOperation(answer: AnswerReader): VideoOperation {
  readOperationName(answer);
  const done = answer.at('done').optional((reader) => reader.boolean());
  if (done !== true) return { state: 'running' };
  const error = answer.at('error').optional(readError);
  if (error !== undefined) return error;
  const response = answer.at('response');
  const [video] = response.at('videos').optional((reader) => reader.items()) ?? [];
  if (video !== undefined) return { state: 'completed', video: readVideo(video) };
  const filtered = response.at('raiMediaFilteredCount').optional((reader) => reader.number()) ?? 0;
  if (filtered > 0) {
    const reasons = response.at('raiMediaFilteredReasons').optional((reader) => reader.items());
    return { state: 'filtered', reasons: (reasons ?? []).map((reason) => reason.text()) };
  }
  return { state: 'failed', message: 'the operation ended without a clip' };
}

/** A `google.rpc.Status`. */
function readError(error: AnswerReader): VideoOperation {
  const code = error.at('code').optional((reader) => reader.number());
  const message = error.at('message').optional((reader) => reader.text());
  return {
    state: 'failed',
    ...(code !== undefined && { code: String(code) }),
    message: message ?? 'the operation failed, with no reason',
  };
}

function readVideo(video: AnswerReader): Video {
  const uri = video.at('gcsUri').optional((reader) => reader.text());
  if (uri !== undefined) return { kind: 'stored', uri };
  return { kind: 'bytes', bytes: video.at('bytesBase64Encoded').base64() };
}
