import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import type { HttpRequest } from '../../providers/http/http.ts';
import type { AwsAccess } from './access.ts';

/** An object in S3. */
export interface S3Object {
  readonly bucket: string;
  readonly key: string;
}

/** Long enough for a clip of gigabytes; it is never stored. */
const URL_SECONDS = 3600;

/** A request for an object, signed. */
export async function signedRequest(
  access: AwsAccess,
  method: 'GET' | 'HEAD' | 'PUT',
  object: S3Object,
  content?: { readonly body: Uint8Array; readonly contentType: string },
): Promise<HttpRequest> {
  const url = urlOf(access, object);
  const { headers } = await signerOf(access).sign({
    ...partsOf(url),
    method,
    headers: { host: url.host, ...(content && { 'content-type': content.contentType }) },
    ...(content && { body: content.body }),
  });
  return { method, url: url.href, headers, ...(content && { body: content.body }) };
}

/** An address that whoever has it may fetch from, for an hour. */
export async function signedUrl(access: AwsAccess, object: S3Object): Promise<string> {
  const url = urlOf(access, object);
  const signed = await signerOf(access).presign(
    {
      ...partsOf(url),
      method: 'GET',
      // S3 takes signed addresses in this form only.
      headers: { host: url.host, 'X-Amz-Content-Sha256': 'UNSIGNED-PAYLOAD' },
    },
    { expiresIn: URL_SECONDS },
  );
  for (const [name, value] of Object.entries(signed.query ?? {})) {
    url.searchParams.set(name, String(value));
  }
  return url.href;
}

/** Path style, which every region and every stand-in for S3 knows. */
function urlOf({ s3Url }: AwsAccess, { bucket, key }: S3Object): URL {
  const path = [bucket, ...key.split('/')].map(encode).join('/');
  const url = new URL(s3Url);
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/${path}`;
  return url;
}

/** As AWS signs it (RFC 3986): some marks that JavaScript leaves are encoded too. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function partsOf(url: URL) {
  return {
    protocol: url.protocol,
    hostname: url.hostname,
    ...(url.port !== '' && { port: Number(url.port) }),
    path: url.pathname,
    query: {},
  };
}

function signerOf({ region, credentials }: AwsAccess): SignatureV4 {
  return new SignatureV4({
    service: 's3',
    region,
    credentials,
    sha256: Sha256,
    uriEscapePath: false,
    applyChecksum: true,
  });
}

/** Node's own, in the form in which the signer asks for it. */
class Sha256 {
  readonly #hash: Hash | Hmac;

  constructor(secret?: unknown) {
    this.#hash =
      secret === undefined ? createHash('sha256') : createHmac('sha256', secret as Uint8Array);
  }

  update(data: unknown): void {
    this.#hash.update(data as Uint8Array);
  }

  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }

  reset(): void {}
}
