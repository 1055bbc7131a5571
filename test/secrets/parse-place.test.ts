import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parsePlace, parseSource } from '../../src/secrets/parse-place.ts';
import { placeText } from '../../src/secrets/secret-place.ts';

function placeOf(written: string, name = 'HF_TOKEN') {
  const parsed = parsePlace(written, name, '/studio');
  return parsed.ok ? parsed.result : undefined;
}

describe('the place of a secret', () => {
  test.each([
    ['env', { kind: 'env', name: 'HF_TOKEN' }],
    ['env://OTHER', { kind: 'env', name: 'OTHER' }],
    ['dotenv', { kind: 'dotenv', name: 'HF_TOKEN' }],
    [
      'gcp://films/hf-token',
      { kind: 'gcp', project: 'films', secret: 'hf-token', version: 'latest' },
    ],
    ['gcp://films/hf/7', { kind: 'gcp', project: 'films', secret: 'hf', version: '7' }],
    [
      'gcp://films/keys?location=europe-west4#hf',
      {
        kind: 'gcp',
        project: 'films',
        secret: 'keys',
        version: 'latest',
        location: 'europe-west4',
        key: 'hf',
      },
    ],
    ['gcp://films', { kind: 'gcp', project: 'films', secret: 'HF_TOKEN', version: 'latest' }],
    ['aws://ministudio/prod#hf', { kind: 'aws', secret: 'ministudio/prod', key: 'hf' }],
    ['aws://ministudio/hf', { kind: 'aws', secret: 'ministudio/hf' }],
    ['aws://hf?region=eu-west-1', { kind: 'aws', secret: 'hf', region: 'eu-west-1' }],
    [
      'aws://arn:aws:secretsmanager:us-east-1:123456789012:secret:films/prod-AbCdEf#hf',
      {
        kind: 'aws',
        secret: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:films/prod-AbCdEf',
        key: 'hf',
      },
    ],
    ['azure://films/hf-token', { kind: 'azure', vault: 'films', secret: 'hf-token' }],
    ['azure://films', { kind: 'azure', vault: 'films', secret: 'HF-TOKEN' }],
    ['doppler', { kind: 'doppler', name: 'HF_TOKEN' }],
    ['doppler://TOKEN', { kind: 'doppler', name: 'TOKEN' }],
    ['doppler://films/prd', { kind: 'doppler', project: 'films', config: 'prd', name: 'HF_TOKEN' }],
    ['doppler://films/prd/T', { kind: 'doppler', project: 'films', config: 'prd', name: 'T' }],
    ['files', { kind: 'file', path: '/run/secrets/hf_token' }],
    ['file:///etc/films/hf', { kind: 'file', path: '/etc/films/hf' }],
    ['file:///etc/films/', { kind: 'file', path: '/etc/films/hf_token' }],
    ['file://./keys/hf', { kind: 'file', path: '/studio/./keys/hf' }],
    ['file:///C:/keys/hf', { kind: 'file', path: 'C:/keys/hf' }],
  ])('%s', (written, place) => {
    expect(placeOf(written)).toEqual(place);
  });

  test.each([
    '',
    'hf_token',
    'gcp://',
    'gcp:///hf',
    'gcp://films/hf/7/8',
    'gcp://films/hf?region=europe-west4',
    'aws://films//prod',
    'azure://films/hf#key',
    'doppler://films/prd/T/more',
    'https://example.com/key',
    'vault://films/hf',
    'env://',
    'file:///etc/films/hf#key',
  ])('is not %j', (written) => {
    expect(placeOf(written)).toBeUndefined();
  });

  test('of one name by way of a source is the same as that source gives', () => {
    const source = parseSource('aws://ministudio/prod', '/studio');
    expect(source.ok && source.result('HF_TOKEN')).toEqual({
      kind: 'aws',
      secret: 'ministudio/prod',
      key: 'HF_TOKEN',
    });
  });

  test('is read as it is shown', () => {
    const word = fc.stringMatching(/^[a-zA-Z][\w-]{0,12}$/);
    const optional = <Name extends string>(name: Name) =>
      fc
        .option(word, { nil: undefined })
        .map((value) => (value === undefined ? {} : { [name]: value }));
    const place = fc.oneof(
      fc
        .tuple(word, word, word, optional('location'), optional('key'))
        .map(
          ([project, secret, version, location, key]) =>
            ({ kind: 'gcp', project, secret, version, ...location, ...key }) as const,
        ),
      fc
        .tuple(word, word, optional('region'), optional('key'))
        .map(
          ([one, two, region, key]) =>
            ({ kind: 'aws', secret: `${one}/${two}`, ...region, ...key }) as const,
        ),
      fc
        .tuple(word, word, optional('version'))
        .map(([vault, secret, version]) => ({ kind: 'azure', vault, secret, ...version }) as const),
      fc
        .tuple(word, word, word)
        .map(([project, config, name]) => ({ kind: 'doppler', project, config, name }) as const),
      word.map((name) => ({ kind: 'doppler', name }) as const),
      word.map((name) => ({ kind: 'file', path: `/run/${name}` }) as const),
    );
    fc.assert(fc.property(place, (each) => expect(placeOf(placeText(each))).toEqual(each)));
  });

  test('that is none is never repeated in what is said of it', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 6 }), (written) => {
        const parsed = parsePlace(written, 'HF_TOKEN', '/studio');
        if (parsed.ok) return;
        expect(parsed.problem + parsed.hint).not.toContain(written);
      }),
    );
  });
});
