import type { BuiltInStyle } from './built-in-style.ts';

/** Hand-drawn feature animation with painted backgrounds; said in words for the craft alone. */
export const ghibli: BuiltInStyle = {
  name: 'ghibli',
  look: [
    'it is hand-drawn animation with clean ink lines and flat cel colours',
    'the backgrounds are painted in soft watercolour and gouache, rich in leaves, clouds and light',
    'movement is gentle and drawn on twos, with wind in hair, cloth and grass',
  ],
  palette: [],
  avoid: ['photorealism', 'three-dimensional rendering'],
};
