import type { Character } from '../../film/character.ts';
import type { CharacterState } from '../../world/fold/world-state.ts';
import { colorInText } from '../color/color-words.ts';
import { brighten, luma, mix, parseColor } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import { hash, pick, textSeed } from '../noise.ts';
import { NO_GARMENT, accessoriesOf } from './accessories.ts';
import type { Accessories } from './accessories.ts';
import { ALL_IN_ONE, CUTS, GARMENTS, HEADWEAR, LAYERS, NECK_SCARF, SKINS } from './look-words.ts';
import type { Garment, HairCut, Headwear } from './look-words.ts';

/** What a person looks like, as far as a drawing shows it. */
export interface Look {
  readonly skin: Color;
  readonly hair: Color;
  readonly cut: HairCut;
  readonly beard: 'none' | 'stubble' | 'full' | 'moustache';
  readonly glasses: boolean;
  readonly old: boolean;
  readonly feminine: boolean;
  readonly iris: Color;
  readonly garment: Garment;
  readonly cloth: Color;
  /** Under the garment, seen at the collar. */
  readonly shirt: Color;
  readonly trousers: Color;
  /** Legs are bare below the knee, or arms below the elbow. */
  readonly bareShins: boolean;
  readonly bareArms: boolean;
  readonly shoes: Color;
  readonly trim: Color;
  readonly buttons: boolean;
  readonly scarf: Color | undefined;
  readonly headwear: Headwear;
  readonly headwearColor: Color;
  readonly band: Color;
  readonly cape: Color | undefined;
  readonly accessories: Accessories;
  /** How broad the body is, 1 as usual. */
  readonly build: number;
}

function firstMatch<Value>(
  text: string,
  rows: readonly (readonly [RegExp, Value])[],
): Value | undefined {
  return rows.find(([pattern]) => pattern.test(text))?.[1];
}

/** The clause of a text around a word, so that `red coat, white hair` has a coat that is red. */
function clauseWith(texts: readonly string[], pattern: RegExp): string {
  const titled = texts.find((text) => pattern.test(text.split(' ', 1)[0] ?? ''));
  if (titled !== undefined) return titled;
  return (
    texts
      .flatMap((text) => text.split(/[,;.]|\band\b|\bwith\b/))
      .find((clause) => pattern.test(clause)) ?? ''
  );
}

/** The garment that covers the others: a coat over a dress, whichever of them is named first. */
function outermost(worn: readonly string[]): string {
  const garments = worn.filter(
    (one) => !NO_GARMENT.test(one) || LAYERS.some((layer) => layer.test(one)),
  );
  for (const layer of LAYERS) {
    const found = garments.find((garment) => layer.test(garment));
    if (found !== undefined) return found;
  }
  return clauseWith(garments, /./);
}

/** What is said not to be there: `beard: none`, `no glasses`, `without a hat`. */
const DENIED = [
  /\b[\w-]+ (?:none|no|false)(?=$|[,;.])/g,
  /\b(?:no|without(?: an?| any)?|never wears(?: an?)?) [\w-]+/g,
];

/** A text without what it denies, but for hair, of which the lack is a look. */
function withoutDenied(text: string): string {
  const bare = text.replace(
    /\bhair (?:none|no)(?=$|[,;.])|\b(?:no|without(?: any)?) hair\b/g,
    'bald',
  );
  return DENIED.reduce((rest, pattern) => rest.replace(pattern, ''), bare);
}

