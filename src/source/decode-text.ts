import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnose, sourceText } from './source-text.ts';
import type { SourceText } from './source-text.ts';

export type Decoded =
  | { readonly ok: true; readonly source: SourceText }
  | { readonly ok: false; readonly problem: Diagnostic };

/** Bytes as UTF-8 text, without its byte order mark; anything else is refused with its place. */
export function decodeText(file: string, bytes: Uint8Array): Decoded {
  if (hasMark(bytes, 0xff, 0xfe) || hasMark(bytes, 0xfe, 0xff)) {
    return refuse(sourceText(file, ''), 0, 'The file is written in UTF-16.', 'Save it as UTF-8.');
  }
  const nul = bytes.indexOf(0);
  if (nul !== -1) {
    const before = sourceText(file, lossy(bytes.subarray(0, nul)));
    return refuse(
      before,
      before.text.length,
      'The file has a NUL byte, so it is not text.',
      'Save it as UTF-8 text.',
    );
  }
  try {
    // `fatal` refuses what is not UTF-8; the byte order mark is dropped by the decoder.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { ok: true, source: sourceText(file, text) };
  } catch {
    const text = lossy(bytes);
    const source = sourceText(file, text);
    return refuse(
      source,
      Math.max(0, text.indexOf('\uFFFD')),
      'Here are bytes that are not UTF-8.',
      'Save the file as UTF-8.',
    );
  }
}

function hasMark(bytes: Uint8Array, first: number, second: number): boolean {
  return bytes[0] === first && bytes[1] === second;
}

function lossy(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes);
}

function refuse(source: SourceText, offset: number, message: string, hint: string): Decoded {
  const span = { source, start: offset, end: offset + 1 };
  return {
    ok: false,
    problem: diagnose(span, { code: 'yaml/encoding', severity: 'error', message, hint }),
  };
}
