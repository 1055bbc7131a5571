/** One field of a form: a text, or a file. */
export interface FormPart {
  readonly name: string;
  readonly value:
    | string
    | { readonly file: string; readonly type: string; readonly bytes: Uint8Array };
}

export interface Form {
  readonly contentType: string;
  readonly body: Uint8Array;
}

/**
 * A form as `multipart/form-data` (RFC 7578).
 *
 * @param boundary characters that are in none of the parts; more are added where they are.
 */
export function multipartForm(parts: readonly FormPart[], boundary: string): Form {
  const contents = parts.map(({ value }) =>
    typeof value === 'string' ? Buffer.from(value) : Buffer.from(value.bytes),
  );
  let line = `--${boundary}`;
  while (contents.some((content) => content.includes(line))) line += '-';
  const pieces = parts.flatMap(({ name, value }, index) => {
    const file =
      typeof value === 'string'
        ? ''
        : `; filename="${quoted(value.file)}"\r\ncontent-type: ${value.type}`;
    const head = `${line}\r\ncontent-disposition: form-data; name="${quoted(name)}"${file}\r\n\r\n`;
    return [Buffer.from(head), contents[index]!, Buffer.from('\r\n')];
  });
  return {
    contentType: `multipart/form-data; boundary=${line.slice(2)}`,
    body: Buffer.concat([...pieces, Buffer.from(`${line}--\r\n`)]),
  };
}

function quoted(text: string): string {
  return text.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
