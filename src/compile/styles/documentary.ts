import type { BuiltInStyle } from './built-in-style.ts';

/** A crew that follows what happens in the light that is there. */
export const documentary: BuiltInStyle = {
  name: 'documentary',
  look: [
    'it looks like an observational documentary, filmed by a small crew that follows what happens',
    'the light is what is available, the colours are honest, and focus is found rather than placed',
  ],
  palette: [],
  avoid: ['staged poses', 'glossy lighting'],
};
