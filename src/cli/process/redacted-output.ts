import { keyShapes } from '../../diagnostics/key-shapes.ts';
import { REDACTED, type Redact } from '../../diagnostics/redacted.ts';

type Write = NodeJS.WriteStream['write'];

/** Redacts all that is written to a stream, whoever writes it: us, a package, a provider's module. */
export function redactStream(stream: NodeJS.WriteStream, redact: Redact): void {
  // oxlint-disable-next-line typescript/unbound-method -- it is called with the stream.
  const { write } = stream;
  const redacting = (chunk: Uint8Array | string, ...rest: unknown[]): boolean =>
    Reflect.apply(write, stream, [redactedChunk(chunk, redact), ...rest]) as boolean;
  stream.write = redacting as Write;
}

function redactedChunk(chunk: Uint8Array | string, redact: Redact): Uint8Array | string {
  if (typeof chunk === 'string') return redact(chunk);
  const text = Buffer.from(chunk).toString('utf8');
  const clean = redact(text);
  return clean === text ? chunk : clean;
}

/**
 * For what is printed: also without what nobody has named as a secret, and looks like one. What is kept
 * is another matter: by a name that looks like a key, a service may have to be asked for a job.
 */
export function printable(redact: Redact): Redact {
  return (text) => {
    const clean = redact(text);
    const parts: string[] = [];
    let copied = 0;
    for (const { start, end } of keyShapes(clean)) {
      parts.push(clean.slice(copied, start), REDACTED);
      copied = end;
    }
    return copied === 0 ? clean : [...parts, clean.slice(copied)].join('');
  };
}

/** Writes whole lines: what is redacted must not lie across two pieces of one. */
export function byLines(write: (text: string) => void): {
  readonly write: (text: string) => void;
  readonly flush: () => void;
} {
  let begun = '';
  return {
    write(text) {
      const whole = begun + text;
      const end = whole.lastIndexOf('\n') + 1;
      begun = whole.slice(end);
      if (end > 0) write(whole.slice(0, end));
    },
    flush() {
      if (begun !== '') write(begun);
      begun = '';
    },
  };
}
