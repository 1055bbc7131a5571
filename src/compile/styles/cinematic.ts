import type { BuiltInStyle } from './built-in-style.ts';

/** The look of a feature film shot on large-format lenses. */
export const cinematic: BuiltInStyle = {
  name: 'cinematic',
  look: [
    'it looks like a feature film, with natural contrast and a wide tonal range',
    'light and colour set people apart from the place behind them',
    'the picture has a fine film grain and gentle highlight roll-off',
  ],
  palette: [],
  avoid: ['flat lighting', 'oversharpened edges'],
};
