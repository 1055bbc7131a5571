/**
 * The languages of Google's page "Chirp 3: HD voices", stored copies read 2026-11-26. Of several for one
 * language, the first is meant where a film names no country.
 */
export const CHIRP_LOCALES =
  'ar-XA bg-BG bn-IN cmn-CN cs-CZ da-DK de-DE el-GR en-US en-GB en-AU en-IN es-ES es-US et-EE fi-FI fr-FR fr-CA gu-IN he-IL hi-IN hr-HR hu-HU id-ID it-IT ja-JP kn-IN ko-KR lt-LT lv-LV ml-IN mr-IN nb-NO nl-NL nl-BE pa-IN pl-PL pt-BR ro-RO ru-RU sk-SK sl-SI sr-RS sv-SE sw-KE ta-IN te-IN th-TH tr-TR uk-UA ur-IN vi-VN'.split(
    ' ',
  );

/**
 * How films write some of them. Those of Taiwan and Hong Kong are no languages of Chirp 3, and have voices
 * before it.
 */
const ALSO: Readonly<Record<string, string>> = {
  zh: 'cmn-CN',
  'zh-cn': 'cmn-CN',
  'zh-hans': 'cmn-CN',
  'zh-tw': 'cmn-TW',
  'zh-hant': 'cmn-TW',
  'zh-hk': 'yue-HK',
  no: 'nb-NO',
  'no-no': 'nb-NO',
};

/** What a film may say for them. */
export const CHIRP_LANGUAGES = [...CHIRP_LOCALES, 'zh-CN', 'zh-Hans', 'no-NO'];

/** Where Chirp 3 takes no pronunciations, by the same page as others read it in August 2026. */
const WITHOUT_IPA = new Set(
  'bg-BG bn-IN cs-CZ da-DK el-GR et-EE fi-FI gu-IN he-IL hr-HR hu-HU lt-LT lv-LV nb-NO nl-BE pa-IN ro-RO sk-SK sl-SI sr-RS sv-SE sw-KE th-TH uk-UA ur-IN vi-VN'.split(
    ' ',
  ),
);

/** A subtag of four letters, which says how a language is written: nobody hears that. */
const SCRIPT = /-[a-z]{4}(?=-|$)/i;

/** Google's tag of a language: with a country, where it knows one, and without a script. */
export function localeOf(language: string): string {
  const written = language.toLowerCase();
  const asked = written.replace(SCRIPT, '');
  const found = CHIRP_LOCALES.find((each) => {
    const locale = each.toLowerCase();
    return locale === asked || locale.startsWith(`${asked}-`);
  });
  return ALSO[written] ?? ALSO[asked] ?? found ?? language.replace(SCRIPT, '');
}

export function takesIpaIn(locale: string): boolean {
  return !WITHOUT_IPA.has(locale);
}

/** What a film may say where it takes them. */
export const CHIRP_IPA = CHIRP_LANGUAGES.filter((each) => takesIpaIn(localeOf(each)));

/** Whether both are one language, whatever the country. */
export function isSameLanguage(one: string, other: string): boolean {
  const language = (tag: string): string => localeOf(tag).split('-')[0]!.toLowerCase();
  return language(one) === language(other);
}
