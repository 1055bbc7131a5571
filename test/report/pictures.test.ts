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

  test('as half blocks have two pixels a cell; colours are said again only where they change', () => {
    expect(pictureText(PICTURE, 'half-blocks', 32)).toBe(
      [
        '\u001B[38;2;255;0;0;48;2;0;0;255m▀▀\u001B[0m',
        '\u001B[38;2;1;2;3;49m▀\u001B[38;2;4;5;6;49m▀\u001B[0m',
      ].join('\n'),
    );
  });
});

describe('how a terminal is given pictures', () => {
  const protocolOf = (environment: Readonly<Record<string, string>>) =>
    pictureProtocol((name) => environment[name]);

  test.each([
    [{ KITTY_WINDOW_ID: '1', COLORTERM: 'truecolor' }, 'kitty'],
    [{ TERM: 'xterm-kitty' }, 'kitty'],
    [{ TERM_PROGRAM: 'ghostty' }, 'kitty'],
    [{ TERM_PROGRAM: 'iTerm.app', COLORTERM: 'truecolor' }, 'iterm'],
    [{ TERM_PROGRAM: 'WezTerm' }, 'iterm'],
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
