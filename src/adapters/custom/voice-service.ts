import type { JsonObject } from '../../film/json.ts';
import { SOUNDS } from './making.ts';
import { readService, type Service, wrong } from './service.ts';

/** What a description of a service that speaks may say. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  submit: ['method', 'path', 'headers', 'body', 'form', 'timeout'],
  job: ['id', 'path', 'status', 'running', 'done', 'failed', 'refused', 'progress'],
  find: ['path', 'id', 'absent'],
  sound: ['url', 'data', 'path'],
  errors: ['code', 'message', 'refused', 'quota'],
  can: ['rate', 'pitch', 'voices', 'styles', 'languages', 'characters', 'repeats'],
};
/** What a description holds. */
export const OPTION_NAMES = ['url', ...Object.keys(NAMES)];
/** What every provider's options may say, and none is sent. */
const CHOICE = ['model', 'like'];

/**
 * Reads the options of a film's voices. No schema has seen their form, so that it is checked here.
 *
 * @throws ProviderError `provider/invalid-request`
 */
export function readVoiceService(options: JsonObject): Service {
  const unknown = Object.keys(options).filter(
    (name) => ![...OPTION_NAMES, ...CHOICE].includes(name) && !name.startsWith('x-'),
  );
  if (unknown.length > 0) {
    const known = OPTION_NAMES.join(', ');
    throw wrong(`there is no option ${unknown.join(', ')}, but ${known}`, SOUNDS);
  }
  for (const [part, names] of Object.entries(NAMES)) {
    if (options[part] !== undefined) refuseOthers(options[part], names, part);
  }
  const submit = (options['submit'] ?? {}) as JsonObject;
  for (const part of ['headers', 'body', 'form']) {
    const value = submit[part];
    if (value === undefined || isMapping(value)) continue;
    throw wrong(`\`submit.${part}\` should be a mapping`, SOUNDS);
  }
  const texts = Object.entries((submit['headers'] ?? {}) as JsonObject);
  const other = texts.find(([, value]) => typeof value !== 'string');
  if (other !== undefined) throw wrong(`\`submit.headers.${other[0]}\` should be a text`, SOUNDS);
  return readService(options, SOUNDS);
}

function refuseOthers(part: unknown, names: readonly string[], where: string): void {
  if (!isMapping(part)) throw wrong(`\`${where}\` should be a mapping`, SOUNDS);
  const other = Object.keys(part).find((name) => !names.includes(name) && !name.startsWith('x-'));
  if (other === undefined) return;
  throw wrong(`\`${where}.${other}\` is none of ${names.join(', ')}`, SOUNDS);
}

function isMapping(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
