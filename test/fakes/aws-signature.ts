import { createHash, createHmac } from 'node:crypto';

/** A request as it came over the wire. */
export interface ArrivedRequest {
  readonly method: string;
  /** Of the whole path, as it was sent. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export interface SigningKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/**
 * Whether a request is signed with a key, as the AWS page "Create a signed AWS API request"
 * (Signature Version 4, read 2026-11-25) and, for signed addresses, "Authenticating Requests: Using
 * Query Parameters" of Amazon S3 say it. Written for the fake: it shares nothing with what signs.
 */
export function isSigned(request: ArrivedRequest, key: SigningKey): boolean {
  const { headers, query } = request;
  const inQuery = query.get('X-Amz-Signature');
  const header =
    /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=(\w+)$/.exec(
      headers['authorization'] ?? '',
    );
  const credential = inQuery === null ? header?.[1] : query.get('X-Amz-Credential');
  const names = inQuery === null ? header?.[2] : query.get('X-Amz-SignedHeaders');
  const given = inQuery ?? header?.[3];
  const date = inQuery === null ? headers['x-amz-date'] : query.get('X-Amz-Date');
  if (!credential || !names || !given || !date) return false;
  const [accessKeyId, day, region, service, end] = credential.split('/');
  if (accessKeyId !== key.accessKeyId || end !== 'aws4_request') return false;
  const said = headers['x-amz-content-sha256'];
  const real = sha256(request.body);
  if (inQuery === null && said !== undefined && said !== real) return false;
  const canonical = [
    request.method,
    canonicalPath(request.path, service === 's3'),
    [...query]
      .filter(([name]) => name !== 'X-Amz-Signature')
      .map(([name, value]) => `${encode(name)}=${encode(value)}`)
      .toSorted((left, right) => (left < right ? -1 : 1))
      .join('&'),
    ...names.split(';').map((name) => `${name}:${(headers[name] ?? '').trim()}`),
    '',
    names,
    inQuery === null ? real : 'UNSIGNED-PAYLOAD',
  ].join('\n');
  const scope = [day, region, service, end].join('/');
  const text = ['AWS4-HMAC-SHA256', date, scope, sha256(canonical)].join('\n');
  const signingKey = [day!, region!, service!, end].reduce<Uint8Array>(
    (inner, part) => createHmac('sha256', inner).update(part).digest(),
    Buffer.from(`AWS4${key.secretAccessKey}`),
  );
  return createHmac('sha256', signingKey).update(text).digest('hex') === given;
}

/** S3 signs a path as it is sent; every other service encodes it once more. */
function canonicalPath(path: string, isS3: boolean): string {
  return isS3 ? path : path.split('/').map(encode).join('/');
}

function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
