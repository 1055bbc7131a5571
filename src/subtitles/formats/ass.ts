import type { SubtitleStyle } from '../../film/subtitles.ts';
import type { FrameRate, Frames } from '../../film/time.ts';
import type { Cue, CueLine } from '../cue.ts';
import { directed } from '../direction.ts';
import { clockOf } from './clock.ts';

export interface AssRequest {
  readonly rate: FrameRate;
  readonly width: number;
  readonly height: number;
  /** As the font calls itself. */
  readonly font: string;
  readonly style: SubtitleStyle;
}

/**
 * Letters from the top of the highest to the bottom of the lowest, as a share of the picture's height:
 * 42 columns fill three quarters of a wide picture (BBC: rows of 8 % of the height at most).
 */
const SIZES = { small: 0.054, medium: 0.064, large: 0.073 } as const;
/** Of a picture that is higher than wide, no more than 42 columns have room for. */
const WIDEST = 0.75;
/** Pictures are cut at their edges by many screens: text stays in the inner nine tenths (EBU R 95). */
const MARGIN = 0.05;
const OUTLINE = 0.055;
const SHADOW = 0.02;

/** Advanced SubStation Alpha, as libass burns it in. */
export function writeAss(cues: readonly Cue[], request: AssRequest): string {
  const { width, height, rate } = request;
  return `${[
    '[Script Info]',
    'ScriptType: v4.00+',
    `PlayResX: ${width}`,
    `PlayResY: ${height}`,
    'WrapStyle: 0',
    'ScaledBorderAndShadow: yes',
    'YCbCr Matrix: TV.709',
    '',
    '[V4+ Styles]',
    'Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding',
    `Style: ${styleOf(request)}`,
    '',
    '[Events]',
    'Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text',
    ...cues.map(({ from, to, lines }) => {
      const times = [from, to].map((frame) => assTime(frame, rate));
      return `Dialogue: 0,${times.join(',')},Default,,0,0,0,,${lines.map(lineText).join('\\N')}`;
    }),
  ].join('\n')}\n`;
}

function styleOf({ width, height, font, style }: AssRequest): string {
  const size = Math.min(height, width * WIDEST) * SIZES[style.size];
  const of = (share: number, whole: number): string => (share * whole).toFixed(2);
  const alignment = style.position === 'top' ? 8 : 2;
  const color = assColor(style.color);
  const margin = Math.round(width * MARGIN);
  return [
    [
      'Default',
      font,
      size.toFixed(2),
      color,
      color,
      assColor(style.outline),
      assColor('#000000', 0x80),
    ],
    // Bold, italic, underline, strike-out; scale; spacing and angle; an outline and a shadow.
    [0, 0, 0, 0, 100, 100, 0, 0, 1, of(OUTLINE, size), of(SHADOW, size)],
    [alignment, margin, margin, Math.round(height * MARGIN), 1],
  ]
    .flat()
    .join(',');
}

/** `&HAABBGGRR`, where 00 is opaque. */
function assColor(color: string, clear = 0): string {
  const [red, green, blue] = [1, 3, 5].map((at) => color.slice(at, at + 2).toUpperCase());
  return `&H${clear.toString(16).padStart(2, '0').toUpperCase()}${blue}${green}${red}`;
}

/**
 * `1:02:03.45`: the last hundredth before the millisecond that a frame begins in or with. ffmpeg asks
 * libass for what is there at a binary fraction of a second, which may be just below a millisecond that
 * the frame begins with, and is rounded down then: the frame would be without its own cue.
 */
function assTime(frame: Frames, rate: FrameRate): string {
  const before = Math.ceil((frame * rate.den * 1000) / rate.num) - 1;
  const [clock, rest] = clockOf(Math.max(0, Math.floor(before / 10)), 100);
  return `${clock.replace(/^0/u, '')}.${String(rest).padStart(2, '0')}`;
}

function lineText(line: CueLine): string {
  const text = escapeAss(directed(line));
  return line.italic ? `{\\i1}${text}{\\i0}` : text;
}

const WORD_JOINER = '\u2060';

/** Braces begin a style, and `\N` is a new row; a backslash before another letter is only itself. */
function escapeAss(text: string): string {
  return text.replaceAll(/\\(?=[Nnh{}])/gu, `\\${WORD_JOINER}`).replaceAll(/[{}]/gu, '\\$&');
}
