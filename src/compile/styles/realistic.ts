import type { BuiltInStyle } from './built-in-style.ts';

/** As a good camera sees it, with nothing added. */
export const realistic: BuiltInStyle = {
  name: 'realistic',
  look: [
    'it looks like real life filmed with a good camera, with true colours and natural skin',
    'light and materials behave as they do in reality, and nothing is stylized',
  ],
  palette: [],
  avoid: ['stylization', 'plastic skin'],
};
