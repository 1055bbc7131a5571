import type { Verdict } from '../../providers/http/exchange.ts';
import { type ServiceError, textAt, verdictOfStatus } from '../../providers/http/service-error.ts';
import type { Errors } from './service.ts';

/** What an answer that is no success means: the film's own codes, then the status. */
export function judgeBy(errors: Errors): (error: ServiceError) => Verdict {
  return (error) => told(errors, error) ?? verdictOfStatus(worded(errors, error));
}

/** The same of a success, where a service answers 200 and tells in the body that it was none. */
export function toldIn(errors: Errors): (error: ServiceError) => Verdict | undefined {
  return (error) => told(errors, error);
}

function told(errors: Errors, error: ServiceError): Verdict | undefined {
  const { message } = worded(errors, error);
  const code = errors.code === undefined ? undefined : valueAt(error.json, errors.code);
  if (code === undefined) return undefined;
  if (errors.refused.includes(code)) return { kind: 'refused', reason: message, code };
  if (errors.quota.includes(code)) {
    return { kind: 'error', code: 'provider/quota', message, notTaken: true };
  }
  return undefined;
}

function worded({ message: place }: Errors, error: ServiceError): ServiceError {
  const message = place === undefined ? undefined : valueAt(error.json, place);
  return message === undefined ? error : { ...error, message };
}

/** A text or number at a place, where there is one. */
export function valueAt(json: unknown, place: string): string | undefined {
  return textAt(json, ...place.split('.'));
}
