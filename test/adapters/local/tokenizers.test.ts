import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readTokenizer } from '../../../src/adapters/local/tokenizers/read-tokenizer.ts';
import { fitTokens, type Tokenizer } from '../../../src/adapters/local/tokenizers/tokenizer.ts';
import { temporaryFolders } from '../../support/temporary-folder.ts';

const newFolder = temporaryFolders();

async function tokenizerOf(files: Readonly<Record<string, unknown>>): Promise<Tokenizer> {
  const root = await newFolder();
  await mkdir(join(root, 'tokenizer'));
  for (const [name, content] of Object.entries(files)) {
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    await writeFile(join(root, 'tokenizer', name), text);
  }
  return readTokenizer(root, 'tokenizer');
}

const numbered = (tokens: readonly string[]): Record<string, number> =>
  Object.fromEntries(tokens.map((token, index) => [token, index]));

/** The vocabulary of transformers' tests/models/clip/test_tokenization_clip.py (Apache-2.0). */
const PUBLISHED = {
  'vocab.json': numbered(
    'l o w e r s t i d n lo l</w> w</w> r</w> t</w> low</w> er</w> lowest</w> newer</w> wider <unk> <|startoftext|> <|endoftext|>'.split(
      ' ',
    ),
  ),
  'merges.txt': '#version: 0.2\nl o\nlo w</w>\ne r</w>\n',
  'special_tokens_map.json': { unk_token: '<unk>' },
};

/**
 * The part of CLIP's vocabulary that spells two prompts, with its real numbers and, in their order,
 * merges that make the words. The numbers of the prompts are published in many places, e.g. in the
 * documentation of diffusers' DreamBooth and the tests of Apple's Core ML Stable Diffusion.
 */
const REAL = {
  'vocab.json': {
    'a</w>': 320,
    'on</w>': 525,
    'of</w>': 539,
    'an</w>': 550,
    'photo</w>': 1125,
    'cat</w>': 2368,
    'horse</w>': 4558,
    'riding</w>': 6765,
    'mars</w>': 7496,
    'astronaut</w>': 18376,
    '<|startoftext|>': 49406,
    '<|endoftext|>': 49407,
  },
  'merges.txt': `#version: 0.2
o n</w>|o f</w>|a n</w>|c a|ca t</w>|h o|ho r|hor s|hors e</w>|p ho|pho t|phot o</w>
m a|ma r|mar s</w>|r i|ri d|i n|in g</w>|rid ing</w>
a s|t r|as tr|astr o|n a|astro na|u t</w>|astrona ut</w>`.replaceAll('|', '\n'),
  'tokenizer_config.json': { tokenizer_class: 'CLIPTokenizer', model_max_length: 77 },
};

describe('the tokenizer of CLIP', () => {
  test('cuts "lower newer" into the published tokens', async () => {
    const { tokenize } = await tokenizerOf(PUBLISHED);
    expect(tokenize('lower newer')).toEqual({
      opening: [21],
      words: [10, 2, 16, 9, 3, 2, 16],
      closing: [22],
    });
  });

  test('gives the published numbers of two prompts, filled with the end to 77', async () => {
    const { tokenize, padding, length } = await tokenizerOf(REAL);
    const cat = fitTokens(tokenize('a photo of a cat'), length!, padding);
    expect(cat.ids.slice(0, 8)).toEqual([49406, 320, 1125, 539, 320, 2368, 49407, 49407]);
    expect(cat).toMatchObject({ used: 7, left: 0 });
    expect(cat.ids).toHaveLength(77);
    const horse = tokenize('a photo of an astronaut riding a horse on mars');
    expect(horse.words).toEqual([320, 1125, 539, 550, 18376, 6765, 320, 4558, 525, 7496]);
  });

  test('knows no capitals, and takes any white space for one blank', async () => {
    const { tokenize } = await tokenizerOf(REAL);
    expect(tokenize('  A\tPhoto\n of a  CAT ')).toEqual(tokenize('a photo of a cat'));
  });

  test('cuts what is too long and says how much, and keeps the end', async () => {
    const { tokenize, padding } = await tokenizerOf(REAL);
    const fitted = fitTokens(tokenize('a photo of a cat on mars'), 5, padding);
    expect(fitted).toEqual({ ids: [49406, 320, 1125, 539, 49407], used: 5, left: 4 });
  });

  test('takes the unknown token for what its vocabulary has not', async () => {
    const { tokenize } = await tokenizerOf(PUBLISHED);
    expect(tokenize('low ☕')).toMatchObject({ words: [15, 20, 20, 20] });
  });

  test('always gives as many tokens as are read', async () => {
    const { tokenize, padding } = await tokenizerOf(PUBLISHED);
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: 2, max: 90 }),
        (text, length) => {
          const { ids, used, left } = fitTokens(tokenize(text), length, padding);
          expect(ids).toHaveLength(length);
          expect(used + left).toBe(tokenize(text).words.length + 2);
        },
      ),
    );
  });
});

