/** Small words of a language by what they ask of a line break. */
interface FunctionWords {
  /** Never parted from what they stand before: articles, possessives, titles. */
  readonly bound: ReadonlySet<string>;
  /** What begins a phrase: conjunctions, prepositions, and pronouns that are subjects alone. */
  readonly opening: ReadonlySet<string>;
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/u));

/** Languages with articles before the noun; others have no such rule. */
const WORDS: Readonly<Record<string, FunctionWords>> = {
  en: {
    bound: set(
      'a an the my your his her its our their this that these those mr. mrs. ms. dr. st. all no not to',
    ),
    opening: set(
      'i he she we they and but or nor so yet because although though while when where who what how why which that if unless until since as than about above across after against along among around at before behind below beneath beside between beyond by down during for from in inside into near of on onto over through toward towards under upon with within without',
    ),
  },
  de: {
    bound: set(
      'der die das den dem des ein eine einen einem einer eines kein keine keinen mein meine meinen dein deine deinen sein seine seinen ihr ihre ihren unser unsere im am zum zur ins ans beim vom dr. hr. fr. nicht zu',
    ),
    opening: set(
      'und aber oder denn sondern doch weil dass daß ob wenn als während bis damit obwohl wo wie in im an am auf aus außer bei beim mit nach seit von vom vor zu zum zur durch für gegen ohne um über unter hinter neben zwischen wegen trotz',
    ),
  },
  fr: {
    bound: set(
      'le la les un une des du de mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs ce cet cette ces au aux ne m. mme dr.',
    ),
    opening: set(
      'je tu il ils on et mais ou donc or ni car que qui quand si comme lorsque puisque parce où dont à au aux dans de des du en par pour sans sous sur vers avec chez contre depuis derrière devant entre pendant',
    ),
  },
  es: {
    bound: set(
      'el la los las un una unos unas mi mis tu tus su sus nuestro nuestra este esta ese esa al del no sr. sra. dr.',
    ),
    opening: set(
      'y e o u pero sino ni que quien cuando si como porque aunque mientras donde a al ante bajo con contra de del desde en entre hacia hasta para por según sin sobre tras',
    ),
  },
  it: {
    bound: set(
      'il lo la i gli le un uno una mio mia tuo tua suo sua al allo alla ai del dello della dei nel nella sul sulla non sig. dott.',
    ),
    opening: set(
      'e ed o ma né che chi quando se come perché mentre dove a ad al alla con contro da dal di del della dentro dopo fra in nel nella per senza sopra sotto su sul tra verso',
    ),
  },
  pt: {
    bound: set(
      'o a os as um uma uns umas meu minha teu tua seu sua nosso nossa este esta esse essa ao à do da no na não sr. sra. dr.',
    ),
    opening: set(
      'e ou mas nem que quem quando se como porque embora enquanto onde a ao à com contra de do da desde em no na entre para por sem sob sobre até',
    ),
  },
  nl: {
    bound: set(
      'de het een mijn jouw zijn haar ons onze hun deze die dit dat geen niet te dhr. mevr.',
    ),
    opening: set(
      'en maar of want dus dat omdat hoewel terwijl als toen waar wie aan achter bij binnen boven buiten door in langs met na naar naast om onder op over per sinds te tegen tot tussen uit van voor zonder',
    ),
  },
};

const NONE: FunctionWords = { bound: new Set(), opening: new Set() };

export function functionWordsOf(language: string): FunctionWords {
  return WORDS[language.toLowerCase().split('-')[0] ?? ''] ?? NONE;
}
