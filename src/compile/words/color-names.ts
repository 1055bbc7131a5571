/** Plain names that people and models share, each for the colour that it is usually said of. */
const NAMED: readonly (readonly [name: string, hex: string])[] = [
  ['black', '#000000'],
  ['charcoal grey', '#333333'],
  ['grey', '#808080'],
  ['silver grey', '#C0C0C0'],
  ['white', '#FFFFFF'],
  ['warm white', '#FFF4E0'],
  ['cream', '#F5E6C8'],
  ['beige', '#D8C3A5'],
  ['tan', '#C19A6B'],
  ['dark brown', '#3B2F2F'],
  ['brown', '#7B4B2A'],
  ['rust', '#B7410E'],
  ['copper', '#B87333'],
  ['antique gold', '#D4AF37'],
  ['warm gold', '#FFD700'],
  ['amber', '#FFB000'],
  ['orange', '#FF8000'],
  ['coral', '#FF7F50'],
  ['pale yellow', '#FFF59D'],
  ['yellow', '#FFFF00'],
  ['lime green', '#A4DE02'],
  ['green', '#1FA51F'],
  ['dark green', '#0B4D1E'],
  ['olive', '#6B6B23'],
  ['pale green', '#A8D8A8'],
  ['neon green', '#00FF66'],
  ['mint', '#98FFCC'],
  ['teal', '#008080'],
  ['dark teal', '#0B3C49'],
  ['turquoise', '#40E0D0'],
  ['cyan', '#00FFFF'],
  ['pale blue', '#ADD8E6'],
  ['sky blue', '#5AB0F0'],
  ['steel blue', '#4682B4'],
  ['blue', '#1E5BFF'],
  ['deep blue', '#0000A0'],
  ['midnight blue', '#203050'],
  ['navy', '#101840'],
  ['indigo', '#4B0082'],
  ['purple', '#800080'],
  ['violet', '#8A5CF6'],
  ['lavender', '#C9B6E4'],
  ['magenta', '#FF00FF'],
  ['hot pink', '#FF2D95'],
  ['pink', '#FFB6C1'],
  ['rose', '#D1556B'],
  ['red', '#E02020'],
  ['crimson', '#A0102A'],
  ['dark red', '#5A0A14'],
];

const POINTS = NAMED.map(([name, hex]) => ({ name, channels: channelsOf(hex) }));

/** `#FFD700` as `warm gold #FFD700`: the word for the model, the number for exactness. */
export function nameColor(hex: string): string {
  return `${nearestName(channelsOf(hex))} ${hex}`;
}

type Channels = readonly [red: number, green: number, blue: number];

/** Nearest by the low-cost weighted distance of T. Riemersma, "Colour metric" (compuphase.com). */
function nearestName(color: Channels): string {
  let nearest = 'grey';
  let least = Number.POSITIVE_INFINITY;
  for (const { name, channels } of POINTS) {
    const red = (color[0] + channels[0]) / 2;
    const apart =
      (2 + red / 256) * (color[0] - channels[0]) ** 2 +
      4 * (color[1] - channels[1]) ** 2 +
      (2 + (255 - red) / 256) * (color[2] - channels[2]) ** 2;
    if (apart < least) [nearest, least] = [name, apart];
  }
  return nearest;
}

function channelsOf(hex: string): Channels {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}