describe('a tokenizer.json', () => {
  test('with byte pairs gives the numbers that vocab.json and merges.txt give', async () => {
    const { tokenize, padding } = await tokenizerOf({
      'tokenizer.json': {
        normalizer: {
          type: 'Sequence',
          normalizers: [
            { type: 'NFC' },
            { type: 'Replace', pattern: { Regex: String.raw`\s+` }, content: ' ' },
            { type: 'Lowercase' },
          ],
        },
        pre_tokenizer: {
          type: 'Sequence',
          pretokenizers: [
            {
              type: 'Split',
              pattern: {
                Regex: String.raw`'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+`,
              },
              behavior: 'Removed',
              invert: true,
            },
            { type: 'ByteLevel', add_prefix_space: false },
          ],
        },
        post_processor: {
          type: 'RobertaProcessing',
          sep: ['<|endoftext|>', 49407],
          cls: ['<|startoftext|>', 49406],
        },
        padding: { pad_id: 49407 },
        model: {
          type: 'BPE',
          unk_token: '<|endoftext|>',
          end_of_word_suffix: '</w>',
          vocab: REAL['vocab.json'],
          merges: REAL['merges.txt'].split('\n').slice(1),
        },
      },
    });
    expect(fitTokens(tokenize('A photo of a cat'), 8, padding).ids).toEqual([
      49406, 320, 1125, 539, 320, 2368, 49407, 49407,
    ]);
  });

  const t5 = (vocab: readonly (readonly [string, number])[], more = {}): unknown => ({
    normalizer: { type: 'Precompiled', precompiled_charsmap: '' },
    pre_tokenizer: { type: 'Metaspace', replacement: '▁', add_prefix_space: true },
    post_processor: {
      type: 'TemplateProcessing',
      single: [{ Sequence: { id: 'A', type_id: 0 } }, { SpecialToken: { id: '</s>', type_id: 0 } }],
      special_tokens: { '</s>': { id: '</s>', ids: [1], tokens: ['</s>'] } },
    },
    added_tokens: [{ id: 0, content: '<pad>' }],
    model: { type: 'Unigram', unk_id: 2, vocab, ...more },
  });
  const SPECIAL = [
    ['<pad>', 0],
    ['</s>', 0],
    ['<unk>', 0],
  ] as const;

  test('with a unigram model takes the likeliest cut, not the longest pieces', async () => {
    // ▁a + bcd is −7; ▁abc + d is −9; letter by letter is −12.
    const pieces = [
      ['▁', -3],
      ['▁a', -2],
      ['▁abc', -4],
      ['bcd', -5],
      ['b', -3],
      ['c', -3],
      ['d', -5],
    ] as const;
    const { tokenize } = await tokenizerOf({
      'tokenizer.json': t5([...SPECIAL, ...pieces]),
      'tokenizer_config.json': { pad_token: '<pad>' },
    });
    expect(tokenize('abcd d')).toEqual({ opening: [], words: [4, 6, 3, 9], closing: [1] });
  });

  test('with a unigram model gives what the reference implementation gives', async () => {
    const path = new URL('../../fixtures/tokenizers/unigram.json', import.meta.url);
    const recorded = JSON.parse(await readFile(path, 'utf8')) as {
      readonly tokenizer: object;
      readonly texts: readonly { readonly text: string; readonly ids: readonly number[] }[];
    };
    const { tokenize } = await tokenizerOf({ 'tokenizer.json': recorded.tokenizer });
    const given = recorded.texts.map(({ text }) => {
      const { opening, words, closing } = tokenize(text);
      return { text, ids: [...opening, ...words, ...closing] };
    });
    expect(given).toEqual(recorded.texts);
  });

  test('takes one unknown token for neighbours that no piece has, or their bytes where it can', async () => {
    const pieces = [
      ['▁', -1],
      ['a', -1],
    ] as const;
    const settings = { 'tokenizer_config.json': { pad_token: '<pad>' } };
    const plain = await tokenizerOf({
      ...settings,
      'tokenizer.json': t5([...SPECIAL, ...pieces]),
    });
    expect(plain.tokenize('aéèa').words).toEqual([3, 4, 2, 4]);
    const bytes = [
      ['<0xC3>', -9],
      ['<0xA9>', -9],
    ] as const;
    const spelled = await tokenizerOf({
      ...settings,
      'tokenizer.json': t5([...SPECIAL, ...pieces, ...bytes], { byte_fallback: true }),
    });
    expect(spelled.tokenize('é').words).toEqual([3, 5, 6]);
  });

  test.each([
    [
      { model: { type: 'WordPiece' } },
      'tokenizer/tokenizer.json: its model is WordPiece; expected BPE or Unigram',
    ],
    [
      { model: { type: 'Unigram', unk_id: 0, vocab: [] }, pre_tokenizer: { type: 'Digits' } },
      'tokenizer/tokenizer.json: its pre_tokenizer Digits is not one that is known here',
    ],
  ])('that is not understood is an error that names the file: %j', async (json, message) => {
    await expect(tokenizerOf({ 'tokenizer.json': json })).rejects.toMatchObject({ message });
  });

  test('is missing where there is no other tokenizer either: the error says what is expected', async () => {
    await expect(tokenizerOf({})).rejects.toMatchObject({
      code: 'provider/failed',
      message:
        'tokenizer/: has no tokenizer that can be read; expected vocab.json and merges.txt, or tokenizer.json',
    });
  });
});
