import type { JsonObject } from '../../film/json.ts';
import { FILE_SLOTS } from '../../providers/template/files.ts';
import { SLOTS, VOICE_SLOTS } from '../../providers/template/slots.ts';

/** What a described service makes, and how a description says so. */
export interface Making {
  /** Where the description stands, for messages. */
  readonly where: string;
  /** The part of it that says where in an answer the result is. */
  readonly result: 'clip' | 'sound';
  readonly slots: readonly string[];
  /** What a form may name beside them. */
  readonly files: readonly string[];
  readonly usualPath: string;
  readonly usualBody: JsonObject;
  /** What an answer may be that is the result itself. */
  readonly type: RegExp;
  readonly accept: string;
}

export const CLIPS: Making = {
  where: 'provider_options.custom',
  result: 'clip',
  slots: SLOTS,
  files: FILE_SLOTS,
  usualPath: '/generate',
  usualBody: { prompt: '<prompt>', duration: '<seconds>' },
  type: /^(video\/|application\/(octet-stream|mp4))/i,
  accept: 'video/*, application/json',
};

export const SOUNDS: Making = {
  where: 'voices.options.custom',
  result: 'sound',
  slots: VOICE_SLOTS,
  files: [],
  usualPath: '/speak',
  usualBody: { text: '<text>', voice: '<voice>', language: '<language>' },
  type: /^(audio\/|application\/(octet-stream|ogg))/i,
  accept: 'audio/*, application/json',
};
