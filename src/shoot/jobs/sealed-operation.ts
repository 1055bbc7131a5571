import { REDACTED, redacted } from '../../diagnostics/redacted.ts';
import type { Operation } from '../../providers/outcome.ts';
import type { ProviderAccess } from '../../providers/provider-call.ts';

/** Seals what jobs are asked by, and opens it. */
export interface Seal {
  /** Each secret that the provider was given gives way to a mark with its name. */
  readonly seal: (operation: Operation) => Operation;
  /** @returns undefined where a secret stood that is not to be had again. */
  readonly open: (operation: Operation) => Operation | undefined;
}

const MARK = /‹secret ([A-Z][A-Z0-9_]*)›/g;

/**
 * A job may be named by something that holds a secret, an address for instance, and without its name
 * a job that is paid for can't be asked for again. So its name is written down with marks, `‹secret
 * KLING_API_KEY›`, which the next run fills in from wherever that is kept.
 *
 * @param access the same, but that it notes which secrets the provider has asked for.
 */
export function sealWith(access: ProviderAccess): { access: ProviderAccess; seal: Seal } {
  const given = new Map<string, string>();
  const secret = (name: string): string | undefined => {
    const value = access.secret(name);
    if (value !== undefined && value !== '') given.set(name, value);
    return value;
  };
  const valueOf = (name: string): string | undefined => {
    try {
      return secret(name);
    } catch {
      // Declared by another version of the adapter.
      return undefined;
    }
  };
  const sealText = (text: string): string =>
    // The longest first: one may hold another.
    [...given]
      .toSorted(([, left], [, right]) => right.length - left.length)
      // What would not be taken out is no secret.
      .filter(([, value]) => access.redact(value) !== value)
      .reduce((sealed, [name, value]) => sealed.replaceAll(value, `‹secret ${name}›`), text);
  const openText = (text: string): string =>
    text.replace(MARK, (_mark, name: string) => valueOf(name) ?? REDACTED);
  return {
    access: { ...access, secret },
    seal: {
      seal: (operation) => redacted(operation, sealText),
      open(operation) {
        const opened = redacted(operation, openText);
        return JSON.stringify(opened).includes(REDACTED) ? undefined : opened;
      },
    },
  };
}
