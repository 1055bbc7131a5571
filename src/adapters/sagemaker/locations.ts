import { AnswerError } from '../../providers/http/answer-reader.ts';
import type { HttpAnswer } from '../../providers/http/http.ts';
import { parseS3 } from './access.ts';
import type { S3Object } from './signer.ts';

/** Where the clip will be, and where the failure would be, as `s3://bucket/key`. */
export interface Locations {
  readonly output: string;
  readonly failure: string | null;
}

/**
 * The places that the answer to a submission names. It alone knows them, since they are made of the
 * endpoint's own configuration; but objects are read from there with the user's credentials, so it is
 * believed only within what was asked: below SAGEMAKER_OUTPUT where that is set, and else under the
 * name that we gave.
 *
 * @throws AnswerError
 */
export function locationsIn(
  headers: HttpAnswer['headers'],
  asked: { readonly name: string; readonly below: S3Object | undefined },
): Locations {
  const output = headers['x-amzn-sagemaker-outputlocation'];
  const failure = headers['x-amzn-sagemaker-failurelocation'];
  const place = placeOf('OutputLocation', output);
  const { name, below } = asked;
  if (below !== undefined && !isBelow(place, below)) {
    const prefix = `s3://${below.bucket}/${below.key}`;
    throw new AnswerError('OutputLocation', `below ${prefix}, as SAGEMAKER_OUTPUT says`, output);
  }
  if (below === undefined && !place.key.includes(name)) {
    throw new AnswerError('OutputLocation', `of the name ${name}`, output);
  }
  if (failure !== undefined) placeOf('FailureLocation', failure);
  return { output: output!, failure: failure ?? null };
}

/** `..` in a key would lead out of its bucket where an address is made of it. */
function placeOf(field: string, written: string | undefined): S3Object {
  const place = written === undefined ? undefined : parseS3(written);
  const isPlain = place?.key.split('/').every((part) => part !== '.' && part !== '..');
  if (place !== undefined && place.key !== '' && isPlain) return place;
  throw new AnswerError(field, 'an object in S3', written);
}

function isBelow({ bucket, key }: S3Object, prefix: S3Object): boolean {
  return bucket === prefix.bucket && (prefix.key === '' || key.startsWith(`${prefix.key}/`));
}