/** Reads a person's look from its identity, its palette and what it wears now. */
export function lookOf(character: Character, state: CharacterState | undefined): Look {
  const seed = textSeed(character.id);
  const worn = (state?.wardrobe ?? []).map((name) =>
    `${name} ${character.wardrobe[name] ?? ''}`.toLowerCase(),
  );
  const traits = Object.entries(character.identity).map(([trait, text]) =>
    withoutDenied(`${trait} ${text}`.toLowerCase()),
  );
  // `skin: dark brown` is a dark brown skin.
  const skinText = Object.entries(character.identity)
    .filter(([trait]) => /skin|complexion/.test(trait.toLowerCase()))
    .map(([, text]) => `${text.toLowerCase()} skin`);
  const all = [...worn, ...traits];
  const text = all.join('; ');
  const palette = character.palette.map(parseColor).filter((color) => color !== undefined);
  const feminine =
    /\b(she|her|woman|girl|mother|queen|lady|actress|wife|daughter|grandmother)\b/.test(
      `${text} ${character.name.toLowerCase()}`,
    );
  const old =
    /\bold\b|elderly|ancient|aged|wrinkle|lined|grand(mother|father)|sixty|seventy|eighty|white-haired/.test(
      text,
    );
  const hairText = clauseWith(traits, /hair|bald|\bshave[nd]\b|braid|ponytail|curls|\bbun\b/);
  const garmentText =
    outermost(worn) ||
    clauseWith(
      traits,
      /coat|jacket|dress|robe|shirt|wear|suit|uniform|cloak|sweater|hoodie|outfit|cloth/,
    );
  const outfit = [...worn, garmentText].join('; ');
  const cloth =
    colorInText(garmentText) ??
    palette[0] ??
    pick(
      [
        [0.55, 0.25, 0.22],
        [0.22, 0.36, 0.5],
        [0.3, 0.44, 0.36],
        [0.62, 0.47, 0.25],
      ],
      seed,
      1,
    );
  const hair =
    colorInText(hairText) ??
    (old
      ? [0.83, 0.82, 0.8]
      : pick(
          [
            [0.13, 0.1, 0.1],
            [0.26, 0.17, 0.11],
            [0.4, 0.26, 0.15],
          ],
          seed,
          2,
        ));
  const headwear = firstMatch(worn.join(';') || text, HEADWEAR) ?? 'none';
  const headwearText = clauseWith(
    all,
    /cap\b|hat\b|hood|beanie|beret|helmet|fedora|turban|head-?scarf|hijab|kerchief|bandanna|balaclava|veil|crown|tiara|space ?suit/,
  );
  const scarf = [outfit, text].some((said) => NECK_SCARF.test(said));
  const skin: Color =
    firstMatch([...skinText, ...traits].join('; '), SKINS) ??
    pick(
      [
        [0.91, 0.74, 0.62],
        [0.86, 0.66, 0.53],
        [0.72, 0.51, 0.38],
      ],
      seed,
      3,
    );
  return {
    skin,
    hair,
    cut: firstMatch(hairText || text, CUTS) ?? (feminine ? 'bob' : 'short'),
    beard: /clean-shaven/.test(text)
      ? 'none'
      : /unshaven|stubble/.test(text)
        ? 'stubble'
        : /beard/.test(text)
          ? 'full'
          : /moustache|mustache/.test(text)
            ? 'moustache'
            : 'none',
    glasses: /(?<!sun|dark )glasses|spectacles/.test(text),
    old,
    feminine,
    iris: colorInText(clauseWith(traits, /\beyes?\b/)) ?? [0.27, 0.2, 0.15],
    garment: firstMatch(garmentText || text, GARMENTS) ?? 'shirt',
    cloth,
    shirt: shirtOf(palette[2], skin, cloth),
    bareShins: /\bshorts\b|\bkilt\b|swimming trunks/.test(outfit),
    bareArms:
      /t-?shirt|\btee\b|(?:football|polo|running|basketball|short-sleeved) (?:shirt|top)|\bjersey\b|tank top|singlet|scrubs/.test(
        outfit,
      ) && !/coat|jacket|hoodie|sweater|jumper/.test(outfit),
    trousers: trousersOf(outfit, palette[1], cloth),
    shoes: colorInText(
      clauseWith(worn, /boots?\b|shoes?\b|sandals|trainers|sneakers|slippers/),
    ) ?? [0.14, 0.12, 0.12],
    trim: palette[1] ?? brighten(cloth, luma(cloth) > 0.4 ? 0.6 : 1.7),
    buttons: /button|uniform|coat|double-breasted/.test(outfit),
    scarf: scarf
      ? (colorInText(clauseWith(all, NECK_SCARF)) ?? palette[1] ?? [0.7, 0.3, 0.25])
      : undefined,
    headwear,
    headwearColor:
      colorInText(headwearText.replace(BAND, '')) ?? brighten(cloth, headwear === 'hood' ? 1 : 0.8),
    band: bandOf(all) ?? brighten(cloth, 0.45),
    accessories: accessoriesOf(worn, traits),
    cape: /\bcape\b|cloak/.test(outfit)
      ? (colorInText(clauseWith(all, /cape|cloak/)) ?? cloth)
      : undefined,
    build: /broad|burly|stocky|heavy|muscular/.test(text)
      ? 1.12
      : /thin|narrow|slim|slender|lean\b/.test(text)
        ? 0.92
        : 1 + (hash(seed, 9) - 0.5) * 0.06,
  };
}

/** Skin tones: a third colour like these says what the skin is, not the shirt. */
function isSkin([red, green, blue]: Color): boolean {
  return red > green && green > blue && red - blue > 0.12 && red - blue < 0.5 && green > red * 0.6;
}

function shirtOf(third: Color | undefined, skin: Color, cloth: Color): Color {
  const pale = mix(cloth, [0.94, 0.91, 0.85], 0.8);
  if (third === undefined || isSkin(third)) return pale;
  const apart = Math.max(...third.map((part, index) => Math.abs(part - (skin[index] ?? 0))));
  return apart < 0.15 ? pale : third;
}

/** A band with the words that say its colour. */
const BAND = /[\w#-]+ (\w+ )?band\b/;

function bandOf(texts: readonly string[]): Color | undefined {
  const text = texts.find((one) => /\bband\b/.test(one));
  return text === undefined ? undefined : colorInText(BAND.exec(text)?.[0] ?? '');
}

function trousersOf(outfit: string, second: Color | undefined, cloth: Color): Color {
  const named = colorInText(clauseWith([outfit], /trousers|jeans|pants|shorts|leggings|breeches/));
  if (named !== undefined) return named;
  if (ALL_IN_ONE.test(outfit)) return cloth;
  // A light second colour is trim: a cap band, buttons, a scarf; few wear it on their legs.
  return second !== undefined && luma(second) < 0.3 ? second : mix(cloth, [0.15, 0.16, 0.2], 0.82);
}
