import type { BuiltInStyle } from './built-in-style.ts';

/** Neon in the rain: a near future at night. */
export const cyberpunk: BuiltInStyle = {
  name: 'cyberpunk',
  look: [
    'it is a near-future city look, at night, lit by neon signs',
    'wet surfaces mirror saturated magenta and cyan light, and the shadows stay deep',
    'haze in the air gives every light a visible beam',
  ],
  palette: ['#FF00FF', '#00FFFF', '#101840'],
  avoid: ['daylight', 'pastel colours'],
};
