import { describe, expect, test } from '@jest/globals';
import { pictureText } from '../../src/report/pictures/picture-text.ts';
import { pictureProtocol } from '../../src/report/pictures/protocol.ts';

const PICTURE = {
  width: 2,
  height: 3,
  png: new Uint8Array([1, 2, 3, 4]),
  rgba: new Uint8Array(
    [
      [255, 0, 0, 255],
      [255, 0, 0, 255],
      [0, 0, 255, 255],
      [0, 0, 255, 255],
      [1, 2, 3, 255],
      [4, 5, 6, 255],
    ].flat(),
  ),
};

describe('the bytes of a picture', () => {
  test('for kitty are one command of base64, so many cells wide, that asks for no answer', () => {
    expect(pictureText(PICTURE, 'kitty', 32)).toBe(
      '\u001B_Ga=T,f=100,c=32,q=2,m=0;AQIDBA==\u001B\\',
    );
  });

  test('for kitty are parted into commands of 4096 characters at most', () => {
    const png = new Uint8Array(3072 * 2 + 3);
    expect(pictureText({ ...PICTURE, png }, 'kitty', 32)).toBe(
      [
        `\u001B_Ga=T,f=100,c=32,q=2,m=1;${'A'.repeat(4096)}\u001B\\`,
        `\u001B_Gm=1;${'A'.repeat(4096)}\u001B\\`,
        '\u001B_Gm=0;AAAA\u001B\\',
      ].join(''),
    );
  });

  test('for iTerm2 are a file within the line, with its size and width', () => {
    expect(pictureText(PICTURE, 'iterm', 32)).toBe(
      '\u001B]1337;File=inline=1;size=4;width=32;preserveAspectRatio=1:AQIDBA==\u0007',
    );
  });

  test('as sixels are bands of six rows, each as often as it has colours, with what is alike counted', () => {
    const [width, height] = [5, 7];
    const white = (pixel: number): boolean => pixel % width < 4 && pixel < 6 * width;
    const rgba = Uint8Array.from({ length: width * height * 4 }, (_, at) =>
      white(Math.floor(at / 4)) ? 255 : 0,
    );
    expect(pictureText({ width, height, png: new Uint8Array(), rgba }, 'sixel', 32)).toBe(
      '\u001BP0;1;0q"1;1;5;7#0;2;0;0;0#215;2;100;100;100#215!4~?$#0!4?~-#0!5@\u001B\\',
    );
  });

  test('as sixels has on an average the colour that the picture has', () => {
    const [width, height] = [64, 64];
    const color = [200, 90, 30, 255];
    const rgba = new Uint8Array(width * height * 4).map((_, at) => color[at % 4]!);
    const picture = { width, height, png: new Uint8Array(), rgba };
    const means = meanOfSixels(pictureText(picture, 'sixel', 32), width);
    for (const [channel, mean] of means.entries()) {
      expect(Math.abs(mean - color[channel]!)).toBeLessThan(4);
    }
  });

  test('as half blocks have two pixels a cell; colours are said again only where they change', () => {
    expect(pictureText(PICTURE, 'half-blocks', 32)).toBe(
      [
        '\u001B[38;2;255;0;0;48;2;0;0;255m▀▀\u001B[0m',
        '\u001B[38;2;1;2;3;49m▀\u001B[38;2;4;5;6;49m▀\u001B[0m',
      ].join('\n'),
    );
  });
});

/** Draws sixels as a terminal does, and gives the mean of red, green and blue. */
function meanOfSixels(text: string, width: number): readonly number[] {
  const body = text.slice(text.indexOf('"'), -2);
  const palette = new Map<string, readonly number[]>();
  const sums = [0, 0, 0];
  let pixels = 0;
  let color: readonly number[] = [];
  let x = 0;
  for (const [token, number, definition, count, character] of body
    .slice(body.indexOf('#'))
    .matchAll(/#(\d+)(?:;2;([\d;]+))?|!(\d+)(.)|[$-]|./g)) {
    if (number !== undefined) {
      if (definition !== undefined) palette.set(number, definition.split(';').map(Number));
      color = palette.get(number)!;
      continue;
    }
    if (token === '$' || token === '-') {
      expect(x).toBe(width);
      x = 0;
      continue;
    }
    const bits = (character ?? token).charCodeAt(0) - 63;
    const drawn = Number(count ?? 1) * bits.toString(2).replaceAll('0', '').length;
    pixels += drawn;
    for (const channel of sums.keys()) sums[channel]! += (drawn * color[channel]! * 255) / 100;
    x += Number(count ?? 1);
  }
  return sums.map((sum) => sum / pixels);
}

describe('how a terminal is given pictures', () => {
  const protocolOf = (environment: Readonly<Record<string, string>>) =>
    pictureProtocol((name) => environment[name]);

  test.each([
    [{ KITTY_WINDOW_ID: '1', COLORTERM: 'truecolor' }, 'kitty'],
    [{ TERM: 'xterm-kitty' }, 'kitty'],
    [{ TERM_PROGRAM: 'ghostty' }, 'kitty'],
    [{ TERM_PROGRAM: 'iTerm.app', COLORTERM: 'truecolor' }, 'iterm'],
    [{ TERM_PROGRAM: 'WezTerm' }, 'iterm'],
    [{ TERM: 'foot', COLORTERM: 'truecolor' }, 'sixel'],
    [{ TERM: 'mlterm-256color' }, 'sixel'],
    [{ TERM: 'xterm', TERM_PROGRAM: 'mintty' }, 'sixel'],
    [{ TERM: 'xterm-256color', COLORTERM: 'truecolor' }, 'half-blocks'],
    [{ TERM: 'xterm-256color' }, undefined],
    [{ TERM: 'dumb', COLORTERM: 'truecolor' }, undefined],
    [{ CI: 'true', TERM: 'xterm-kitty' }, undefined],
  ] as const)('%j: %s', (environment, protocol) => {
    expect(protocolOf(environment)).toBe(protocol);
  });

  test('a multiplexer may not pass pictures on: it gets half blocks, if it has true colours', () => {
    const kitty = { TMUX: '/tmp/tmux', TERM: 'tmux-256color', KITTY_WINDOW_ID: '1' };
    expect([protocolOf(kitty), protocolOf({ ...kitty, COLORTERM: 'truecolor' })]).toEqual([
      undefined,
      'half-blocks',
    ]);
    expect(protocolOf({ TERM: 'screen.xterm-kitty', TERM_PROGRAM: 'iTerm.app' })).toBeUndefined();
  });
});
