/** How a terminal is given a picture. */
export type PictureProtocol = 'kitty' | 'iterm' | 'sixel' | 'half-blocks';

/**
 * The best way in which a terminal shows pictures, by what it says of itself in the environment;
 * undefined where it shows none that we know of.
 */
export function pictureProtocol(
  get: (name: string) => string | undefined,
): PictureProtocol | undefined {
  const terminal = get('TERM') ?? '';
  const program = get('TERM_PROGRAM');
  if (get('CI') !== undefined || terminal === 'dumb') return undefined;
  const colors = get('COLORTERM');
  const blocks = colors === 'truecolor' || colors === '24bit' ? 'half-blocks' : undefined;
  // Whether a multiplexer passes pictures on can't be known from outside; colours it knows.
  const isInside = get('TMUX') !== undefined || get('STY') !== undefined;
  if (isInside || /^(?:tmux|screen)/.test(terminal)) return blocks;
  if (get('KITTY_WINDOW_ID') !== undefined || terminal === 'xterm-kitty') return 'kitty';
  if (program === 'ghostty' || terminal === 'xterm-ghostty') return 'kitty';
  if (program === 'iTerm.app' || program === 'WezTerm') return 'iterm';
  if (program === 'mintty' || SIXELS.test(terminal)) return 'sixel';
  return blocks;
}

/** Terminals that show sixels whatever is set. */
const SIXELS = /^(?:foot|mlterm|contour|yaft)/;
