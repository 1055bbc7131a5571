import type { BuiltInStyle } from './built-in-style.ts';

/** Black and white of the nineteen-forties: hard light, deep shadow. */
export const noir: BuiltInStyle = {
  name: 'noir',
  look: [
    'it is a black-and-white film noir with hard, low-key light and deep black shadows',
    'blinds, railings and smoke cut the light into shapes, and faces are half lit',
    'the picture has high contrast and visible film grain',
  ],
  palette: [],
  avoid: ['colour', 'flat lighting'],
};
